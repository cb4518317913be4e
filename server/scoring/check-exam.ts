import type { Exam } from '#contract/exam';
import { criteria, maxMilliPoints } from '#contract/rubric';

/**
 * What a schema can't see of an exam. Every fault is listed at once, with its path.
 * A domain needs a criterion that people mark: so an abstention always has somewhere to go, and redistribution
 * can't raise the automated share above what is checked here [SC5].
 */
export function examFaults(exam: Exam): { path: string; message: string }[] {
  const faults: { path: string; message: string }[] = [];
  const all = criteria(exam.rubric);
  const total = all.reduce((sum, criterion) => sum + maxMilliPoints(criterion), 0);
  const automated = all.reduce(
    (sum, criterion) => sum + (criterion.kind === 'measured' ? criterion.milliPoints : 0),
    0,
  );
  if (total === 0) faults.push({ path: 'rubric', message: 'the rubric gives no points' });
  if (automated * 1000 > exam.automatedCapPerMille * total)
    faults.push({
      path: 'automatedCapPerMille',
      message: `measured criteria carry ${((automated / total) * 100).toFixed(1)} % of the points, more than the cap`,
    });
  for (const [d, domain] of exam.rubric.domains.entries())
    if (domain.criteria.every(({ kind }) => kind === 'measured'))
      faults.push({ path: `rubric.domains.${d}`, message: 'a domain needs a criterion that people mark' });
  for (const [d, domain] of exam.rubric.domains.entries())
    for (const [c, criterion] of domain.criteria.entries())
      if (criterion.critical !== undefined && criterion.critical.passMilliPoints > maxMilliPoints(criterion))
        faults.push({
          path: `rubric.domains.${d}.criteria.${c}.critical`,
          message: 'nobody can reach the pass points',
        });
  return faults;
}
