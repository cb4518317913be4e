import type { Exam, Scheme } from '#contract/exam';
import type { CriterionId } from '#contract/ids';
import type { Conflict, MarkSheet } from '#contract/marking';
import type { SealedSheet } from '#contract/result';
import { type Criterion, type Domain, maxMilliPoints } from '#contract/rubric';
import { cutPerMille } from './cut.ts';
import { Fraction, sum, zero } from './exact.ts';
import { pointsOf, spreadOf } from './panel.ts';
import { domainShare } from './weights.ts';

type Rules = Pick<Exam, 'schemes' | 'panel'>;
type Sheet = Pick<MarkSheet | SealedSheet, 'marks'>;
/** A criterion that every sheet has marked. `points`: one entry a sheet. `weight`: what one of its 1/1000 points is worth in the whole. */
type Compared = { criterion: Criterion; points: number[]; max: number; weight: Fraction };

/**
 * Where the panel differs [SC3], scheme by scheme. Only criteria that every given sheet has marked are compared, so the list can be shown while the exam runs.
 * - `critical`: some marks pass a critical criterion and others fail it: always a conflict.
 * - `criterion`: the spread on one criterion is above the criterion's tolerance.
 * - `total`: the spread of the sheets' weighted totals is above the tolerance.
 * - `outcome`: some sheets alone would pass and others fail, on what people mark; compared once nothing is missing.
 */
export function conflictsOf({ schemes, panel }: Rules, sheets: readonly Sheet[]): Conflict[] {
  if (sheets.length < 2) return [];
  return schemes.flatMap((scheme) => schemeConflicts(scheme, panel, sheets));
}

function schemeConflicts(scheme: Scheme, panel: Rules['panel'], sheets: readonly Sheet[]): Conflict[] {
  const compared = comparedOf(scheme, sheets);
  const conflict = (kind: Conflict['kind'], criterionId: CriterionId | null, spread: Fraction): Conflict => ({
    schemeId: scheme.id,
    kind,
    criterionId,
    spreadPerMille: spread.mul(1000).ceil().valueOf(),
  });
  const conflicts = compared.flatMap(({ criterion, points, max }): Conflict[] => {
    const spread = new Fraction(spreadOf(points), max);
    const pass = criterion.critical?.passMilliPoints;
    const passed = pass === undefined ? 0 : points.filter((each) => each >= pass).length;
    if (passed > 0 && passed < points.length) return [conflict('critical', criterion.id, spread)];
    return spread.mul(1000).gt(panel.criterionTolerancePerMille) ? [conflict('criterion', criterion.id, spread)] : [];
  });
  const totals = totalsOf(compared, sheets.length);
  const [lowest, highest] = [totals.reduce(lesser, new Fraction(1)), totals.reduce(greater, zero)];
  const spread = highest.sub(lowest);
  if (spread.mul(1000).gt(panel.tolerancePerMille)) conflicts.push(conflict('total', null, spread));
  const whole = compared.length === peopleMarked(scheme).length;
  const cut = cutPerMille(scheme).div(1000);
  if (whole && highest.gte(cut) && lowest.lt(cut)) conflicts.push(conflict('outcome', null, spread));
  return conflicts;
}

const lesser = (a: Fraction, b: Fraction): Fraction => (a.lte(b) ? a : b);
const greater = (a: Fraction, b: Fraction): Fraction => (a.gte(b) ? a : b);
const peopleMarked = ({ rubric }: Scheme): Criterion[] =>
  rubric.domains.flatMap((domain) => domain.criteria.filter(({ kind }) => kind !== 'measured'));

function comparedOf({ rubric }: Scheme, sheets: readonly Sheet[]): Compared[] {
  const markedOn = (criterion: Criterion) =>
    sheets.flatMap(({ marks }) =>
      marks.filter((mark) => mark.criterionId === criterion.id).map((mark) => pointsOf(criterion, mark.level)),
    );
  return rubric.domains.flatMap((domain: Domain) => {
    const compared = domain.criteria
      .map((criterion) => ({ criterion, points: markedOn(criterion), max: maxMilliPoints(criterion) }))
      .filter(({ points, max }) => points.length === sheets.length && max > 0);
    const most = compared.reduce((total, { max }) => total + max, 0);
    return compared.map((each) => ({ ...each, weight: domainShare(rubric, domain).div(most) }));
  });
}

/** Each sheet's weighted total over the compared criteria, as a share of 1. */
function totalsOf(compared: readonly Compared[], sheets: number): Fraction[] {
  const scale = sum(compared.map(({ weight, max }) => weight.mul(max)));
  if (scale.equals(zero)) return [];
  return Array.from({ length: sheets }, (_, i) =>
    sum(compared.map(({ weight, points }) => weight.mul(points[i] ?? 0))).div(scale),
  );
}

/**
 * The criteria that must be adjudicated before anything is sealed [SC3]: those in conflict themselves; and where totals or outcomes differ
 * but no criterion is in conflict by itself, every criterion whose spread is above the total's tolerance, or else the one with the widest spread.
 */
export function disputedCriteria(rules: Rules, sheets: readonly Sheet[]): CriterionId[] {
  const conflicts = conflictsOf(rules, sheets);
  const disputed = new Set(conflicts.flatMap(({ criterionId }) => (criterionId === null ? [] : [criterionId])));
  for (const scheme of rules.schemes) {
    const own = conflicts.filter(({ schemeId }) => schemeId === scheme.id);
    if (own.length === 0 || own.some(({ criterionId }) => criterionId !== null)) continue;
    for (const id of widest(comparedOf(scheme, sheets), rules.panel.tolerancePerMille)) disputed.add(id);
  }
  return [...disputed];
}

function widest(compared: readonly Compared[], tolerancePerMille: number): CriterionId[] {
  const spread = ({ points, max }: Compared) => (spreadOf(points) * 1000) / max;
  const above = compared.filter((each) => spread(each) > tolerancePerMille);
  if (above.length > 0) return above.map(({ criterion }) => criterion.id);
  const [first] = compared.toSorted((a, b) => spread(b) - spread(a));
  return first === undefined ? [] : [first.criterion.id];
}
