import { useTranslation } from 'react-i18next';
import type { CriterionId } from '#contract/ids';
import type { MarkSheet } from '#contract/marking';
import { useText } from '../i18n/setup.ts';
import { useJoined } from '../seat/room-context.ts';
import { CriterionRow } from './criterion-row.tsx';
import classes from './mark-sheet.module.css';

type Props = {
  sheet: MarkSheet;
  openId: CriterionId | null;
  onOpen: (id: CriterionId) => void;
  onPick: ((id: CriterionId, level: number) => void) | null;
};

/** The rubric as a sheet: domains as headings that stay, one criterion open at a time. */
export function MarkSheetView({ sheet, openId, onOpen, onPick }: Props) {
  const { t } = useTranslation();
  const text = useText();
  const rubric = useJoined((joined) => joined.exam.exam.rubric);
  const levelOf = new Map(sheet.marks.map((mark) => [mark.criterionId, mark.level]));
  return (
    // Scrolls, so it must be reachable by keyboard.
    <div className={classes.sheet} role="region" aria-label={t('sheet.title')} tabIndex={0}>
      {rubric.domains.map((domain) => {
        const marked = domain.criteria.filter((criterion) => criterion.kind !== 'measured');
        return (
          <section key={domain.id} aria-label={text(domain.title)}>
            <h2 className={classes.domain}>
              <span>{text(domain.title)}</span>
              {marked.length > 0 && (
                <span className="num">
                  {t('sheet.of', {
                    done: marked.filter((criterion) => levelOf.has(criterion.id)).length,
                    all: marked.length,
                  })}
                </span>
              )}
            </h2>
            {domain.criteria.map((criterion) => (
              <CriterionRow
                key={criterion.id}
                criterion={criterion}
                level={levelOf.get(criterion.id) ?? null}
                open={criterion.id === openId}
                onOpen={onOpen}
                onPick={onPick}
              />
            ))}
          </section>
        );
      })}
    </div>
  );
}
