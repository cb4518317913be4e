import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icons.tsx';

const SHOWN_MS = 2000;

export function CopyButton({ text, label }: { text: string; label: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), SHOWN_MS);
  };
  return (
    <Button
      size="compact-md"
      variant="default"
      leftSection={<Icon name={copied ? 'check' : 'copy'} size={14} />}
      aria-label={label}
      onClick={() => void copy()}
    >
      {copied ? t('staff.copied') : t('staff.copy')}
    </Button>
  );
}
