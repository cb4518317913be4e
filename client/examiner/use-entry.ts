import { useEffect, useState } from 'react';
import type { CriterionId } from '#contract/ids';
import { Entry } from './entry.ts';

/** An entry for as long as the page is open; what is on its way when it closes becomes a mark. */
export function useEntry(pick: (id: CriterionId, level: number) => void): Entry {
  const [entry] = useState(() => new Entry());
  useEffect(() => entry.marksWith(pick), [entry, pick]);
  useEffect(() => {
    addEventListener('pagehide', entry.settle);
    return () => {
      removeEventListener('pagehide', entry.settle);
      entry.settle();
    };
  }, [entry]);
  return entry;
}
