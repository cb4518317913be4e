/** A number found in a text: where it stands, what it may mean, and its unit. */
export type FoundNumber = {
  from: number;
  to: number;
  /** Every reading as canonical decimal text; "two ninety-nine" is 2.99 or 299. */
  values: readonly string[];
  /** Canonical unit, null for a bare number; `approximate` where the number is only about right (六十多). */
  unit: string | null;
};

/** Whether a number that was said is the number that was asked for. A bare wanted number may be a price but nothing else: 68 is not 68 viewers. */
export function sameNumber(
  wanted: Pick<FoundNumber, 'values' | 'unit'>,
  said: Pick<FoundNumber, 'values' | 'unit'>,
): boolean {
  const unitFits = wanted.unit === null ? said.unit === null || CURRENCIES.has(said.unit) : wanted.unit === said.unit;
  return unitFits && wanted.values.some((value) => said.values.includes(value));
}

const CURRENCIES: ReadonlySet<string> = new Set(['yuan', 'dollar', 'pound', 'euro']);
/** Signs that stand before a price. */
export const CURRENCY_SIGNS: ReadonlyMap<string, string> = new Map([
  ['¥', 'yuan'],
  ['$', 'dollar'],
  ['£', 'pound'],
  ['€', 'euro'],
]);
