import { useCallback, useState } from 'react';
import { z } from 'zod';
import { noProgress, type Progress } from './stage.ts';

const Kept = z.object({ devicesReady: z.boolean(), briefReady: z.boolean(), briefSince: z.number().nullable() });

function keptIn(key: string): Progress {
  try {
    return Kept.parse(JSON.parse(sessionStorage.getItem(key) ?? 'null'));
  } catch {
    return noProgress;
  }
}

/** Progress through the steps, kept over a reload of this tab. */
export function useProgress(sittingId: string): [Progress, (change: Partial<Progress>) => void] {
  const key = `stagemark.progress.${sittingId}`;
  const [progress, setProgress] = useState(() => keptIn(key));
  const change = useCallback(
    (part: Partial<Progress>) =>
      setProgress((old) => {
        const next = { ...old, ...part };
        sessionStorage.setItem(key, JSON.stringify(next));
        return next;
      }),
    [key],
  );
  return [progress, change];
}
