import type { Speech } from '#contract/language';
import { isNegated } from './negation.ts';
import { changesNegation } from './negators.ts';
import type { SpokenText } from './spoken-text.ts';
import { canBegin, compileTerm, distanceTo, PROBABLE, windowLengths, type Term } from './term.ts';

/** A place where a term was heard, by the indices of its first and last token. */
export type Occurrence = {
  first: number;
  last: number;
  fromMs: number;
  toMs: number;
  distance: number;
  negated: boolean;
  question: boolean;
};

type Hit = { first: number; last: number; distance: number; negated: boolean };

/** Looks for terms in a growing text: each new part is searched once, so an hour costs no more per second than a minute. */
export class HeardTerms {
  readonly #text: SpokenText;
  readonly #speech: Speech;
  readonly #terms = new Map<string, { term: Term; hits: Hit[] }>();
  #searched = 0;

  constructor(text: SpokenText, speech: Speech, aliases: Iterable<string>) {
    this.#text = text;
    this.#speech = speech;
    for (const alias of aliases) this.#terms.set(alias, { term: compileTerm(alias, speech), hits: [] });
  }

  /** Searches what was said since the last call. */
  search(): void {
    const end = this.#text.tokens.length;
    for (const { term, hits } of this.#terms.values()) {
      const reach = term.tokens.length + 1;
      for (let first = Math.max(0, this.#searched - reach); first < end; first += 1) {
        const hit = this.#bestAt(term, first);
        if (hit !== null) keepBest(hits, hit);
      }
    }
    this.#searched = end;
  }

  /** Where any of the aliases was heard, in order of time. */
  occurrences(aliases: readonly string[]): Occurrence[] {
    const found = aliases.flatMap((alias) => this.#terms.get(alias)?.hits ?? []);
    return found.map((hit) => this.#describe(hit)).sort((a, b) => a.fromMs - b.fromMs || a.distance - b.distance);
  }

  #bestAt(term: Term, first: number): Hit | null {
    const { tokens, plain } = this.#text;
    if (!canBegin(term, plain[first])) return null;
    const sentence = tokens[first]?.sentence;
    let best: { last: number; distance: number; turned: boolean } | null = null;
    for (const length of windowLengths(term)) {
      const last = first + length - 1;
      if (tokens[last] === undefined || tokens[last].sentence !== sentence) continue;
      const said = plain.slice(first, last + 1);
      const distance = distanceTo(term, said);
      if (distance <= PROBABLE && (best === null || distance < best.distance)) {
        best = { last, distance, turned: distance > 0 && changesNegation(term.tokens, said) };
      }
    }
    if (best === null) return null;
    const { last, distance, turned } = best;
    const negated = isNegated(this.#text.beforeInClause(first), this.#text.afterInClause(last), this.#speech);
    return { first, last, distance, negated: negated !== turned };
  }

  #describe({ first, last, distance, negated }: Hit): Occurrence {
    const { tokens } = this.#text;
    return {
      first,
      last,
      distance,
      negated,
      fromMs: tokens[first]?.fromMs ?? 0,
      toMs: tokens[last]?.toMs ?? 0,
      question: this.#text.isQuestion(tokens[last]?.sentence ?? 0),
    };
  }
}

/** Of hits that overlap, the nearest one stays; of equals, the first. Searching a stretch twice changes nothing. */
function keepBest(hits: Hit[], hit: Hit): void {
  for (let i = hits.length - 1; i >= 0 && (hits[i]?.last ?? -1) >= hit.first; i -= 1) {
    const other = hits[i];
    if (other === undefined || other.first > hit.last) continue;
    if (other.distance <= hit.distance) return;
    hits.splice(i, 1);
  }
  hits.push(hit);
}
