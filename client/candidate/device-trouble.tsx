import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DeviceProblem } from '../media/devices.ts';
import { Notice } from '../ui/notice.tsx';

/** Why there is no picture or sound, and what the candidate can do. */
export function DeviceTrouble({ problem, onRetry }: { problem: DeviceProblem; onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <Notice
      tone="fault"
      icon="camera"
      title={t(`device.${problem}`)}
      testId="device-problem"
      role="alert"
      actions={
        <Button variant="default" onClick={onRetry}>
          {t('action.retry')}
        </Button>
      }
    >
      {t(`device.${problem}Mend`)}
    </Notice>
  );
}
