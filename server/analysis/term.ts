import type { Speech } from '#contract/language';
import { englishDistance } from './english-distance.ts';
import { syllablesOf } from './english-words.ts';
import { pinyinDistance } from './fuzzy-pinyin.ts';
import { sameNumber } from './spoken-number.ts';
import { tokenise, type Token } from './tokens.ts';

/** Up to here a term was said; up to `PROBABLE` a person should look (speech/README.md: 94 % found with no false hit, 97 % at 0.09 %). */
export const SAID = 0.15;
export const PROBABLE = 0.25;
/** Shorter terms sound like too many others: exact only. */
const MIN_FUZZY_SYLLABLES = 3;

/** An alias ready for matching. */
export type Term = { text: string; speech: Speech; tokens: readonly Token[]; fuzzy: boolean };

export function compileTerm(text: string, speech: Speech): Term {
  const tokens = tokenise(text, speech);
  const syllables = tokens.reduce(
    (sum, token) => sum + (token.kind === 'number' ? 0 : token.kind === 'word' ? syllablesOf(token.word) : 1),
    0,
  );
  return { text, speech, tokens, fuzzy: syllables >= MIN_FUZZY_SYLLABLES };
}

/** Whether the term can begin at a token at all; spares most windows of a term that must match exactly. */
export function canBegin({ tokens, fuzzy }: Term, said: Token | undefined): boolean {
  return fuzzy || (tokens[0] !== undefined && isSame(tokens[0], said));
}

/** Window lengths in tokens in which the term may stand: one lost, one added, or as it is. */
export function windowLengths({ tokens, fuzzy }: Term): number[] {
  return fuzzy ? [tokens.length, tokens.length - 1, tokens.length + 1].filter((length) => length > 0) : [tokens.length];
}

/** Distance of the term to a window of speech, 0 (exact) to 1; numbers must be the same ones in the same order. */
export function distanceTo(term: Term, said: readonly Token[]): number {
  if (isExact(term.tokens, said)) return 0;
  if (!term.fuzzy || !sameNumbers(term.tokens, said)) return 1;
  return Math.min(1, term.speech === 'zh' ? pinyinDistance(term.tokens, said) : englishDistance(term.tokens, said));
}

function isExact(wanted: readonly Token[], said: readonly Token[]): boolean {
  return wanted.length === said.length && wanted.every((token, i) => isSame(token, said[i]));
}

function isSame(wanted: Token, said: Token | undefined): boolean {
  if (said === undefined) return false;
  if (wanted.kind === 'number') return said.kind === 'number' && sameNumber(wanted, said);
  if (wanted.kind === 'syllable') return said.kind === 'syllable' && wanted.char === said.char;
  return said.kind === 'word' && wanted.word === said.word;
}

function sameNumbers(wanted: readonly Token[], said: readonly Token[]): boolean {
  const numbers = said.filter((token) => token.kind === 'number');
  const asked = wanted.filter((token) => token.kind === 'number');
  return asked.length === numbers.length && asked.every((number, i) => isSame(number, numbers[i]));
}
