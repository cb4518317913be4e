import type { Brief } from '#contract/brief';
import type { Language } from '#contract/language';

/** A price from 1/100 of its currency, exact: hundredths are shown only where there are any. */
export function money(cents: number, currency: Brief['currency'], language: Language): string {
  const format = new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
  });
  return format.format(cents / 100);
}
