import { seatRoutes } from '#contract/http';
import { useLocation } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { fetchRoute } from '../connection/rest.ts';
import { ProblemError } from '../connection/outcome.ts';
import { Page } from '../ui/page.tsx';
import { ProblemNotice } from '../ui/problem.tsx';
import { RetryButton } from '../ui/retry-button.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { SeatRoom } from './seat-room.tsx';
import { tokenIn } from './seat-token.ts';

/** Opens a link: asks whose it is, then shows the page of that role. */
export function SeatPage() {
  const { t } = useTranslation();
  const token = useLocation({ select: (location) => tokenIn(`#${location.hash}`) });
  const seat = useQuery({
    queryKey: ['seat', token],
    queryFn: () => fetchRoute(seatRoutes['seat.show'], { seat: token ?? '' }),
    enabled: token !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (token === null)
    return (
      <Page ready notice>
        <ProblemNotice problem={{ code: 'link_invalid' }} />
      </Page>
    );
  if (seat.data !== undefined) return <SeatRoom key={token} token={token} seat={seat.data} />;
  if (seat.error instanceof ProblemError)
    return (
      <Page ready notice>
        <ProblemNotice problem={seat.error.problem} actions={<RetryButton onRetry={() => void seat.refetch()} />} />
      </Page>
    );
  return (
    <Page notice>
      <Waiting what={t('waiting.seat')} />
    </Page>
  );
}
