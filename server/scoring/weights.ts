import { type Domain, maxMilliPoints, type Rubric } from '#contract/rubric';
import { Fraction } from './exact.ts';

export const domainMax = (domain: Pick<Domain, 'criteria'>): number =>
  domain.criteria.reduce((total, criterion) => total + maxMilliPoints(criterion), 0);

/** A domain's share of the whole: its stated weight among the weights, or its points among the points. Exact; they add up to 1. */
export function domainShare(rubric: Pick<Rubric, 'domains'>, domain: Domain): Fraction {
  const weightOf = (each: Domain) => each.weight ?? domainMax(each);
  return new Fraction(
    weightOf(domain),
    rubric.domains.reduce((total, each) => total + weightOf(each), 0),
  );
}
