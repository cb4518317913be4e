import type { Exam } from '#contract/exam';
import type { Sha256 } from '#contract/ids';
import type { Qualification } from '#contract/marking';

/**
 * Whether an examiner may sit on a panel of this exam [MK8]: where it asks for standardisation, the newest entry decides:
 * a drift within the exam's limit, or the body's override with a reason. No entry is no standing.
 * @param qualifications of this examiner for this exam's structure, oldest first.
 */
export function isStandardised(
  { standardisation }: Pick<Exam, 'standardisation'>,
  qualifications: readonly Qualification[],
): boolean {
  if (standardisation === null) return true;
  const newest = qualifications.at(-1);
  if (newest === undefined) return false;
  return newest.kind === 'overridden' || newest.drift.meanPerMille <= standardisation.maxDriftPerMille;
}

/**
 * The reference recording to mark next: the one that this examiner has marked least often; among equals by `rank`,
 * so that the choice is the same for the same examiner and history, and nobody can foresee it from the list.
 * @param rank gives a recording's place among equals, a hash of examiner and history.
 */
export function nextReference<T extends { sittingId: string }>(
  references: readonly T[],
  timesMarked: ReadonlyMap<string, number>,
  rank: (sittingId: string) => Sha256,
): T | null {
  const times = (each: T) => timesMarked.get(each.sittingId) ?? 0;
  const [first] = references.toSorted(
    (a, b) => times(a) - times(b) || (rank(a.sittingId) < rank(b.sittingId) ? -1 : 1),
  );
  return first ?? null;
}
