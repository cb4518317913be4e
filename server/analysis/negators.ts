import type { Token } from './tokens.ts';

const CHINESE = new Set(['不', '没', '无', '非', '未']);
const CHINESE_SOUNDS = new Set(['b u', 'm ei', 'w u', 'f ei', 'w ei']);
const ENGLISH = new Set('no not never without isnt arent doesnt dont didnt wasnt wont cant cannot'.split(' '));

const isNegator = (token: Token): boolean =>
  token.kind === 'syllable' ? CHINESE.has(token.char) : token.kind === 'word' && ENGLISH.has(token.word);
/** What a recogniser may have made of a negator: 部 for 不. */
const soundsLikeOne = (token: Token): boolean =>
  token.kind === 'syllable' ? CHINESE_SOUNDS.has(`${token.initial} ${token.final}`) : isNegator(token);

const count = (tokens: readonly Token[], is: (token: Token) => boolean): number => tokens.filter(is).length;

/** Whether a loose match gained or lost a "not": close in letters, opposite in meaning ("this is (not) an advertisement"). */
export function changesNegation(term: readonly Token[], said: readonly Token[]): boolean {
  const wanted = count(term, isNegator);
  return count(said, isNegator) > wanted || count(said, soundsLikeOne) < wanted;
}
