import { useTranslation } from 'react-i18next';
import type { CriterionId } from '#contract/ids';
import type { MarkSheet } from '#contract/marking';
import { useText } from '../i18n/setup.ts';
import { useJoined } from '../seat/room-context.ts';
import { CriterionRow } from './criterion-row.tsx';
import { flagsOf, type SheetDesk } from './desk-context.ts';
import { ExtraMarks } from './extra-marks.tsx';
import { isMarked, type Line, ratingLines } from './lines.ts';
import classes from './mark-sheet.module.css';
import { useSections } from './use-sheet-lines.ts';

type Props = {
  sheet: MarkSheet;
  openId: CriterionId | null;
  onOpen: (id: CriterionId) => void;
  desk: SheetDesk;
};

/** The sheet: domains as headings that stay, one line open at a time; the judgement of the whole set apart at the end. */
export function MarkSheetView({ sheet, openId, onOpen, desk }: Props) {
  const { t } = useTranslation();
  const text = useText();
  const sections = useSections();
  const exam = useJoined((joined) => joined.exam.exam);
  const ratings = ratingLines(exam);
  const levelOf = new Map(sheet.marks.map((mark) => [mark.criterionId, mark.level]));
  const flagged = new Set(flagsOf(sheet));
  const row = (line: Line) => (
    <CriterionRow
      key={line.id}
      line={line}
      level={levelOf.get(line.id) ?? null}
      flagged={flagged.has(line.id)}
      noted={sheet.notes.some((note) => note.kind === 'note' && note.criterionId === line.id)}
      open={line.id === openId}
      onOpen={onOpen}
      desk={desk}
    />
  );
  return (
    // Scrolls, so it must be reachable by keyboard.
    <div className={classes.sheet} role="region" aria-label={t('sheet.title')} tabIndex={0}>
      {sections.map((section) => {
        const marked = section.lines.filter(isMarked);
        return (
          <section key={section.id} aria-label={text(section.title)}>
            <h2 className={classes.domain}>
              <span>{text(section.title)}</span>
              {marked.length > 0 && (
                <span className="num">
                  {t('sheet.of', { done: marked.filter((line) => levelOf.has(line.id)).length, all: marked.length })}
                </span>
              )}
            </h2>
            {section.lines.map(row)}
          </section>
        );
      })}
      {ratings.length > 0 && (
        <section className={classes.whole} aria-label={t('sheet.whole')} data-testid="whole">
          <h2 className={classes.domain}>
            <span>{t('sheet.whole')}</span>
          </h2>
          {ratings.map(row)}
        </section>
      )}
      <ExtraMarks sheet={sheet} />
    </div>
  );
}
