import type { Problem } from '../connection/outcome.ts';

/** Where a refused panel is at fault: at these members (their places), or as a whole; null where the panel is not the cause. */
export type PanelFault = { problem: Problem; members: number[] } | null;

/** Reads the names that the server's refusal gives. */
export function panelFaultOf(problem: Problem | null, names: readonly string[]): PanelFault {
  if (problem === null) return null;
  const { code, detail = '' } = problem;
  const trimmed = names.map((name) => name.trim());
  if (code === 'wrong_panel') return { problem, members: [] };
  if (code === 'duplicate_examiner')
    return {
      problem,
      members: trimmed.flatMap((name, i) => (trimmed.indexOf(name) < i && detail.includes(name) ? [i] : [])),
    };
  if (code === 'unknown_examiner' || code === 'examiner_not_standardised')
    return { problem, members: trimmed.flatMap((name, i) => (name === detail ? [i] : [])) };
  return null;
}
