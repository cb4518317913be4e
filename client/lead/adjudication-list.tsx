import { useTranslation } from 'react-i18next';
import { Cases } from '../adjudicator/cases.tsx';
import type { MarkedLine } from '../examiner/lines.ts';
import { Moments } from '../examiner/moments.tsx';
import { useMarkWords, useTitle } from '../examiner/use-sheet-lines.ts';
import { useJoined } from '../seat/room-context.ts';
import { Icon } from '../ui/icons.tsx';
import classes from './lead-page.module.css';
import { SettlementLine } from './settlement-line.tsx';

/** What each examiner of the panel gave. */
function PanelMarks({ line }: { line: MarkedLine }) {
  const words = useMarkWords();
  const seats = useJoined((joined) => joined.sitting.seats);
  const sheets = useJoined((joined) => joined.panel)?.sheets ?? [];
  return (
    <ul className={classes.panelMarks}>
      {sheets.map(({ examinerId, marks }) => {
        const mark = marks.find((each) => each.criterionId === line.id);
        return (
          <li key={examinerId}>
            <span className="dim">{seats.find((seat) => seat.personId === examinerId)?.name ?? ''}</span>
            <span className="num">{mark === undefined ? '–' : words(line.scale, mark.level)}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** Each disputed criterion with the panel's marks; the lead decides and says why. */
export function AdjudicationList() {
  const { t } = useTranslation();
  const cases = useJoined((joined) => joined.panel)?.cases ?? [];
  const open = cases.filter(({ settled }) => !settled).length;
  return (
    <section data-testid="adjudication">
      <h2 className={classes.heading}>{t('lead.adjudicationTitle', { n: open })}</h2>
      <p className={`${classes.under} dim`}>{t('lead.adjudicationText')}</p>
      <Cases cases={cases} About={PanelMarks} Effect={SettlementLine} />
    </section>
  );
}

/** The cases of a blind further examiner, as far as they are: the lead sees them, and does not decide. */
export function CaseStates() {
  const { t } = useTranslation();
  const title = useTitle();
  const cases = useJoined((joined) => joined.panel)?.cases ?? [];
  const open = cases.filter(({ settled }) => !settled).length;
  return (
    <section data-testid="case-states">
      <h2 className={classes.heading}>{t('lead.casesTitle', { n: open })}</h2>
      <p className={`${classes.under} dim`}>{t('lead.casesText')}</p>
      <ul className={classes.conflicts}>
        {cases.map(({ criterionId, moments, settled }) => (
          <li key={criterionId} data-testid={`case-${criterionId}`} data-settled={settled}>
            <span className={classes.caseSign} data-settled={settled}>
              <Icon name={settled ? 'check' : 'wait'} size={14} />
            </span>
            <span className={classes.conflictWhat}>
              <strong>{title(criterionId)}</strong>
              <Moments times={moments} />
            </span>
            <span className={classes.spread}>{t(settled ? 'case.settled' : 'case.open')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
