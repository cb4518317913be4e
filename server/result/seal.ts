import type { Refused } from '#contract/errors';
import type { ResultBody, SealedResult } from '#contract/result';
import { ResultBody as ResultBodySchema } from '#contract/result';
import { SCORING_VERSION, scoreSitting } from '#scoring/score';
import { canonical, contentHash, sha256 } from './canonical.ts';

export type ResultInputs = Omit<ResultBody, 'format' | 'score' | 'scoringVersion' | 'examHash' | 'analysisHash'>;

/** Freezes the inputs and computes the score from them [RS1]. */
export function resultBody(inputs: ResultInputs): { kind: 'built'; body: ResultBody } | Refused {
  const scored = scoreSitting(inputs.bundle);
  if (scored.kind === 'refused') return scored;
  const body = ResultBodySchema.parse({
    ...inputs,
    format: 'stagemark-result/1',
    examHash: contentHash(inputs.bundle.exam),
    analysisHash: inputs.bundle.analysis === null ? null : contentHash(inputs.bundle.analysis),
    scoringVersion: SCORING_VERSION,
    score: scored.score,
  });
  return { kind: 'built', body };
}

/** Seals a body: hash and signature over its canonical bytes [RS2]. */
export function seal(
  body: ResultBody,
  signatureOver: (canonicalBody: string) => SealedResult['signature'],
): SealedResult {
  const bytes = canonical(body);
  return { body, hash: sha256(bytes), signature: signatureOver(bytes) };
}
