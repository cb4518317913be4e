import { type Refused, refused } from '#contract/errors';
import type { SealedResult } from '#contract/result';
import { SCORING_VERSION, scoreSitting } from '#scoring/score';
import { canonical, contentHash, sha256 } from './canonical.ts';

export type Verified = { kind: 'verified'; checks: string[] } | Refused;

/**
 * Recomputes a sealed result from what it carries [RS3]: hash, signature, the named documents' hashes, and the score, byte for byte.
 * @param signatureHolds checks the signature over the canonical body (an edge, `sign.ts`).
 * @param trustedKey when given, the public key (base64 SPKI) that must have signed.
 */
export function verifyResult(
  result: SealedResult,
  signatureHolds: (bytes: string, signature: SealedResult['signature']) => boolean,
  trustedKey: string | null,
): Verified {
  const bytes = canonical(result.body);
  if (sha256(bytes) !== result.hash) return refused('result_mismatch', 'the hash is not that of the body');
  if (!signatureHolds(bytes, result.signature)) return refused('signature_invalid');
  if (trustedKey !== null && trustedKey !== result.signature.publicKey)
    return refused('signature_invalid', 'signed by another key than the trusted one');
  const { body } = result;
  if (contentHash(body.bundle.exam) !== body.examHash) return refused('result_mismatch', 'exam');
  if ((body.bundle.analysis === null ? null : contentHash(body.bundle.analysis)) !== body.analysisHash)
    return refused('result_mismatch', 'analysis');
  if (body.scoringVersion !== SCORING_VERSION)
    return refused('result_mismatch', `scored by ${body.scoringVersion}, this is ${SCORING_VERSION}`);
  const scored = scoreSitting(body.bundle);
  if (scored.kind === 'refused') return refused('result_mismatch', scored.detail ?? scored.code);
  if (canonical(scored.score) !== canonical(body.score)) return refused('result_mismatch', 'score');
  return {
    kind: 'verified',
    checks: ['hash', 'signature', 'exam', 'analysis', 'score', ...(trustedKey === null ? [] : ['key'])],
  };
}
