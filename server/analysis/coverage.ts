import type { Brief, RequiredPoint } from '#contract/brief';
import type { PointFinding, PointState } from '#contract/metric';
import { isCorrected } from './correction.ts';
import { HeardTerms, type Occurrence } from './heard-terms.ts';
import { mediaSpan } from './metric-values.ts';
import type { SpokenText } from './spoken-text.ts';
import { SAID } from './term.ts';

/** The product id under which must-say statements are reported: they belong to no product. */
export const STATEMENTS = 'must-say';

type Finding = { state: PointState; occurrence: Occurrence | null };

/**
 * What was said of a brief's points (speech/README.md, "Finding what was said"). A point is
 * - contradicted when one of its contradicting values stands in its place, or when it is only ever negated;
 * - said when every group is heard within its seconds, as it is and not as a question;
 * - probable when that holds but for likeness or a question mark: a person should look.
 */
export class Coverage {
  readonly #brief: Brief;
  readonly #text: SpokenText;
  readonly #terms: HeardTerms;

  constructor(brief: Brief, text: SpokenText) {
    this.#brief = brief;
    this.#text = text;
    const points = [...brief.products.flatMap((product) => product.points), ...brief.mustSay];
    const names = brief.products.flatMap((product) => product.aliases);
    this.#terms = new HeardTerms(text, brief.speech, [
      ...names,
      ...points.flatMap((point) => [...point.groups.flat(), ...point.contradictedBy]),
    ]);
  }

  /** Takes note of what was said since the last call. */
  search(): void {
    this.#terms.search();
  }

  findings(): PointFinding[] {
    const topics = this.#brief.products.map((product) => ({
      id: product.id,
      mentions: this.#terms.occurrences(product.aliases),
    }));
    const ofProducts = this.#brief.products.flatMap((product) =>
      product.points.map((point) =>
        this.#report(product.id, point, (occurrence) => isTopic(product.id, occurrence, topics)),
      ),
    );
    return [...ofProducts, ...this.#brief.mustSay.map((point) => this.#report(STATEMENTS, point, () => true))];
  }

  #report(productId: string, point: RequiredPoint, inPlace: (occurrence: Occurrence) => boolean): PointFinding {
    const { state, occurrence } = this.#find(point, inPlace);
    if (occurrence === null) return { productId, pointId: point.id, state, span: null, quote: null, distance: null };
    const quote = this.#text.quote(occurrence.first, occurrence.last);
    return {
      productId,
      pointId: point.id,
      state,
      span: mediaSpan(occurrence),
      quote,
      distance: Math.min(1, occurrence.distance),
    };
  }

  #find(point: RequiredPoint, inPlace: (occurrence: Occurrence) => boolean): Finding {
    const groups = point.groups.map((group) => this.#terms.occurrences(group));
    const withinMs = point.withinSec * 1000;
    const stated = groups.map((group) => group.filter((occurrence) => !occurrence.negated));
    const best = together(stated, withinMs);
    const contradiction = this.#terms
      .occurrences(point.contradictedBy)
      .find(
        (value) =>
          !value.negated &&
          !value.question &&
          value.distance <= SAID &&
          inPlace(value) &&
          replacesOneGroup(value, stated, withinMs) &&
          !isCorrected(this.#text, value, stated.flat()),
      );
    if (contradiction !== undefined) return { state: 'contradicted', occurrence: contradiction };
    if (best !== null && best.distance <= SAID && !best.question) return { state: 'said', occurrence: best };
    const negated = together(groups, withinMs);
    if (negated !== null && negated.negated && negated.distance <= SAID && best === null)
      return { state: 'contradicted', occurrence: negated };
    return best === null ? { state: 'not_found', occurrence: null } : { state: 'probable', occurrence: best };
  }
}

/** The nearest set of occurrences, one of each group, that lies within the time; of equals, statements before questions, then the first. */
function together(groups: readonly (readonly Occurrence[])[], withinMs: number): Occurrence | null {
  let best: Occurrence | null = null;
  for (const [index, starts] of groups.entries()) {
    for (const start of starts) {
      let whole: Occurrence | null = start;
      for (const [other, group] of groups.entries()) {
        if (other === index || whole === null) continue;
        const near = group.filter(
          ({ fromMs, toMs }) => fromMs >= start.fromMs && toMs <= Math.max(start.toMs, start.fromMs + withinMs),
        );
        const chosen = near.reduce<Occurrence | null>((a, b) => (a === null || rank(b) < rank(a) ? b : a), null);
        whole = chosen === null ? null : join(whole, chosen);
      }
      if (whole !== null && (best === null || rank(whole) < rank(best))) best = whole;
    }
  }
  return best;
}

/** Smaller is better. */
const rank = ({ distance, question }: Occurrence): number => distance + (question ? 0.5 : 0);

function join(a: Occurrence, b: Occurrence): Occurrence {
  return {
    first: Math.min(a.first, b.first),
    last: Math.max(a.last, b.last),
    fromMs: Math.min(a.fromMs, b.fromMs),
    toMs: Math.max(a.toMs, b.toMs),
    distance: Math.max(a.distance, b.distance),
    negated: a.negated || b.negated,
    question: a.question || b.question,
  };
}

/** A contradicting value stands in the place of one group: all the others are said around it. */
function replacesOneGroup(value: Occurrence, groups: readonly (readonly Occurrence[])[], withinMs: number): boolean {
  const around = groups.filter((group) =>
    group.some((said) => Math.max(said.toMs, value.toMs) - Math.min(said.fromMs, value.fromMs) <= withinMs),
  );
  return around.length >= groups.length - 1;
}

type Topic = { id: string; mentions: readonly Occurrence[] };

/** Whether the product is the one being talked about: the last one named before, or the only one. */
function isTopic(productId: string, { first }: Occurrence, topics: readonly Topic[]): boolean {
  if (topics.length === 1) return true;
  let topic: string | null = null;
  let named = -1;
  for (const { id, mentions } of topics) {
    for (const mention of mentions) {
      if (mention.first <= first && mention.first > named) {
        named = mention.first;
        topic = id;
      }
    }
  }
  return topic === productId;
}
