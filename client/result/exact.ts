import type { Exact } from '#contract/result';

export type Fraction = { n: bigint; d: bigint };

/** Reads "n" or "n/d". */
export function fractionOf(exact: Exact): Fraction {
  const [n = '0', d = '1'] = exact.split('/');
  return { n: BigInt(n), d: BigInt(d) };
}

const floorDiv = (n: bigint, d: bigint): bigint => (n < 0n && n % d !== 0n ? n / d - 1n : n / d);

/** A decimal with `digits` places, rounded down, never up: no shown figure lifts a candidate across the cut [SC6]. */
export function floorDecimal(exact: Exact, digits: number, divisor = 1n): string {
  const { n, d } = fractionOf(exact);
  const scaled = floorDiv(n * 10n ** BigInt(digits), d * divisor);
  const sign = scaled < 0n ? '-' : '';
  const figures = String(scaled < 0n ? -scaled : scaled).padStart(digits + 1, '0');
  return digits === 0 ? sign + figures : `${sign}${figures.slice(0, -digits)}.${figures.slice(-digits)}`;
}

/** A figure without the zeros that it does not need. */
const short = (decimal: string): string => decimal.replace(/\.?0+$/, '');

/** At most one decimal, rounded down: a cut score or a weight in percent. */
export const shortDecimal = (exact: Exact, divisor = 1n): string => short(floorDecimal(exact, 1, divisor));

/** Points from exact thousandths of a point. */
export const pointsShown = (milliPoints: Exact): string => short(floorDecimal(milliPoints, 2, 1000n));

/** Share of a whole in percent, for the length of a bar only. */
export function barPercent(exact: Exact, whole: number): number {
  const { n, d } = fractionOf(exact);
  return whole <= 0 ? 0 : Math.min(100, Math.max(0, Number((n * 10_000n) / (d * BigInt(whole))) / 100));
}
