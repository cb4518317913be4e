import type { Speech } from '#contract/language';
import type { TranscriptSegment } from '#contract/metric';
import { tokenise, type Token } from './tokens.ts';

/** A token in its place: in which segment, sentence and clause (counted over the whole performance), and when. */
export type SpokenToken = {
  token: Token;
  segment: number;
  sentence: number;
  clause: number;
  fromMs: number;
  toMs: number;
};

/** A silence of the transcript that ends a sentence where no punctuation does. */
const SENTENCE_GAP_MS = 1500;
const SENTENCE_END = /[。！？!?；;\n]|\.(?!\d)/;
/** 、 lists things within one clause, so it is no end. */
const CLAUSE_END = /[，,：:—]|\s-\s|\.\.\.|…/;
const QUESTION = /[？?]|[吗么]\s*[。，,.!！]?$/;

/** All that was said so far, token by token. Segments come in order of time and are final. */
export class SpokenText {
  readonly segments: TranscriptSegment[] = [];
  readonly tokens: SpokenToken[] = [];
  /** The same tokens without their places, as the matchers take them. */
  readonly plain: Token[] = [];
  readonly #speech: Speech;
  readonly #questions = new Set<number>();
  #sentence = 0;
  #clause = 0;

  constructor(speech: Speech) {
    this.#speech = speech;
  }

  push(segment: TranscriptSegment): void {
    const before = this.segments.at(-1);
    if (before !== undefined && segment.span.fromMs - before.span.toMs >= SENTENCE_GAP_MS) this.#endSentence();
    const index = this.segments.push(segment) - 1;
    const { text, span } = segment;
    const at = (char: number): number => span.fromMs + ((span.toMs - span.fromMs) * char) / Math.max(1, text.length);
    let read = 0;
    for (const token of tokenise(text, this.#speech)) {
      this.#readPunctuation(text.slice(read, token.from));
      this.tokens.push({
        token,
        segment: index,
        sentence: this.#sentence,
        clause: this.#clause,
        fromMs: at(token.from),
        toMs: at(token.to),
      });
      this.plain.push(token);
      read = token.to;
    }
    if (/[吗么]$/.test(text)) this.#questions.add(this.#sentence);
    this.#readPunctuation(text.slice(read));
  }

  /** Whether the sentence asks instead of states. */
  isQuestion(sentence: number): boolean {
    return this.#questions.has(sentence);
  }

  /** What stands in the clause before a token, back to at most the start of its segment. */
  beforeInClause(index: number): string {
    const here = this.tokens[index];
    if (here === undefined) return '';
    let first = index;
    while (this.#sameClause(first - 1, here)) first -= 1;
    return this.#textOf(here.segment).slice(this.tokens[first]?.token.from, here.token.from);
  }

  /** What stands in the clause after a token. */
  afterInClause(index: number): string {
    const here = this.tokens[index];
    if (here === undefined) return '';
    let last = index;
    while (this.#sameClause(last + 1, here)) last += 1;
    return this.#textOf(here.segment).slice(here.token.to, this.tokens[last]?.token.to);
  }

  /** The words around a stretch of tokens as they were said, for a person to judge by. */
  quote(first: number, last: number): string {
    const from = this.tokens[first];
    const to = this.tokens[last];
    if (from === undefined || to === undefined) return '';
    const text = this.segments
      .slice(from.segment, to.segment + 1)
      .map((segment) => segment.text)
      .join(' ');
    const end = text.length - (this.#textOf(to.segment).length - to.token.to);
    return text
      .slice(Math.max(0, from.token.from - CONTEXT), Math.min(end + CONTEXT, from.token.from + MAX_QUOTE - CONTEXT))
      .trim();
  }

  #sameClause(index: number, { clause, segment }: SpokenToken): boolean {
    const token = this.tokens[index];
    return token !== undefined && token.clause === clause && token.segment === segment;
  }

  #textOf(segment: number): string {
    return this.segments[segment]?.text ?? '';
  }

  #readPunctuation(text: string): void {
    if (text.length === 0) return;
    if (QUESTION.test(text)) this.#questions.add(this.#sentence);
    if (SENTENCE_END.test(text)) this.#endSentence();
    else if (CLAUSE_END.test(text)) this.#clause += 1;
  }

  #endSentence(): void {
    this.#sentence += 1;
    this.#clause += 1;
  }
}

/** Characters of context on each side of a quote, and its greatest length. */
const CONTEXT = 40;
const MAX_QUOTE = 480;
