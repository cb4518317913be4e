import { Button } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useJoined, useRoomData, useSeat } from '../seat/room-context.ts';
import { CopyButton } from '../staff/copy-button.tsx';
import { FailLine } from '../ui/fail-line.tsx';
import { Icon } from '../ui/icons.tsx';
import { useAction } from '../ui/use-action.ts';
import classes from './lead-page.module.css';

const states: ReadonlySet<string> = new Set(['live', 'paused', 'ended', 'marking', 'adjudication']);

/** Names the further examiner and shows the link to hand over; afterwards who it is and whether they are here. */
export function NameAdjudicator() {
  const { t } = useTranslation();
  const { room } = useSeat();
  const state = useJoined((joined) => joined.sitting.state);
  const seat = useJoined((joined) => joined.sitting.seats.find(({ role }) => role === 'adjudicator'));
  const here = useRoomData((data) => seat !== undefined && data.present.includes(seat.personId));
  const [name, setName] = useState('');
  const [url, setUrl] = useState<string | null>(null);
  const { run, busy, problem } = useAction(
    useCallback(
      async (who: string) => {
        const outcome = await room.connection.request('marking.nameAdjudicator', { name: who, examinerId: null });
        if (outcome.ok) setUrl(outcome.data.url);
        return outcome;
      },
      [room],
    ),
  );
  if (seat !== undefined)
    return (
      <div className={classes.named} data-testid="adjudicator">
        <span className={classes.sign} data-on={here}>
          <strong>{seat.name}</strong>
          <Icon name={here ? 'check' : 'wait'} size={14} /> {t(here ? 'lead.isHere' : 'lead.isAway')}
        </span>
        {url === null ? (
          <span className="dim small">{t('dispute.linkGone')}</span>
        ) : (
          <>
            <span className="dim small">{t('dispute.linkText')}</span>
            <span className={classes.link}>
              <a href={url} data-testid="adjudicator-link">
                {url}
              </a>
              <CopyButton text={url} label={t('staff.copyOf', { name: seat.name })} />
            </span>
          </>
        )}
      </div>
    );
  if (!states.has(state)) return <span className="dim">{t('dispute.nobodyYet')}</span>;
  return (
    <form
      className={classes.nameForm}
      onSubmit={(event) => {
        event.preventDefault();
        void run(name.trim());
      }}
    >
      <label className="dim small" htmlFor="adjudicator-name">
        {t('dispute.nameLabel')}
      </label>
      <span className={classes.nameLine}>
        <input
          id="adjudicator-name"
          className={classes.input}
          value={name}
          maxLength={80}
          onChange={(event) => setName(event.currentTarget.value)}
          autoComplete="off"
          data-testid="adjudicator-name"
        />
        <Button
          type="submit"
          variant="default"
          loading={busy}
          disabled={name.trim() === ''}
          data-testid="name-adjudicator"
        >
          {t('dispute.name')}
        </Button>
      </span>
      <FailLine problem={problem} />
    </form>
  );
}
