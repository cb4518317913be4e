import type { Occurrence } from './heard-terms.ts';
import type { SpokenText } from './spoken-text.ts';

/** A slip is put right at once or not at all. */
const WITHIN_MS = 10_000;
const CUE = /不对|说错|口误|应该是|更正|纠正|准确地?说|\bsorry\b|\bi mean\b|\bcorrection\b|\bno,? wait\b|\brather\b/i;

/** Whether a wrong value is taken back: the right one follows soon, with words of correction between. */
export function isCorrected(text: SpokenText, wrong: Occurrence, right: readonly Occurrence[]): boolean {
  return right.some((value) => {
    if (value.first <= wrong.last || value.fromMs - wrong.toMs > WITHIN_MS) return false;
    const from = text.tokens[wrong.last];
    const to = text.tokens[value.first];
    if (from === undefined || to === undefined) return false;
    const whole = text.segments.slice(from.segment, to.segment + 1).map((segment) => segment.text);
    const end = whole.join(' ').length - ((whole.at(-1)?.length ?? 0) - to.token.from);
    return CUE.test(whole.join(' ').slice(from.token.to, end));
  });
}
