import type { Criterion, Rubric } from '#contract/rubric';

export type MarkedCriterion = Exclude<Criterion, { kind: 'measured' }>;

/** The criteria that people mark, in the order of the sheet. */
export const orderOf = (rubric: Rubric): MarkedCriterion[] =>
  rubric.domains.flatMap((domain) => domain.criteria.filter((criterion) => criterion.kind !== 'measured'));
