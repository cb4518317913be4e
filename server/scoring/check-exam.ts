import type { Exam, Scheme } from '#contract/exam';
import { criteria, type Criterion, levelsOf, maxMilliPoints } from '#contract/rubric';
import { Fraction, sum } from './exact.ts';
import { domainMax, domainShare } from './weights.ts';

type Fault = { path: string; message: string };

/** What a schema can't see of an exam. Every fault is listed at once, with its path. */
export function examFaults(exam: Exam): Fault[] {
  const faults = exam.schemes.flatMap((scheme, s) =>
    schemeFaults(scheme, exam).map(({ path, message }) => ({ path: `schemes.${s}.${path}`, message })),
  );
  const [first, second] = exam.schemes;
  if (first !== undefined && second !== undefined) {
    if (first.id === second.id) faults.push({ path: 'schemes.1.id', message: 'both schemes have one id' });
    faults.push(...sheetFaults(first, second));
  }
  return faults;
}

/**
 * One mark serves both schemes and the sheet shows the first one's words, so a criterion that both have must offer the same levels
 * under the same descriptors; what they are worth may differ.
 */
function sheetFaults(first: Scheme, second: Scheme): Fault[] {
  const known = new Map(criteria(first.rubric).map((criterion) => [criterion.id, criterion]));
  const faults = criteria(second.rubric).flatMap((criterion): Fault[] => {
    const other = known.get(criterion.id);
    if (other === undefined) return [];
    const fault = (what: string): Fault[] => [
      { path: 'schemes.1.rubric', message: `criterion “${criterion.id}” ${what} than in “${first.id}”` },
    ];
    if (scaleOf(other) !== scaleOf(criterion)) return fault('is marked on other levels');
    return descriptorsOf(other) === descriptorsOf(criterion) ? [] : fault('has other descriptors');
  });
  const [a, b] = [first.rubric.globalRating, second.rubric.globalRating];
  const numbers = (rating: typeof a) => rating?.levels.map(({ level }) => level).join(' ');
  if (a !== undefined && b !== undefined && a.id === b.id && numbers(a) !== numbers(b))
    faults.push({ path: 'schemes.1.rubric.globalRating', message: 'the two schemes rate on different levels' });
  return faults;
}

const scaleOf = (criterion: Criterion): string =>
  `${criterion.kind === 'measured' ? `measured ${criterion.metric}` : 'marked'} ${levelsOf(criterion)
    .map(({ level }) => level)
    .join(' ')}`;

const descriptorsOf = ({ levels }: Criterion): string =>
  JSON.stringify(levels?.map(({ descriptor }) => [descriptor['zh-CN'], descriptor.en]) ?? []);

/**
 * A domain needs a criterion that people mark (always, or where its metric abstains): so an abstention always has somewhere to go,
 * and redistribution can't raise the automated share above what is checked here [SC5].
 */
function schemeFaults(scheme: Scheme, exam: Exam): Fault[] {
  const { rubric, automatedCapPerMille, cutScore } = scheme;
  const faults: Fault[] = [];
  for (const [d, domain] of rubric.domains.entries()) {
    const path = `rubric.domains.${d}`;
    if (domainMax(domain) === 0) faults.push({ path, message: 'the domain gives no points' });
    if (domain.criteria.every((criterion) => criterion.kind === 'measured' && !fallsToPeople(criterion, exam)))
      faults.push({ path, message: 'a domain needs a criterion that people mark' });
    for (const [c, criterion] of domain.criteria.entries())
      if (criterion.critical !== undefined && criterion.critical.passMilliPoints > maxMilliPoints(criterion))
        faults.push({ path: `${path}.criteria.${c}.critical`, message: 'nobody can reach the pass points' });
  }
  if (faults.length > 0) return faults;
  const automated = sum(
    rubric.domains.map((domain) =>
      domainShare(rubric, domain).mul(
        new Fraction(
          domainMax({ criteria: domain.criteria.filter(({ kind }) => kind === 'measured') }),
          domainMax(domain),
        ),
      ),
    ),
  );
  if (automated.mul(1000).gt(automatedCapPerMille))
    faults.push({
      path: 'automatedCapPerMille',
      message: `measured criteria carry ${automated.mul(100).valueOf().toFixed(1)} % of the points, more than the cap`,
    });
  if (cutScore.method === 'angoff') faults.push(...angoffFaults(scheme, cutScore.judges));
  return faults;
}

const fallsToPeople = (criterion: Criterion, { abstained }: Exam): boolean =>
  abstained === 'examiners_mark' && levelsOf(criterion).length > 0;

function angoffFaults(
  { rubric }: Scheme,
  judges: readonly { judge: string; expected: Readonly<Record<string, number>> }[],
): Fault[] {
  const ids = criteria(rubric).map(({ id }) => id);
  return judges.flatMap(({ judge, expected }, j): Fault[] => {
    const missing = ids.filter((id) => expected[id] === undefined);
    const unknown = Object.keys(expected).filter((id) => !ids.some((each) => each === id));
    const path = `cutScore.judges.${j}`;
    return [
      ...(missing.length > 0 ? [{ path, message: `${judge} has not judged ${missing.join(', ')}` }] : []),
      ...(unknown.length > 0 ? [{ path, message: `there is no criterion ${unknown.join(', ')}` }] : []),
    ];
  });
}
