import { pinyin } from 'pinyin-pro';
import type { Speech } from '#contract/language';
import { halfWidth } from './decimal.ts';
import { numbersIn } from './normalise-numbers.ts';
import { soundKey, wordForm } from './english-words.ts';
import type { FoundNumber } from './spoken-number.ts';

/** One unit of speech as the matchers see it, with its place in the text it came from. */
export type Token = { from: number; to: number } & (
  | { kind: 'syllable'; char: string; initial: string; final: string }
  | { kind: 'word'; word: string; key: string }
  | ({ kind: 'number' } & Pick<FoundNumber, 'values' | 'unit'>)
);

const HANZI = /\p{Script=Han}/u;
const PIECE = /\p{Script=Han}+|[a-z]+(?:['’][a-z]+)*/gu;

/** A text as tokens: hanzi as pinyin syllables without tones, Latin words, and numbers by value. Punctuation is left out; it can be read between the places. */
export function tokenise(original: string, speech: Speech): Token[] {
  const text = halfWidth(original).toLowerCase();
  const tokens: Token[] = [];
  let at = 0;
  for (const { from, to, values, unit } of numbersIn(original, speech)) {
    pushWords(tokens, text.slice(at, from), at);
    tokens.push({ kind: 'number', from, to, values, unit });
    at = to;
  }
  pushWords(tokens, text.slice(at), at);
  return tokens;
}

function pushWords(tokens: Token[], text: string, offset: number): void {
  for (const match of text.matchAll(PIECE)) {
    const piece = match[0];
    const from = offset + match.index;
    if (HANZI.test(piece)) pushSyllables(tokens, piece, from);
    else {
      const word = wordForm(piece);
      tokens.push({ kind: 'word', from, to: from + piece.length, word, key: soundKey(word) });
    }
  }
}

/** Readings come from the whole run, so that 还款 and 还是, 重量 and 重新 are read as they are said. */
function pushSyllables(tokens: Token[], hanzi: string, offset: number): void {
  let from = offset;
  for (const { origin, initial, final } of pinyin(hanzi, { type: 'all', toneType: 'none' })) {
    tokens.push({ kind: 'syllable', from, to: from + origin.length, char: origin, initial, final });
    from += origin.length;
  }
}
