import { useEffect, useReducer } from 'react';

/** Draws the component again every `everyMs`. */
export function useTicks(everyMs: number): void {
  const [, tick] = useReducer((n: number) => n + 1, 0);
  useEffect(() => {
    const timer = setInterval(tick, everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
}
