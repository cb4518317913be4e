import { useCallback, useState } from 'react';
import type { Outcome, Problem } from '../connection/outcome.ts';

export type Action<A extends unknown[]> = {
  run: (...args: A) => Promise<boolean>;
  busy: boolean;
  problem: Problem | null;
  clear: () => void;
};

/** A request behind a button: busy while it runs, its refusal kept for display. */
export function useAction<A extends unknown[]>(act: (...args: A) => Promise<Outcome<unknown>>): Action<A> {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = useCallback(
    async (...args: A) => {
      setBusy(true);
      setProblem(null);
      const outcome = await act(...args);
      setBusy(false);
      if (!outcome.ok) setProblem(outcome.problem);
      return outcome.ok;
    },
    [act],
  );
  const clear = useCallback(() => setProblem(null), []);
  return { run, busy, problem, clear };
}
