import type { Scheme } from '#contract/exam';
import { maxMilliPoints } from '#contract/rubric';
import { Fraction, sum } from './exact.ts';
import { domainMax, domainShare } from './weights.ts';

/**
 * The pass mark of a scheme in 1/1000 of its scale, exact [SC6].
 * Angoff, W. H. (1971), in R. L. Thorndike (ed.), Educational Measurement, 2nd ed., pp. 508–600: the mean over judges of
 * what each expects of a just acceptable candidate, here the weighted sum of expected shares.
 */
export function cutPerMille({ cutScore, rubric }: Pick<Scheme, 'cutScore' | 'rubric'>): Fraction {
  if (cutScore.method !== 'angoff') return new Fraction(cutScore.perMille);
  const ofJudge = (expected: Readonly<Record<string, number>>) =>
    sum(
      rubric.domains.map((domain) =>
        domainShare(rubric, domain)
          .mul(sum(domain.criteria.map((each) => new Fraction(maxMilliPoints(each)).mul(expected[each.id] ?? 0))))
          .div(domainMax(domain)),
      ),
    );
  return sum(cutScore.judges.map(({ expected }) => ofJudge(expected))).div(cutScore.judges.length);
}
