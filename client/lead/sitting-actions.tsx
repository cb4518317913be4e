import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useJoined } from '../seat/room-context.ts';
import { useCommand } from '../seat/use-command.ts';
import { Dialog } from '../ui/dialog.tsx';
import { FailLine } from '../ui/fail-line.tsx';
import { Icon } from '../ui/icons.tsx';
import classes from './lead-page.module.css';
import { ReasonDialog } from './reason-dialog.tsx';

type Open = 'pause' | 'end' | 'void' | 'release' | null;

/** What only the lead may do to the sitting as a whole. */
export function SittingActions() {
  const { t } = useTranslation();
  const state = useJoined((joined) => joined.sitting.state);
  const { run, busy, problem, clear } = useCommand();
  const [open, setOpen] = useState<Open>(null);
  const close = (): void => {
    setOpen(null);
    clear();
  };
  const simply = async (kind: 'resume' | 'end' | 'release'): Promise<void> => {
    if (await run({ kind })) close();
  };
  const because = (kind: 'pause' | 'void') => ({
    run: (reason: string) => run({ kind, reason }),
    busy,
    problem,
    clear,
  });
  const running = state === 'live' || state === 'paused';
  return (
    <div className={classes.actions}>
      {state === 'live' && (
        <Button
          variant="default"
          onClick={() => setOpen('pause')}
          data-testid="pause"
          leftSection={<Icon name="pause" />}
        >
          {t('lead.pause')}
        </Button>
      )}
      {state === 'paused' && (
        <Button
          loading={busy}
          onClick={() => void simply('resume')}
          data-testid="resume"
          leftSection={<Icon name="play" />}
        >
          {t('lead.resume')}
        </Button>
      )}
      {running && (
        <Button variant="default" onClick={() => setOpen('end')} data-testid="end">
          {t('lead.end')}
        </Button>
      )}
      {state === 'sealed' && (
        <Button onClick={() => setOpen('release')} data-testid="release">
          {t('lead.release')}
        </Button>
      )}
      {state !== 'released' && (
        <Button variant="subtle" color="gray" onClick={() => setOpen('void')} data-testid="void">
          {t('lead.void')}
        </Button>
      )}
      {open === null && <FailLine problem={problem} />}
      <ReasonDialog
        open={open === 'pause'}
        title={t('lead.pauseTitle')}
        what={t('lead.pauseWhat')}
        confirm={t('lead.pause')}
        suggestion={t('lead.pauseReason')}
        action={because('pause')}
        onClose={close}
      />
      <ReasonDialog
        open={open === 'void'}
        title={t('lead.voidTitle')}
        what={t('lead.voidWhat')}
        confirm={t('lead.void')}
        suggestion=""
        danger
        action={because('void')}
        onClose={close}
      />
      <Dialog
        open={open === 'end' || open === 'release'}
        title={t(open === 'end' ? 'lead.endTitle' : 'lead.releaseTitle')}
        onClose={close}
        actions={
          <>
            <Button variant="default" onClick={close}>
              {t('action.cancel')}
            </Button>
            <Button
              loading={busy}
              onClick={() => void simply(open === 'end' ? 'end' : 'release')}
              data-testid={open === 'end' ? 'end-confirm' : 'release-confirm'}
            >
              {t(open === 'end' ? 'lead.end' : 'lead.release')}
            </Button>
          </>
        }
      >
        <p>{t(open === 'end' ? 'lead.endWhat' : 'lead.releaseWhat')}</p>
        <FailLine problem={problem} />
      </Dialog>
    </div>
  );
}
