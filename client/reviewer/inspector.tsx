import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Review } from '#contract/http';
import type { Analysis } from '#contract/metric';
import { ResultReport } from '../result/result-report.tsx';
import { Notice } from '../ui/notice.tsx';
import type { Store } from '../ui/store.ts';
import { Tabs } from '../ui/tabs.tsx';
import { MarksTable } from './marks-table.tsx';
import { MetricsList } from './metrics-list.tsx';
import { Transcript } from './transcript.tsx';

type Tab = 'transcript' | 'marks' | 'metrics' | 'result';
type Props = { review: Review; analysis: Analysis | null; position: Store<number>; onSeek: (ms: number) => void };

/** Transcript, marks, metrics, result. Until somebody picks a tab, it shows the result as soon as there is one. */
export function Inspector({ review, analysis, position, onSeek }: Props) {
  const { t } = useTranslation();
  const [picked, setPicked] = useState<Tab | null>(null);
  const tab = picked ?? (review.result === null ? 'metrics' : 'result');
  return (
    <Tabs
      label={t('reviewer.inspector')}
      value={tab}
      onChange={setPicked}
      tabs={[
        { key: 'transcript', label: t('reviewer.transcript') },
        { key: 'marks', label: t('reviewer.marks') },
        { key: 'metrics', label: t('reviewer.metrics') },
        { key: 'result', label: t('reviewer.result') },
      ]}
    >
      {tab === 'transcript' && <Transcript analysis={analysis} position={position} onSeek={onSeek} />}
      {tab === 'marks' && <MarksTable review={review} onSeek={onSeek} />}
      {tab === 'metrics' && <MetricsList review={review} analysis={analysis} onSeek={onSeek} />}
      {tab === 'result' &&
        (review.result === null ? (
          <Notice icon="wait" title={t('reviewer.noResult')}>
            {t('reviewer.noResultText')}
          </Notice>
        ) : (
          <ResultReport result={review.result} seats={review.sitting.seats} onSeek={onSeek} />
        ))}
    </Tabs>
  );
}
