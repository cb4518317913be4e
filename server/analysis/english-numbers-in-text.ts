import { decimal, halfWidth } from './decimal.ts';
import { numberPart, readNumber } from './english-number.ts';
import { CURRENCY_SIGNS, type FoundNumber } from './spoken-number.ts';

const UNITS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    dollar: 'dollar dollars bucks usd',
    pound: 'pound pounds quid gbp',
    euro: 'euro euros eur',
    yuan: 'yuan rmb',
    percent: '% percent',
    l: 'l litre litres liter liters',
    ml: 'ml millilitre millilitres milliliter milliliters',
    g: 'g gram grams',
    kg: 'kg kilo kilos kilogram kilograms',
    watt: 'w watt watts',
    minute: 'minute minutes min mins',
    second: 'second seconds sec secs',
    hour: 'hour hours',
    day: 'day days',
    month: 'month months',
    year: 'year years',
    degree: 'degree degrees',
    inch: 'inch inches',
    cup: 'cup cups',
    people: 'people person viewers customers',
    cent: 'cent cents',
  }).flatMap(([unit, words]) => words.split(' ').map((word) => [word, unit])),
);

type Word = { text: string; from: number; to: number };
/** Signs stand as words of their own; a hyphen parts words, and punctuation between two words ends a number. */
const WORD = /\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|[a-z]+|[%$£€¥]/g;

/** Numbers in an English text with their units: sixty-eight, $39.99, two ninety-nine, thirty nine dollars and ninety cents, 1.7-litre. */
export function englishNumbersIn(original: string): FoundNumber[] {
  const text = halfWidth(original).toLowerCase();
  const words = [...text.matchAll(WORD)].map(
    (match): Word => ({ text: match[0].replaceAll(',', ''), from: match.index, to: match.index + match[0].length }),
  );
  const found: FoundNumber[] = [];
  for (let at = 0; at < words.length; ) {
    const number = numberAt(text, words, at);
    if (number === null) at += 1;
    else {
      found.push(number.found);
      at = number.next;
    }
  }
  return found;
}

function numberAt(text: string, words: readonly Word[], at: number): { found: FoundNumber; next: number } | null {
  const sign = CURRENCY_SIGNS.get(words[at]?.text ?? '');
  const start = sign === undefined ? at : at + 1;
  const run = unbroken(text, words, start);
  const first = readNumber(run);
  if (first === null) return null;
  let next = start + first.words;
  const values = [decimal(first.value)];
  const second = readNumber(run.slice(first.words));
  if (
    second !== null &&
    Number.isInteger(first.value) &&
    second.value >= 10 &&
    second.value < 100 &&
    first.value < 100
  ) {
    // "two ninety-nine": a price of 2.99, or 299.
    values.push(decimal(first.value + second.value / 100), decimal(first.value * 100 + second.value));
    values.shift();
    next += second.words;
  }
  let unit = sign ?? null;
  const named = UNITS.get(words[next]?.text ?? '');
  if (unit === null && named !== undefined && joined(text, words, next)) {
    unit = named;
    next += 1;
    const cents = unit === 'dollar' || unit === 'pound' ? centsAt(text, words, next) : null;
    if (cents !== null) {
      values.splice(0, values.length, decimal(first.value + cents.value / 100));
      next = cents.next;
    }
  }
  const spelt = words[start]?.text ?? '';
  // A small number word on its own is more often a word than a figure ("this one", "one touch").
  if (unit === null && first.words === 1 && next === start + 1 && numberPart(spelt)?.kind === 'digit') return null;
  return { found: { from: words[at]?.from ?? 0, to: words[next - 1]?.to ?? 0, values, unit }, next };
}

/** "… and ninety cents", or two digits that end the phrase: "twenty-nine dollars ninety-nine". */
function centsAt(text: string, words: readonly Word[], at: number): { value: number; next: number } | null {
  const start = words[at]?.text === 'and' ? at + 1 : at;
  if (!joined(text, words, at)) return null;
  const run = unbroken(text, words, start);
  const number = readNumber(run);
  if (number === null || number.value >= 100) return null;
  const after = start + number.words;
  if (UNITS.get(words[after]?.text ?? '') === 'cent') return { value: number.value, next: after + 1 };
  return number.value >= 10 && number.words === run.length ? { value: number.value, next: after } : null;
}

/** The words from `start` on until something other than blanks and hyphens parts them. */
function unbroken(text: string, words: readonly Word[], start: number): string[] {
  const run: string[] = [];
  for (let i = start; i < words.length && (i === start || joined(text, words, i)); i += 1)
    run.push(words[i]?.text ?? '');
  return run;
}

function joined(text: string, words: readonly Word[], at: number): boolean {
  const previous = words[at - 1];
  const word = words[at];
  return previous !== undefined && word !== undefined && /^[\s-]*$/.test(text.slice(previous.to, word.from));
}
