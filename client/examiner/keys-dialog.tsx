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
          ['1 – 7', t('keys.levels')],
          ['0 – 9  .', t('keys.points')],
          ['← →', t('keys.step')],
          ['↑ ↓', t('keys.move')],
          ['M', t('keys.missing')],
          ['U', t('keys.undo')],
          ['F', t('keys.flag')],
          ['G', t('keys.nextFlag')],
          ['N', t('keys.note')],
          ['P', t('keys.private')],
          ['Enter', t('keys.save')],
          ['Esc', t('keys.leave')],
          ['?', t('keys.help')],
        ]}
      />
    </Dialog>
  );
}
