import { Button } from '@mantine/core';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { MarkSheet } from '#contract/marking';
import { useSeat } from '../seat/room-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { FailLine } from '../ui/fail-line.tsx';
import { useAction } from '../ui/use-action.ts';
import { flagsOf, useMarkingDesk, useQueue } from './desk-context.ts';

/** Says exactly what sealing does, then seals. */
export function SealDialog({
  open,
  sheet,
  all,
  onClose,
}: {
  open: boolean;
  sheet: MarkSheet;
  all: number;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { room } = useSeat();
  const desk = useMarkingDesk();
  const { unsent } = useQueue();
  const flags = flagsOf(sheet).length;
  const { run, busy, problem } = useAction(
    useCallback(async () => {
      const outcome = await room.connection.request('marking.sealSheet', {});
      if (outcome.ok) desk.sheet.set(outcome.data.sheet);
      return outcome;
    }, [room, desk]),
  );
  const seal = async (): Promise<void> => {
    if (await run()) onClose();
  };
  return (
    <Dialog
      open={open}
      title={t('seal.title')}
      onClose={onClose}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button loading={busy} disabled={unsent.length > 0} onClick={() => void seal()} data-testid="seal-confirm">
            {t('seal.confirm')}
          </Button>
        </>
      }
    >
      <p>
        {t('seal.what', {
          marks: all - sheet.missing.length,
          all,
          notes: sheet.notes.filter(({ kind }) => kind === 'note').length,
        })}
      </p>
      <p>{t('seal.afterwards')}</p>
      {flags > 0 && <p role="status">{t('seal.flags', { n: flags })}</p>}
      {sheet.missing.length > 0 && <p role="status">{t('seal.missing', { n: sheet.missing.length })}</p>}
      {unsent.length > 0 && <p role="status">{t('seal.unsent', { n: unsent.length })}</p>}
      <FailLine problem={problem} />
    </Dialog>
  );
}
