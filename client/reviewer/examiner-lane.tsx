import type { Exam } from '#contract/exam';
import type { MarkSheet } from '#contract/marking';
import { useTranslation } from 'react-i18next';
import { clockFace } from '../connection/clock.ts';
import { Icon } from '../ui/icons.tsx';
import classes from './lanes.module.css';
import { percentAt, type Axis } from './time-axis.ts';
import { useMarkWords } from './use-mark-words.ts';

type Props = { axis: Axis; sheet: MarkSheet | null; exam: Exam; onSeek: (ms: number) => void };

/** One examiner's notes and marks where they were made. */
export function ExaminerLane({ axis, sheet, exam, onSeek }: Props) {
  const { t } = useTranslation();
  const { titleOf, levelOf } = useMarkWords(exam);
  const marks = (sheet?.marks ?? []).flatMap((mark) =>
    mark.at === null
      ? []
      : [{ id: mark.id, at: mark.at, kind: 'mark', label: `${titleOf(mark.criterionId)} · ${levelOf(mark)}` }],
  );
  const notes = (sheet?.notes ?? [])
    .filter(({ kind }) => kind === 'note')
    .map((note) => ({ id: note.id, at: note.at, kind: 'note', label: note.text }));
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
