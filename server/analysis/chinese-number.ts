const DIGITS: ReadonlyMap<string, number> = new Map(Array.from('零一二三四五六七八九', (char, value) => [char, value]));
const MULTIPLIERS: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);
const LARGE: ReadonlyMap<string, number> = new Map([
  ['万', 10_000],
  ['亿', 100_000_000],
]);

/** The characters a Chinese numeral is made of. */
export const NUMERAL = '[零〇一二两三四五六七八九十百千万亿]';

/**
 * The value of a Chinese numeral, or null where the characters form none (万一, 千万). Understands digits read out
 * (二零二六), the usual form (一千零五), and the spoken short form in which the last unit is left out (一百五 is 150).
 */
export function chineseNumber(text: string): number | null {
  const [whole, fraction, ...more] = text.replaceAll('〇', '零').replaceAll('两', '二').split('点');
  if (whole === undefined || more.length > 0) return null;
  const value = integer(whole);
  if (value === null || fraction === undefined) return value;
  const digits = readOut(fraction);
  return digits === null ? null : Number(`${value}.${digits}`);
}

function readOut(text: string): string | null {
  const digits = Array.from(text, (char) => DIGITS.get(char));
  return digits.length > 0 && digits.every((digit) => digit !== undefined) ? digits.join('') : null;
}

function integer(text: string): number | null {
  const digits = readOut(text);
  if (digits !== null) return Number(digits);
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  let unit = Number.POSITIVE_INFINITY;
  let shortForm = false;
  for (const char of text) {
    const asDigit = DIGITS.get(char);
    const large = LARGE.get(char);
    const multiplier = MULTIPLIERS.get(char);
    if (asDigit === 0) {
      if (digit !== null) return null;
      shortForm = false;
    } else if (asDigit !== undefined) {
      if (digit !== null) return null;
      digit = asDigit;
    } else if (multiplier !== undefined) {
      const leadingTen = multiplier === 10 && section === 0 && digit === null;
      if (multiplier >= unit || (digit === null && !leadingTen)) return null;
      section += (digit ?? 1) * multiplier;
      digit = null;
      unit = multiplier;
      shortForm = multiplier > 10;
    } else if (large !== undefined) {
      const below = section + (digit ?? 0);
      if (below === 0) return null;
      total = (total + below) * large;
      section = 0;
      digit = null;
      unit = large;
      shortForm = true;
    } else return null;
  }
  return total + section + (digit ?? 0) * (shortForm && digit !== null ? unit / 10 : 1);
}
