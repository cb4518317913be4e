import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialog.tsx';
import { Facts } from '../ui/facts.tsx';

export function KeysDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog
      open={open}
      title={t('keys.title')}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t('action.close')}</Button>}
    >
      <Facts
        rows={[
          ['1 – 6', t('keys.levels')],
          ['↑ ↓', t('keys.move')],
          ['N', t('keys.note')],
          ['Enter', t('keys.save')],
          ['Esc', t('keys.leave')],
          ['?', t('keys.help')],
        ]}
      />
    </Dialog>
  );
}
