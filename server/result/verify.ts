import { type Refused, refused } from '#contract/errors';
import type { SealedResult } from '#contract/result';
import { SCORING_VERSION, scoreSitting } from '#scoring/score';
import { canonical, sha256 } from './canonical.ts';
import { changedInputs, inputHashes } from './input-hashes.ts';

export type Verified = { kind: 'verified'; checks: string[] } | Refused;

/**
 * Recomputes a sealed result from what it carries [RS3]: the inputs' hashes, the score byte for byte, the whole's hash, the signature.
 * The inputs come first, so that a change is named ("sheet of …"), not only noticed.
 * @param signatureHolds checks the signature over the canonical body (an edge, `sign.ts`).
 * @param trustedKey when given, the public key (base64 SPKI) that must have signed.
 */
export function verifyResult(
  result: SealedResult,
  signatureHolds: (bytes: string, signature: SealedResult['signature']) => boolean,
  trustedKey: string | null,
): Verified {
  const { body } = result;
  const changed = changedInputs(body.inputs, inputHashes(body.bundle, body.inputs.events));
  if (changed.length > 0) return refused('result_mismatch', `changed since it was sealed: ${changed.join(', ')}`);
  if (body.scoringVersion !== SCORING_VERSION)
    return refused('result_mismatch', `scored by ${body.scoringVersion}, this is ${SCORING_VERSION}`);
  const scored = scoreSitting(body.bundle);
  if (scored.kind === 'refused') return refused('result_mismatch', scored.detail ?? scored.code);
  if (canonical(scored.score) !== canonical(body.score))
    return refused('result_mismatch', 'changed since it was sealed: score');
  const bytes = canonical(body);
  if (sha256(bytes) !== result.hash)
    return refused('result_mismatch', 'changed since it was sealed: candidate, time, recording or a recorded hash');
  if (!signatureHolds(bytes, result.signature)) return refused('signature_invalid');
  if (trustedKey !== null && trustedKey !== result.signature.publicKey)
    return refused('signature_invalid', 'signed by another key than the trusted one');
  return {
    kind: 'verified',
    checks: ['inputs', 'score', 'hash', 'signature', ...(trustedKey === null ? [] : ['key'])],
  };
}
