import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Publisher } from '../media/publisher.ts';
import { sendFigures, type SendFigures } from '../media/send-figures.ts';

const EVERY_MS = 2000;

/** What is being sent, in figures, for whoever wants to know before the start. */
export function SendingFigures({ publisher }: { publisher: Publisher | null }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<(SendFigures & { kbps: number }) | null>(null);
  useEffect(() => {
    let before = 0;
    const timer = setInterval(() => {
      const open = publisher?.line.open;
      if (!open) return;
      void sendFigures(open.transport).then((figures) => {
        if (before > 0 && figures.width > 0)
          setShown({ ...figures, kbps: Math.round(((figures.bytes - before) * 8) / EVERY_MS) });
        before = figures.bytes;
      });
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [publisher]);
  return <span className="dim num">{shown === null ? '–' : t('sending.figures', shown)}</span>;
}
