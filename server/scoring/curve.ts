import type { Curve } from '#contract/rubric';
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
