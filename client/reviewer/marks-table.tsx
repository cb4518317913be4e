import { useTranslation } from 'react-i18next';
import { globalRatings, sheetDomains } from '#contract/exam';
import type { Review } from '#contract/http';
import type { CriterionId } from '#contract/ids';
import { useText } from '../i18n/setup.ts';
import { Icon } from '../ui/icons.tsx';
import { Notice } from '../ui/notice.tsx';
import { ConflictList } from './conflict-list.tsx';
import classes from './inspector.module.css';
import { MarkCell } from './mark-cell.tsx';
import { PanelEvents } from './panel-events.tsx';

type Line = { id: CriterionId; title: string; measured: boolean };

/** Every criterion and global rating with each examiner's standing mark, the conflicts, and how they were settled. */
export function MarksTable({ review, onSeek }: { review: Review; onSeek: (ms: number) => void }) {
  const { t } = useTranslation();
  const text = useText();
  const { exam } = review.exam;
  const examiners = review.sitting.seats.filter((seat) => seat.role === 'examiner');
  const sheetOf = new Map(review.sheets.map((sheet) => [sheet.examinerId, sheet]));
  if (review.marks.length === 0) return <Notice title={t('reviewer.noMarks')}>{t('reviewer.noMarksText')}</Notice>;
  const parts: { id: string; title: string; lines: Line[] }[] = sheetDomains(exam).map((domain) => ({
    id: domain.id,
    title: text(domain.title),
    lines: domain.criteria.map(({ id, title, kind }) => ({
      id,
      title: text(title),
      measured: kind === 'measured' && !review.sitting.toExaminers.includes(id),
    })),
  }));
  const ratings = globalRatings(exam).map(({ id, title }) => ({ id, title: text(title), measured: false }));
  if (ratings.length > 0) parts.push({ id: 'ratings', title: t('result.ratings'), lines: ratings });
  return (
    <>
      <ConflictList exam={exam} />
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('reviewer.marks')}>
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
          {parts.map((part) => (
            <tbody key={part.id}>
              <tr data-domain>
                <th scope="rowgroup" colSpan={examiners.length + 1}>
                  {part.title}
                </th>
              </tr>
              {part.lines.map(({ id, title, measured }) => (
                <tr key={id} data-testid={`marks-${id}`}>
                  <th scope="row">{title}</th>
                  {examiners.map((seat) => {
                    const mark = sheetOf.get(seat.personId)?.marks.find((each) => each.criterionId === id);
                    return (
                      <td key={seat.personId}>
                        {mark !== undefined ? (
                          <MarkCell mark={mark} exam={exam} onSeek={onSeek} />
                        ) : measured ? (
                          <span className="dim">{t('sheet.measuredShort')}</span>
                        ) : (
                          '–'
                        )}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
      <PanelEvents review={review} />
    </>
  );
}
