import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export function RetryButton({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <Button variant="default" size="compact-md" onClick={onRetry}>
      {t('action.retry')}
    </Button>
  );
}
