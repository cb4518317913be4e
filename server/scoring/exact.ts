import Fraction from 'fraction.js';
import type { Exact } from '#contract/result';

/** Exact rational numbers. Rounding happens once, when a figure is shown [SC1]. */
export { Fraction };
export const exact = (value: Fraction): Exact => value.toFraction();
export const zero = new Fraction(0);
export const sum = (values: readonly Fraction[]): Fraction => values.reduce((total, value) => total.add(value), zero);

/**
 * The double nearest to a decimal as a fraction of its shortest decimal form, so that 0.1 is 1/10 on every machine
 * (ECMA-262 Number::toString gives that form).
 */
export function ofNumber(value: number): Fraction {
  const [digits = '', exponent = '0'] = String(value).split('e');
  return new Fraction(digits).mul(new Fraction(10).pow(Number(exponent)) ?? zero);
}
