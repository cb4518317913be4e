import { Button } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Seat } from '#contract/sitting';
import { failed } from '../connection/outcome.ts';
import { useText } from '../i18n/setup.ts';
import { useJoined, useRoomData, useSeat } from '../seat/room-context.ts';
import { Icon } from '../ui/icons.tsx';
import { useAction } from '../ui/use-action.ts';
import { orderOf } from '../examiner/order.ts';
import classes from './lead-page.module.css';
import { ReasonDialog } from './reason-dialog.tsx';

/** Who is here, how far each sheet is, and where the panel differs. */
export function PanelTable() {
  const { t } = useTranslation();
  const text = useText();
  const { room } = useSeat();
  const seats = useJoined((joined) => joined.sitting.seats);
  const state = useJoined((joined) => joined.sitting.state);
  const panel = useJoined((joined) => joined.panel);
  const rubric = useJoined((joined) => joined.exam.exam.rubric);
  const present = useRoomData((data) => data.present);
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
  const titles = new Map(orderOf(rubric).map((criterion) => [criterion.id, criterion.title]));
  const mayReopen = state === 'ended' || state === 'marking' || state === 'adjudication';
  const expected = panel?.expectedCriteria ?? 0;
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
            .map((seat) => {
              const sheet = panel?.sheets.find((each) => each.examinerId === seat.personId);
              const here = present.includes(seat.personId);
              const done = sheet === undefined ? 0 : expected - sheet.missing.length;
              return (
                <tr key={seat.personId} data-testid={`panel-${seat.personId}`}>
                  <th scope="row">{seat.name}</th>
                  <td>
                    <span className={classes.sign} data-on={here}>
                      <Icon name={here ? 'check' : 'wait'} size={14} /> {t(here ? 'lead.isHere' : 'lead.isAway')}
                    </span>
                  </td>
                  <td className="num">{t('sheet.of', { done, all: expected })}</td>
                  <td>
                    {sheet?.sealed === true ? (
                      <span className={classes.sign}>
                        <Icon name="lock" size={14} /> {t('sheet.sealed')}
                        {mayReopen && (
                          <Button
                            size="compact-xs"
                            variant="subtle"
                            onClick={() => setReopening(seat)}
                            data-testid={`reopen-${seat.personId}`}
                          >
                            {t('lead.reopen')}
                          </Button>
                        )}
                      </span>
                    ) : (
                      t('lead.openSheet')
                    )}
                  </td>
                </tr>
              );
            })}
        </tbody>
      </table>
      {panel !== null && panel.conflicts.length > 0 && (
        <ul className={classes.conflicts} data-testid="conflicts">
          {panel.conflicts.map((conflict) => {
            const title = conflict.criterionId === null ? undefined : titles.get(conflict.criterionId);
            return (
              <li key={`${conflict.kind}-${conflict.criterionId ?? ''}`}>
                <Icon name="scales" size={14} />
                {t(`lead.conflict.${conflict.kind}`, {
                  title: title === undefined ? '' : text(title),
                  spread: (conflict.spreadPerMille / 10).toFixed(1),
                })}
              </li>
            );
          })}
        </ul>
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
