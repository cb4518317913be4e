import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Seat } from '#contract/sitting';
import { failed } from '../connection/outcome.ts';
import { useJoined, useSeat } from '../seat/room-context.ts';
import { useAction } from '../ui/use-action.ts';
import classes from './lead-page.module.css';
import { NameAdjudicator } from './name-adjudicator.tsx';
import { PanelRow } from './panel-row.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

/** Who is here, and how far each sheet is; a further examiner is named here, also ahead of time. */
export function PanelTable() {
  const { t } = useTranslation();
  const { room } = useSeat();
  const seats = useJoined((joined) => joined.sitting.seats);
  const state = useJoined((joined) => joined.sitting.state);
  const panel = useJoined((joined) => joined.panel);
  const [reopening, setReopening] = useState<Seat | null>(null);
  const reopen = useAction(
    useCallback(
      async (reason: string) =>
        reopening === null
          ? failed('not_found')
          : room.connection.request('marking.reopenSheet', { examinerId: reopening.personId, reason }),
      [room, reopening],
    ),
  );
  const further = useJoined((joined) => joined.exam.exam.panel.adjudicator === 'further_examiner');
  const mayReopen = state === 'ended' || state === 'marking' || state === 'adjudication';
  return (
    <section>
      <h2 className={classes.heading}>{t('lead.panel')}</h2>
      <table className={classes.table} data-testid="panel">
        <thead>
          <tr>
            <th scope="col">{t('lead.examiner')}</th>
            <th scope="col">{t('lead.here')}</th>
            <th scope="col">{t('lead.progress')}</th>
            <th scope="col">{t('lead.sheet')}</th>
          </tr>
        </thead>
        <tbody>
          {seats
            .filter((seat) => seat.role === 'examiner')
            .map((seat) => (
              <PanelRow
                key={seat.personId}
                seat={seat}
                sheet={panel?.sheets.find((each) => each.examinerId === seat.personId) ?? null}
                onReopen={mayReopen ? () => setReopening(seat) : null}
              />
            ))}
        </tbody>
      </table>
      {further && (
        <div className={classes.further}>
          <span className="dim">{t('role.adjudicator')}</span>
          <NameAdjudicator />
        </div>
      )}
      <ReasonDialog
        open={reopening !== null}
        title={t('lead.reopenTitle', { name: reopening?.name ?? '' })}
        what={t('lead.reopenWhat')}
        confirm={t('lead.reopen')}
        suggestion=""
        action={reopen}
        onClose={() => setReopening(null)}
      />
    </section>
  );
}
