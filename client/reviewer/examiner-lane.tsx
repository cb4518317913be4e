import type { Exam } from '#contract/exam';
import type { MarkSheet } from '#contract/marking';
import { useTranslation } from 'react-i18next';
import { clockFace } from '../connection/clock.ts';
import { useText } from '../i18n/setup.ts';
import { orderOf } from '../examiner/order.ts';
import { Icon } from '../ui/icons.tsx';
import classes from './lanes.module.css';
import { percentAt, type Axis } from './time-axis.ts';

type Props = { axis: Axis; sheet: MarkSheet | null; exam: Exam; onSeek: (ms: number) => void };

/** One examiner's notes and marks where they were made. */
export function ExaminerLane({ axis, sheet, exam, onSeek }: Props) {
  const { t } = useTranslation();
  const text = useText();
  const criteria = new Map(orderOf(exam.rubric).map((criterion) => [criterion.id, criterion]));
  const marks = (sheet?.marks ?? []).flatMap((mark) => {
    const criterion = criteria.get(mark.criterionId);
    const level = criterion?.levels.find((each) => each.level === mark.level);
    return mark.at === null || criterion === undefined
      ? []
      : [
          {
            id: mark.id,
            at: mark.at,
            kind: 'mark',
            label: `${text(criterion.title)} · ${level === undefined ? mark.level : text(level.label)}`,
          },
        ];
  });
  const notes = (sheet?.notes ?? []).map((note) => ({ id: note.id, at: note.at, kind: 'note', label: note.text }));
  if (marks.length + notes.length === 0) return <span className={classes.none}>{t('lane.noneYet')}</span>;
  return [...marks, ...notes].map(({ id, at, kind, label }) => (
    <button
      key={id}
      type="button"
      className={classes.mark}
      data-kind={kind}
      style={{ insetInlineStart: percentAt(axis, at) }}
      title={`${clockFace(at)} ${label}`}
      aria-label={`${clockFace(at)} ${label}`}
      onClick={() => onSeek(at)}
    >
      <Icon name={kind === 'note' ? 'note' : 'check'} size={14} />
    </button>
  ));
}
