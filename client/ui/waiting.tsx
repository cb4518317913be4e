import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from './notice.tsx';

const LONG_MS = 8000;

/** Says what is awaited, and what to do if it lasts. */
export function Waiting({ what }: { what: string }) {
  const { t } = useTranslation();
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Notice icon="wait" title={what} role="status" testId="waiting">
      {long ? t('waiting.long') : undefined}
    </Notice>
  );
}
