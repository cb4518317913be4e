import type { Refused } from '#contract/errors';
import type { Sha256 } from '#contract/ids';
import type { ResultBody, SealedResult } from '#contract/result';
import { ResultBody as ResultBodySchema } from '#contract/result';
import { SCORING_VERSION, scoreSitting } from '#scoring/score';
import { canonical, sha256 } from './canonical.ts';
import { inputHashes } from './input-hashes.ts';

export type ResultInputs = Omit<ResultBody, 'format' | 'score' | 'scoringVersion' | 'inputs'> & { eventsHash: Sha256 };

/** Freezes the inputs and computes the score from them [RS1]. */
export function resultBody(inputs: ResultInputs): { kind: 'built'; body: ResultBody } | Refused {
  const scored = scoreSitting(inputs.bundle);
  if (scored.kind === 'refused') return scored;
  const { eventsHash, ...rest } = inputs;
  const body = ResultBodySchema.parse({
    ...rest,
    format: 'stagemark-result/2',
    inputs: inputHashes(inputs.bundle, eventsHash),
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
