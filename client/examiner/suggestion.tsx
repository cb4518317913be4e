import { useTranslation } from 'react-i18next';
import type { CriterionId } from '#contract/ids';
import type { MetricName } from '#contract/metric';
import { metricSentence } from '../result/metric-words.ts';
import { useJoined, useRoomData } from '../seat/room-context.ts';
import { useStore } from '../ui/store.ts';
import { useMarkingDesk } from './desk-context.ts';

/** What the machine measured, only after the own mark is committed and only if the exam allows it. */
export function Suggestion({ criterionId, metric }: { criterionId: CriterionId; metric: MetricName }) {
  const { t } = useTranslation();
  const desk = useMarkingDesk();
  const allowed = useJoined((joined) => joined.exam.exam.examinersSeeMetrics === 'after_marking');
  const committed = useStore(desk.sheet, (sheet) => sheet.marks.some((mark) => mark.criterionId === criterionId));
  const found = useRoomData((data) => data.analysis?.metrics.find((each) => each.name === metric));
  if (!allowed) return null;
  return (
    <p className="dim small" data-testid={`suggestion-${criterionId}`}>
      {!committed
        ? t('sheet.metricAfter')
        : found === undefined
          ? t('sheet.metricNone')
          : t('sheet.metric', { name: t(`metric.name.${metric}`), value: metricSentence(t, found) })}
    </p>
  );
}
