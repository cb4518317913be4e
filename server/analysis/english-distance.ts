import { letterDistance } from './edit-distance.ts';
import type { Token } from './tokens.ts';

/**
 * Distance of an English term to a stretch of speech, 0 to 1: the mean of letters changed and of consonant sounds
 * changed, over the words run together, so that "cool touch" and "cooltouch" are the same.
 */
export function englishDistance(term: readonly Token[], said: readonly Token[]): number {
  const wanted = spelt(term);
  const heard = spelt(said);
  if (Math.abs(wanted.letters.length - heard.letters.length) > wanted.letters.length / 2) return 1;
  return (letterDistance(wanted.letters, heard.letters) + letterDistance(wanted.sounds, heard.sounds)) / 2;
}

function spelt(tokens: readonly Token[]): { letters: string; sounds: string } {
  let letters = '';
  let sounds = '';
  for (const token of tokens) {
    if (token.kind !== 'word') continue;
    letters += token.word;
    sounds += token.key;
  }
  return { letters, sounds };
}
