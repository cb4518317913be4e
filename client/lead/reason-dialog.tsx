import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Action } from '../ui/use-action.ts';
import { Dialog } from '../ui/dialog.tsx';
import { FailLine } from '../ui/fail-line.tsx';
import { ReasonField } from '../ui/reason-field.tsx';

type Props = {
  open: boolean;
  title: string;
  what: string;
  confirm: string;
  suggestion: string;
  action: Action<[string]>;
  danger?: boolean;
  onClose: () => void;
};

/** Says what will happen and asks why; the reason goes on record. */
export function ReasonDialog({ open, title, what, confirm, suggestion, action, danger = false, onClose }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState(suggestion);
  const go = async (): Promise<void> => {
    if (await action.run(reason.trim())) onClose();
  };
  return (
    <Dialog
      open={open}
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button
            color={danger ? 'red.8' : 'teal'}
            loading={action.busy}
            disabled={reason.trim() === ''}
            onClick={() => void go()}
            data-testid="reason-confirm"
          >
            {confirm}
          </Button>
        </>
      }
    >
      <p>{what}</p>
      <ReasonField label={t('lead.reason')} value={reason} onChange={setReason} testId="reason-input" />
      <FailLine problem={action.problem} />
    </Dialog>
  );
}
