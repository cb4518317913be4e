import { chineseNumber, NUMERAL } from './chinese-number.ts';
import { decimal, halfWidth } from './decimal.ts';
import { CURRENCY_SIGNS, type FoundNumber } from './spoken-number.ts';

/** Units by their canonical name; longer spellings first, since 块钱 also begins with 块. */
const UNITS: readonly (readonly [RegExp, string])[] = [
  [/^(?:块钱|元钱|块|元|圆|人民币|rmb)/i, 'yuan'],
  [/^(?:毫升|ml)/i, 'ml'],
  [/^(?:公斤|千克|kg)/i, 'kg'],
  [/^(?:厘米|公分|cm)/i, 'cm'],
  [/^(?:毫克|mg)/i, 'mg'],
  [/^(?:个?小时|个?钟头)/, 'hour'],
  [/^分钟/, 'minute'],
  [/^(?:克|g(?![a-z]))/i, 'g'],
  [/^(?:升|l(?![a-z]))/i, 'l'],
  [/^(?:瓦|w(?![a-z]))/i, 'watt'],
  [/^%/, 'percent'],
  [/^(?:摄氏度|℃|度)/, 'degree'],
  [/^个月/, 'month'],
  [/^(?:天|日)/, 'day'],
  [/^[片盒瓶支袋包件个位人岁倍折号米次张层款种杯台年月秒斤套份步]/, ''],
];
/** Units after which even a single 一 is a quantity and not part of a word (一元, but 一款, 一次性). */
const FIRM: ReadonlySet<string> = new Set([
  'yuan',
  'ml',
  'kg',
  'cm',
  'mg',
  'hour',
  'minute',
  'g',
  'l',
  'watt',
  'percent',
]);

const ARABIC = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?[万千百亿]?`;
const HANZI = `(?:${NUMERAL}+(?:点[零〇一二两三四五六七八九]+)?)`;
const CANDIDATE = new RegExp(`(百分之)?([¥$£€]\\s*)?(?:(${ARABIC})|(${HANZI}))`, 'g');
/** 六十九块九, 9块9毛9: tenths and hundredths after 块, unless they count something (六十八块一盒). */
const TAIL =
  /^([零〇一二两三四五六七八九\d])(?:[毛角]([一二两三四五六七八九\d])?分?)?(?![\d零〇一二两三四五六七八九十百千万点.盒瓶片支个份件袋包套斤罐箱单次张对双组款台位毫克升])/;

/** Numbers in a Chinese text with their units: 68, ￥68, 六十八, 六十八块八, 百分之九十九, 1.5万. */
export function chineseNumbersIn(original: string): FoundNumber[] {
  const text = halfWidth(original);
  const found: FoundNumber[] = [];
  let read = 0;
  for (const match of text.matchAll(CANDIDATE)) {
    const [all, percent, sign, arabic, hanzi] = match;
    const value = arabic !== undefined ? arabicValue(arabic) : chineseNumber(hanzi ?? '');
    const from = match.index;
    // The tenths of 六十八块八 are taken already when their turn comes.
    if (from < read || value === null || (percent === undefined && text[from - 1] === '第')) continue;
    const end = from + all.length;
    const rest = text.slice(end);
    const { unit, length } = percent !== undefined ? { unit: 'percent', length: 0 } : unitAt(rest, sign?.trim());
    if (hanzi !== undefined && !isQuantity(hanzi, unit, percent ?? sign)) continue;
    const tail = unit === 'yuan' && length > 0 ? TAIL.exec(rest.slice(length)) : null;
    read = end + length + (tail?.[0].length ?? 0);
    found.push({ from, to: read, values: [decimal(value + tailValue(tail))], unit });
  }
  return found;
}

function arabicValue(text: string): number {
  const scale = new Map([
    ['百', 100],
    ['千', 1000],
    ['万', 10_000],
    ['亿', 100_000_000],
  ]).get(text.at(-1) ?? '');
  return Number(text.replace(/[,百千万亿]/g, '')) * (scale ?? 1);
}

function unitAt(rest: string, sign: string | undefined): { unit: string | null; length: number } {
  if (sign !== undefined) return { unit: CURRENCY_SIGNS.get(sign) ?? null, length: rest.startsWith('元') ? 1 : 0 };
  if (/^[多几来](?!少)/.test(rest)) return { unit: 'approximate', length: 1 };
  for (const [pattern, name] of UNITS) {
    const match = pattern.exec(rest);
    if (match !== null) return { unit: name === '' ? match[0] : name, length: match[0].length };
  }
  return { unit: null, length: 0 };
}

/** A numeral of one character is part of a word (一起, 一款, 千万) unless a unit makes it a quantity (五片, 十片, 一元). */
function isQuantity(hanzi: string, unit: string | null, mark: string | undefined): boolean {
  if (mark !== undefined || hanzi.length > 1) return true;
  if (unit === null || unit === 'approximate') return false;
  return FIRM.has(unit) || !/[一两百千万零]/.test(hanzi);
}

function tailValue(tail: RegExpExecArray | null): number {
  const digit = (text: string | undefined): number =>
    text === undefined ? 0 : /\d/.test(text) ? Number(text) : (chineseNumber(text) ?? 0);
  return tail === null ? 0 : digit(tail[1]) / 10 + digit(tail[2]) / 100;
}
