import type { Brief } from '#contract/brief';
import type { AbstainReason, PointFinding, TranscriptSegment, WordHit } from '#contract/metric';
import { STATEMENTS } from './coverage.ts';
import { abstained, measured, type MetricDraft } from './metric-values.ts';

/** An engine that is this unsure on average gives words, but not evidence. */
const MIN_CONFIDENCE = 0.5;

/** Why nothing that needs a transcript can be said; null where it can. */
export function whyNoTranscript(recognising: boolean, segments: readonly TranscriptSegment[]): AbstainReason | null {
  if (!recognising) return 'no_recogniser';
  if (segments.length === 0) return 'no_speech';
  const rated = segments.flatMap(({ confidence, text }) =>
    confidence === null ? [] : [{ confidence, weight: text.length }],
  );
  const weight = rated.reduce((sum, part) => sum + part.weight, 0);
  const mean = weight === 0 ? 1 : rated.reduce((sum, part) => sum + part.confidence * part.weight, 0) / weight;
  return mean < MIN_CONFIDENCE ? 'low_confidence' : null;
}

/** Coverage, contradictions, statements and words to look at. A share counts what was said; what is probable is its uncertainty. */
export function transcriptMetrics(
  brief: Brief | null,
  points: readonly PointFinding[],
  words: readonly WordHit[],
  reason: AbstainReason | null,
): MetricDraft[] {
  const candidates = words.filter(({ negated }) => !negated);
  const forbidden =
    reason === null
      ? measured('forbiddenWordCount', candidates.length, {
          evidence: candidates.map(({ span }) => span),
          uncertainty: words.length - candidates.length,
          estimated: true,
        })
      : abstained('forbiddenWordCount', reason);
  const why = brief === null ? 'no_brief' : reason;
  if (why !== null)
    return [
      abstained('productCoverageShare', why),
      abstained('contradictionCount', why),
      abstained('requiredStatementShare', why),
      forbidden,
    ];
  const contradicted = points.filter(({ state }) => state === 'contradicted');
  return [
    share(
      'productCoverageShare',
      points.filter(({ productId }) => productId !== STATEMENTS),
    ),
    measured('contradictionCount', contradicted.length, { evidence: spans(contradicted), estimated: true }),
    share(
      'requiredStatementShare',
      points.filter(({ productId }) => productId === STATEMENTS),
    ),
    forbidden,
  ];
}

function share(name: 'productCoverageShare' | 'requiredStatementShare', points: readonly PointFinding[]): MetricDraft {
  if (points.length === 0) return abstained(name, 'no_brief');
  const said = points.filter(({ state }) => state === 'said');
  const probable = points.filter(({ state }) => state === 'probable');
  return measured(name, said.length / points.length, {
    evidence: spans(said),
    uncertainty: probable.length / points.length,
    estimated: true,
  });
}

const spans = (points: readonly PointFinding[]) => points.flatMap(({ span }) => (span === null ? [] : [span]));
