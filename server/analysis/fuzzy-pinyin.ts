import { editDistance } from './edit-distance.ts';
import type { Token } from './tokens.ts';

/** Sounds that speakers and recognisers mix up (speech/README.md): each pair either way round. */
const PAIRS = 'z-zh c-ch s-sh n-l f-h r-l an-ang en-eng in-ing ian-iang uan-uang uen-ueng'
  .split(' ')
  .map((pair) => pair.split('-'));
const NEAR: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  PAIRS.flat().map((sound) => [sound, new Set(PAIRS.filter((pair) => pair.includes(sound)).flat())]),
);

const partCost = (a: string, b: string): number => (a === b ? 0 : NEAR.get(a)?.has(b) === true ? 0.25 : 0.5);

/** Distance of two tokens, 0 to 1: half for the initial, half for the final, a quarter each where they are near. Whether numbers agree is asked before. */
export function tokenCost(wanted: Token, said: Token): number {
  if (wanted.kind === 'syllable' && said.kind === 'syllable') {
    return wanted.char === said.char ? 0 : partCost(wanted.initial, said.initial) + partCost(wanted.final, said.final);
  }
  return wanted.kind === 'word' && said.kind === 'word' && wanted.word === said.word ? 0 : 1;
}

/** Fuzzy pinyin distance of a term to a stretch of speech: edit distance over syllables by the syllables of the term. */
export const pinyinDistance = (term: readonly Token[], said: readonly Token[]): number =>
  editDistance(term.length, said.length, (i, j) => {
    const wanted = term[i];
    const heard = said[j];
    return wanted === undefined || heard === undefined ? 1 : tokenCost(wanted, heard);
  }) / term.length;
