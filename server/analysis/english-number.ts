const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

type Part =
  | { kind: 'digit' | 'teen' | 'ten' | 'numeral' | 'scale'; value: number }
  | { kind: 'point' }
  | { kind: 'and' };

/** What a word is within a number; null for any other word. */
export function numberPart(word: string): Part | null {
  if (/^\d+(?:\.\d+)?$/.test(word)) return { kind: 'numeral', value: Number(word) };
  if (word === 'oh') return { kind: 'digit', value: 0 };
  const small = SMALL.indexOf(word);
  if (small >= 0) return { kind: small < 10 ? 'digit' : 'teen', value: small };
  const ten = TENS.indexOf(word);
  if (ten >= 0) return { kind: 'ten', value: (ten + 2) * 10 };
  const scale = { hundred: 100, thousand: 1000, million: 1_000_000 }[word];
  if (scale !== undefined) return { kind: 'scale', value: scale };
  return word === 'point' ? { kind: 'point' } : word === 'and' ? { kind: 'and' } : null;
}

/** One number at the start of the words: its value and how many words it took; null where none begins. Reads "one hundred and twenty", "fifteen hundred", "one point seven", "a thousand". */
export function readNumber(words: readonly string[]): { value: number; words: number } | null {
  let total = 0;
  let section: number | null = null;
  let lastScale = Number.POSITIVE_INFINITY;
  let last: Part['kind'] | null = null;
  let at = 0;
  if ((words[0] === 'a' || words[0] === 'an') && numberPart(words[1] ?? '')?.kind === 'scale') {
    section = 1;
    at = 1;
  }
  for (; at < words.length; at += 1) {
    const part = numberPart(words[at] ?? '');
    if (part === null) break;
    if (part.kind === 'point') return withFraction(words, at, total + (section ?? 0), section !== null || total > 0);
    if (part.kind === 'and') {
      if (last !== 'scale' || !isCount(words[at + 1])) break;
    } else if (part.kind === 'scale') {
      if (section === null || part.value >= lastScale) break;
      if (part.value === 100) section *= 100;
      else {
        total += section * part.value;
        section = null;
        lastScale = part.value;
      }
    } else {
      const joins =
        last === null ||
        last === 'scale' ||
        last === 'and' ||
        (last === 'ten' && part.kind === 'digit' && part.value > 0);
      if (!joins) break;
      section = (section ?? 0) + part.value;
    }
    last = part.kind;
  }
  return at === 0 || (section === null && total === 0) ? null : { value: total + (section ?? 0), words: at };
}

/** Whether a word can go on after "hundred and". */
function isCount(word: string | undefined): boolean {
  const kind = numberPart(word ?? '')?.kind;
  return kind === 'digit' || kind === 'teen' || kind === 'ten' || kind === 'numeral';
}

function withFraction(
  words: readonly string[],
  point: number,
  whole: number,
  begun: boolean,
): { value: number; words: number } | null {
  let digits = '';
  let at = point + 1;
  for (; at < words.length; at += 1) {
    const part = numberPart(words[at] ?? '');
    if (part?.kind === 'digit') digits += String(part.value);
    else if (part?.kind === 'numeral' && digits === '' && Number.isInteger(part.value)) digits += String(part.value);
    else break;
  }
  if (!begun) return null;
  return digits === '' ? { value: whole, words: point } : { value: Number(`${whole}.${digits}`), words: at };
}
