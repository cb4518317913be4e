import type { Language } from '#contract/language';

/** A price in yuan from its smallest unit, exact: cents are shown only where there are any. */
export function money(cents: number, language: Language): string {
  const yuan = Math.trunc(cents / 100).toLocaleString(language);
  const rest = cents % 100;
  return rest === 0 ? `¥${yuan}` : `¥${yuan}.${String(rest).padStart(2, '0')}`;
}
