import { useTranslation } from 'react-i18next';
import type { Review } from '#contract/http';
import { clockFace } from '../connection/clock.ts';
import { useText } from '../i18n/setup.ts';
import { Icon } from '../ui/icons.tsx';
import { Notice } from '../ui/notice.tsx';
import classes from './inspector.module.css';

/** Every criterion with each examiner's standing mark. */
export function MarksTable({ review, onSeek }: { review: Review; onSeek: (ms: number) => void }) {
  const { t } = useTranslation();
  const text = useText();
  const examiners = review.sitting.seats.filter((seat) => seat.role === 'examiner');
  const sheetOf = new Map(review.sheets.map((sheet) => [sheet.examinerId, sheet]));
  if (review.marks.length === 0) return <Notice title={t('reviewer.noMarks')}>{t('reviewer.noMarksText')}</Notice>;
  return (
    <table className={classes.table} data-testid="marks">
      <thead>
        <tr>
          <th scope="col">{t('result.criterion')}</th>
          {examiners.map((seat) => (
            <th scope="col" key={seat.personId}>
              {seat.name} {sheetOf.get(seat.personId)?.sealed === true && <Icon name="lock" size={12} />}
            </th>
          ))}
        </tr>
      </thead>
      {review.exam.exam.rubric.domains.map((domain) => (
        <tbody key={domain.id}>
          <tr data-domain>
            <th scope="rowgroup" colSpan={examiners.length + 1}>
              {text(domain.title)}
            </th>
          </tr>
          {domain.criteria.map((criterion) => (
            <tr key={criterion.id}>
              <th scope="row">{text(criterion.title)}</th>
              {examiners.map((seat) => {
                const mark = sheetOf.get(seat.personId)?.marks.find((each) => each.criterionId === criterion.id);
                const level =
                  criterion.kind === 'measured'
                    ? undefined
                    : criterion.levels.find((each) => each.level === mark?.level);
                const at = mark?.at ?? null;
                return (
                  <td key={seat.personId}>
                    {criterion.kind === 'measured' ? (
                      <span className="dim">{t('sheet.measuredShort')}</span>
                    ) : level === undefined ? (
                      '–'
                    ) : (
                      text(level.label)
                    )}{' '}
                    {at !== null && (
                      <button type="button" className={`${classes.time} num`} onClick={() => onSeek(at)}>
                        {clockFace(at)}
                      </button>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}
