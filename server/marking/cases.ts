import type { CriterionId } from '#contract/ids';
import type { AdjudicationCase, MarkSheet } from '#contract/marking';
import type { MediaTime } from '#contract/time';

/**
 * Where to look on a disputed criterion: the seconds at which the panel marked it or noted something on it, in order.
 * Only seconds: an adjudicator sees no other mark and no note [MK7].
 */
export function momentsOf(criterionId: CriterionId, sheets: readonly MarkSheet[]): MediaTime[] {
  const times = sheets.flatMap(({ marks, notes }) => [
    ...marks.flatMap((mark) => (mark.criterionId === criterionId && mark.at !== null ? [mark.at] : [])),
    ...notes.flatMap((note) => (note.criterionId === criterionId && note.kind === 'note' ? [note.at] : [])),
  ]);
  return [...new Set(times)].sort((a, b) => a - b).slice(0, 500);
}

/** The criteria that were disputed, settled ones among them, each with the seconds to look at. */
export const casesOf = (
  disputed: readonly CriterionId[],
  settled: ReadonlyMap<CriterionId, unknown>,
  sheets: readonly MarkSheet[],
): AdjudicationCase[] =>
  [...new Set([...settled.keys(), ...disputed])].map((criterionId) => ({
    criterionId,
    moments: momentsOf(criterionId, sheets),
    settled: settled.has(criterionId),
  }));
