import { seatRoutes } from '#contract/http';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../connection/outcome.ts';
import { fetchRoute } from '../connection/rest.ts';
import { needBackstage } from '../i18n/setup.ts';
import { LineBanner } from '../seat/line-banner.tsx';
import { useRoomData, useSeat } from '../seat/room-context.ts';
import { SittingLine, useCandidate } from '../seat/sitting-line.tsx';
import { Page } from '../ui/page.tsx';
import { ProblemNotice } from '../ui/problem.tsx';
import { RetryButton } from '../ui/retry-button.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { ReviewDesk } from './review-desk.tsx';

await needBackstage();

/** Everything of one sitting on one time axis. */
export default function ReviewerPage() {
  const { t } = useTranslation();
  const { token } = useSeat();
  const joins = useRoomData((data) => data.joins);
  const changes = useRoomData((data) => data.changes);
  const review = useQuery({
    queryKey: ['review', token, joins, changes],
    placeholderData: keepPreviousData,
    gcTime: 0,
    queryFn: () => fetchRoute(seatRoutes['review.show'], { seat: token }),
  });
  const candidate = useCandidate();
  return (
    <Page ready={review.data !== undefined} layout="full" aside={<SittingLine who={candidate} />}>
      <h1 className="visually-hidden">{t('reviewer.title', { name: candidate })}</h1>
      <LineBanner kept={t('reviewer.kept')} />
      {review.data !== undefined ? (
        <ReviewDesk review={review.data} />
      ) : review.error instanceof ProblemError ? (
        <ProblemNotice problem={review.error.problem} actions={<RetryButton onRetry={() => void review.refetch()} />} />
      ) : (
        <Waiting what={t('waiting.review')} />
      )}
    </Page>
  );
}
