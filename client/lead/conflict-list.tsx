import { useTranslation } from 'react-i18next';
import type { CriterionId } from '#contract/ids';
import type { Conflict, MarkSheet } from '#contract/marking';
import { Moments } from '../examiner/moments.tsx';
import { useTitle } from '../examiner/use-sheet-lines.ts';
import { useText } from '../i18n/setup.ts';
import { useJoined } from '../seat/room-context.ts';
import { Icon } from '../ui/icons.tsx';
import classes from './lead-page.module.css';

/** The seconds at which the panel marked a criterion or noted something on it. */
export const momentsOf = (id: CriterionId, sheets: readonly MarkSheet[]): number[] =>
  sheets.flatMap(({ marks, notes }) => [
    ...marks.flatMap((mark) => (mark.criterionId === id && mark.at !== null ? [mark.at] : [])),
    ...notes.flatMap((note) => (note.criterionId === id ? [note.at] : [])),
  ]);

/** One way in which the panel differs: what, by how much, and where to look. */
function ConflictLine({ conflict, sheets }: { conflict: Conflict; sheets: readonly MarkSheet[] }) {
  const { t } = useTranslation();
  const title = useTitle();
  const { kind, criterionId, spreadPerMille } = conflict;
  return (
    <li data-testid={`conflict-${kind}-${criterionId ?? 'whole'}`}>
      <span className={classes.conflictSign}>
        <Icon name={kind === 'critical' || kind === 'outcome' ? 'warn' : 'scales'} size={14} />
      </span>
      <span className={classes.conflictWhat}>
        <strong>{criterionId === null ? t(`conflict.title.${kind}`) : title(criterionId)}</strong>
        <span className="dim small">{t(`conflict.${kind}`)}</span>
        {criterionId !== null && <Moments times={momentsOf(criterionId, sheets)} />}
      </span>
      <span className={`${classes.spread} num`} aria-label={t('conflict.spreadLabel', { spread: spreadPerMille / 10 })}>
        {t('conflict.spread', { spread: (spreadPerMille / 10).toFixed(1) })}
      </span>
    </li>
  );
}

/** Where the panel differs beyond the exam's tolerance, certificate by certificate; kept current while the exam runs. */
export function ConflictList() {
  const { t } = useTranslation();
  const text = useText();
  const panel = useJoined((joined) => joined.panel);
  const schemes = useJoined((joined) => joined.exam.exam.schemes);
  if (panel === null) return null;
  const groups = schemes
    .map(({ id, title }) => ({ id, title, own: panel.conflicts.filter(({ schemeId }) => schemeId === id) }))
    .filter(({ own }) => own.length > 0);
  return (
    <section data-testid="conflicts">
      <h2 className={classes.heading}>{t('conflict.heading')}</h2>
      {groups.length === 0 && <p className="dim">{t('conflict.none')}</p>}
      {groups.map(({ id, title, own }) => (
        <div key={id}>
          {schemes.length > 1 && <h3 className={classes.scheme}>{text(title)}</h3>}
          <ul className={classes.conflicts}>
            {own.map((conflict) => (
              <ConflictLine
                key={`${conflict.kind}-${conflict.criterionId ?? ''}`}
                conflict={conflict}
                sheets={panel.sheets}
              />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
