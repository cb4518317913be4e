import type { CriterionId, Sha256 } from '#contract/ids';
import type { Overlay, OverlayChange } from '#contract/overlay';
import { type Criterion, type Domain, type Layer, type LayerChange, maxMilliPoints, Rubric } from '#contract/rubric';

type Fault = { path: (string | number)[]; message: string };
export type LaidOver = { kind: 'resolved'; rubric: Rubric } | { kind: 'faulty'; faults: Fault[] };

/** A rubric as the first layer of itself: every line of it comes from there. */
export function asBase(rubric: Rubric, sha256: Sha256): Rubric {
  const origin = [{ layer: rubric.id, change: 'base' as const }];
  return {
    ...rubric,
    layers: [layerOf(rubric, sha256)],
    domains: rubric.domains.map((domain) => ({
      ...domain,
      origin,
      criteria: domain.criteria.map((criterion) => ({ ...criterion, origin })),
    })),
  };
}

const layerOf = ({ id, title, source }: Pick<Overlay, 'id' | 'title' | 'source'>, sha256: Sha256): Layer => ({
  id,
  title,
  source,
  sha256,
});

/**
 * Lays one overlay over a resolved rubric [SC9]: its changes in order, each line keeping what every layer did to it.
 * All faults are reported at once, each with the path of its change.
 */
export function layOver(below: Rubric, overlay: Overlay, sha256: Sha256): LaidOver {
  const faults: Fault[] = [];
  let { domains, globalRating } = below;
  if (below.layers?.some(({ id }) => id === overlay.id) === true)
    faults.push({ path: ['id'], message: `“${overlay.id}” is already a layer below` });
  for (const [i, change] of overlay.changes.entries()) {
    const changed = applied(domains, change, overlay.id);
    if (typeof changed === 'string') faults.push({ path: ['changes', i], message: changed });
    else domains = changed;
    if (change.do === 'set_global_rating') globalRating = change.globalRating;
  }
  if (faults.length > 0) return { kind: 'faulty', faults };
  const whole = Rubric.safeParse({
    ...below,
    id: overlay.id,
    title: overlay.title,
    source: overlay.source,
    domains,
    ...(globalRating === undefined ? {} : { globalRating }),
    layers: [...(below.layers ?? []), layerOf(overlay, sha256)],
  });
  return whole.success
    ? { kind: 'resolved', rubric: whole.data }
    : {
        kind: 'faulty',
        faults: whole.error.issues.map(({ path, message }) => ({
          path: ['changes'],
          message: `makes a faulty rubric: ${path.join('.')}: ${message}`,
        })),
      };
}

/** The domains after one change, or why it can't be made. */
function applied(domains: Domain[], change: OverlayChange, layer: string): Domain[] | string {
  switch (change.do) {
    case 'add_domain':
      if (domains.some(({ id }) => id === change.domain.id)) return `domain “${change.domain.id}” is there already`;
      return [
        ...domains,
        {
          ...touched(change.domain, layer, 'added'),
          criteria: change.domain.criteria.map((criterion) => touched(criterion, layer, 'added')),
        },
      ];
    case 'add':
      return added(domains, change, layer);
    case 'replace':
      return onCriterion(domains, change.criterion.id, (old) =>
        touched({ ...change.criterion, origin: old.origin }, layer, 'replaced'),
      );
    case 're_weight':
      return onCriterion(domains, change.criterion, (old) => {
        const scaled = reWeighted(old, change.milliPoints);
        return typeof scaled === 'string' ? scaled : touched(scaled, layer, 're_weighted');
      });
    case 're_weight_domains': {
      const unknown = Object.keys(change.weights).filter((id) => !domains.some((domain) => domain.id === id));
      if (unknown.length > 0) return `there is no domain “${unknown.join('”, “')}”`;
      return domains.map((domain) => {
        const weight = change.weights[domain.id];
        return weight === undefined ? domain : touched({ ...domain, weight }, layer, 're_weighted');
      });
    }
    case 'make_critical':
      return onCriterion(domains, change.criterion, (old) =>
        change.passMilliPoints > maxMilliPoints(old)
          ? `“${old.id}” gives at most ${maxMilliPoints(old)}, so nobody could pass`
          : touched({ ...old, critical: { passMilliPoints: change.passMilliPoints } }, layer, 'made_critical'),
      );
    case 'set_global_rating':
      return domains;
  }
}

const touched = <T extends { origin?: Criterion['origin'] }>(line: T, layer: string, change: LayerChange): T => ({
  ...line,
  origin: [...(line.origin ?? []), { layer, change }],
});

function added(domains: Domain[], change: Extract<OverlayChange, { do: 'add' }>, layer: string): Domain[] | string {
  const domain = domains.find(({ id }) => id === change.domain);
  if (domain === undefined) return `there is no domain “${change.domain}”`;
  if (domains.some(({ criteria }) => criteria.some(({ id }) => id === change.criterion.id)))
    return `criterion “${change.criterion.id}” is there already; use “replace”`;
  const after = domain.criteria.findIndex(({ id }) => id === change.after);
  if (change.after !== undefined && after === -1) return `domain “${domain.id}” has no criterion “${change.after}”`;
  const at = change.after === undefined ? domain.criteria.length : after + 1;
  const criteria = domain.criteria.toSpliced(at, 0, touched(change.criterion, layer, 'added'));
  return domains.map((each) => (each === domain ? { ...domain, criteria } : each));
}

function onCriterion(
  domains: Domain[],
  id: CriterionId,
  change: (old: Criterion) => Criterion | string,
): Domain[] | string {
  const old = domains.flatMap(({ criteria }) => criteria).find((criterion) => criterion.id === id);
  if (old === undefined) return `there is no criterion “${id}”`;
  const changed = change(old);
  if (typeof changed === 'string') return changed;
  return domains.map((domain) => ({
    ...domain,
    criteria: domain.criteria.map((criterion) => (criterion === old ? changed : criterion)),
  }));
}

/** All points in proportion; whole 1/1000 points or a fault: nothing is rounded away. */
function reWeighted(criterion: Criterion, milliPoints: number): Criterion | string {
  const max = maxMilliPoints(criterion);
  if (max === 0) return `“${criterion.id}” gives no points to scale`;
  const scaled = (points: number) => (points * milliPoints) / max;
  const all = [
    ...(criterion.levels ?? []).map((level) => level.milliPoints),
    ...(criterion.points === undefined ? [] : [criterion.points.stepMilliPoints]),
    ...(criterion.critical === undefined ? [] : [criterion.critical.passMilliPoints]),
  ];
  if (!all.every((points) => Number.isInteger(scaled(points))))
    return `“${criterion.id}” of ${max} can’t become ${milliPoints}: not every level stays a whole 1/1000 point`;
  return {
    ...criterion,
    ...(criterion.kind === 'measured' ? { milliPoints } : {}),
    ...(criterion.levels === undefined
      ? {}
      : { levels: criterion.levels.map((level) => ({ ...level, milliPoints: scaled(level.milliPoints) })) }),
    ...(criterion.points === undefined
      ? {}
      : { points: { maxMilliPoints: milliPoints, stepMilliPoints: scaled(criterion.points.stepMilliPoints) } }),
    ...(criterion.critical === undefined
      ? {}
      : { critical: { passMilliPoints: scaled(criterion.critical.passMilliPoints) } }),
  };
}
