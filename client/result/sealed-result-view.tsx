import { seatRoutes } from '#contract/http';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../connection/outcome.ts';
import { fetchRoute } from '../connection/rest.ts';
import { needBackstage } from '../i18n/setup.ts';
import { useJoined, useSeat } from '../seat/room-context.ts';
import { ProblemNotice } from '../ui/problem.tsx';
import { RetryButton } from '../ui/retry-button.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { ResultReport } from './result-report.tsx';

await needBackstage();

/** Fetches the sealed result for whoever sits here, and shows the report. */
export function SealedResultView() {
  const { t } = useTranslation();
  const { token } = useSeat();
  const seats = useJoined((joined) => joined.sitting.seats);
  const hash = useJoined((joined) => joined.sitting.resultHash);
  const result = useQuery({
    queryKey: ['result', token, hash],
    queryFn: () => fetchRoute(seatRoutes['result.show'], { seat: token }),
  });
  if (result.data !== undefined) return <ResultReport result={result.data} seats={seats} onSeek={null} />;
  if (result.error instanceof ProblemError)
    return (
      <ProblemNotice problem={result.error.problem} actions={<RetryButton onRetry={() => void result.refetch()} />} />
    );
  return <Waiting what={t('waiting.result')} />;
}
