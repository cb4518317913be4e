import type { Speech } from '#contract/language';
import type { WordHit } from '#contract/metric';
import type { ListedWord } from '#contract/word-list';
import { halfWidth } from './decimal.ts';
import { mediaSpan } from './metric-values.ts';
import { isNegated } from './negation.ts';
import type { TranscriptSegment } from '#contract/metric';

const CONTEXT = 60;
const CLAUSE_START = /[^，,。！？!?；;：:.]*$/;
const CLAUSE_REST = /^[^，,。！？!?；;：:.]*/;

/**
 * Finds listed words exactly as they are written; every hit is a candidate for a person to confirm. Where a longer
 * listed word covers a shorter one, only the longer is reported.
 */
export class ForbiddenWords {
  readonly hits: WordHit[] = [];
  readonly #words: readonly ListedWord[];
  readonly #speech: Speech;

  /** `words` may name a word twice; its exemptions are then joined. */
  constructor(words: readonly ListedWord[], speech: Speech) {
    const byWord = new Map<string, ListedWord>();
    for (const { word, rule, exempt } of words) {
      const key = comparable(word);
      byWord.set(key, { word, rule, exempt: [...(byWord.get(key)?.exempt ?? []), ...exempt] });
    }
    this.#words = [...byWord.values()].sort((a, b) => b.word.length - a.word.length);
    this.#speech = speech;
  }

  push(segment: TranscriptSegment): void {
    const text = comparable(segment.text);
    const taken = new Uint8Array(text.length);
    const found: { at: number; hit: WordHit }[] = [];
    for (const { word, exempt } of this.#words) {
      const exempted = exempt.flatMap((phrase) => this.#places(text, comparable(phrase)));
      for (const [from, to] of this.#places(text, comparable(word))) {
        if (taken[from] === 1 || exempted.some(([start, end]) => start <= from && end >= to)) continue;
        taken.fill(1, from, to);
        found.push({ at: from, hit: this.#hit(segment, word, from, to) });
      }
    }
    this.hits.push(...found.sort((a, b) => a.at - b.at).map(({ hit }) => hit));
  }

  /** Where a phrase stands; in English only as whole words. */
  #places(text: string, phrase: string): [number, number][] {
    const places: [number, number][] = [];
    for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
      const end = at + phrase.length;
      if (!isLetter(text[at - 1], phrase[0]) && !isLetter(text[end], phrase.at(-1))) places.push([at, end]);
    }
    return places;
  }

  #hit({ text, span }: TranscriptSegment, word: string, from: number, to: number): WordHit {
    const at = (char: number): number => span.fromMs + ((span.toMs - span.fromMs) * char) / Math.max(1, text.length);
    const before = CLAUSE_START.exec(text.slice(0, from))?.[0] ?? '';
    const after = CLAUSE_REST.exec(text.slice(to))?.[0] ?? '';
    return {
      word,
      span: mediaSpan({ fromMs: at(from), toMs: at(to) }),
      quote: text.slice(Math.max(0, from - CONTEXT), to + CONTEXT).trim(),
      negated: isNegated(before, after, this.#speech),
    };
  }
}

/** Lower case and half width, length unchanged; a hyphen or a typographic apostrophe makes no difference. */
const comparable = (text: string): string =>
  halfWidth(text)
    .replace(/[A-Z]/g, (char) => char.toLowerCase())
    .replaceAll('’', "'")
    .replaceAll('-', ' ');

/** Whether a Latin word goes on across the edge of a place. */
const isLetter = (outside: string | undefined, inside: string | undefined): boolean =>
  /[a-z0-9]/.test(outside ?? '') && /[a-z0-9]/.test(inside ?? '');
