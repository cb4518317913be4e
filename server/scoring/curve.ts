import type { Criterion, Curve, MetricBands } from '#contract/rubric';
import { Fraction, ofNumber } from './exact.ts';

/** Share of the points in 1/1000 that a curve gives at a value: linear between its points, flat beyond its ends [SC4]. Exact. */
export function shareAt(curve: Curve, value: number): Fraction {
  const x = ofNumber(value);
  const upper = curve.findIndex((point) => ofNumber(point.at).gte(x));
  const [first, last] = [curve[0], curve.at(-1)];
  if (first === undefined || last === undefined) throw new Error('an empty curve');
  if (upper === -1) return new Fraction(last.perMille);
  if (upper === 0) return new Fraction(first.perMille);
  const [a, b] = [curve[upper - 1], curve[upper]];
  if (a === undefined || b === undefined) throw new Error('unreachable');
  const along = x.sub(ofNumber(a.at)).div(ofNumber(b.at).sub(ofNumber(a.at)));
  return new Fraction(a.perMille).add(along.mul(b.perMille - a.perMille));
}

/** Share in 1/1000 of the band that a value lies in; below the first band nothing [SC4]. Exact. */
export function bandShareAt(bands: MetricBands, value: number): Fraction {
  const x = ofNumber(value);
  return new Fraction(bands.findLast((band) => ofNumber(band.from).lte(x))?.perMille ?? 0);
}

/** Share of a criterion's points in 1/1000 that its metric's value earns, by curve or by bands. */
export function metricShare(criterion: Exclude<Criterion, { kind: 'marked' }>, value: number): Fraction {
  if (criterion.curve !== undefined) return shareAt(criterion.curve, value);
  if (criterion.bands !== undefined) return bandShareAt(criterion.bands, value);
  throw new Error(`criterion ${criterion.id} has neither curve nor bands`);
}
