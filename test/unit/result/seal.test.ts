import { describe, expect, test } from 'vitest';
import { SealedResult } from '#contract/result';
import { WallTime } from '#contract/time';
import { canonical, contentHash, sha256 } from '#result/canonical';
import { type ResultInputs, resultBody, seal } from '#result/seal';
import { newSigningKey, signatureHolds, signatureOver } from '#result/sign';
import { verifyResult } from '#result/verify';
import { bundleOf, criterionId, hash, personId, sampleExam, sittingId } from '../../support/samples.ts';

const key = newSigningKey();
const named = sampleExam();
const inputs: ResultInputs = {
  sittingId: sittingId(),
  candidate: { personId: personId(), name: '林晓' },
  sealedAt: WallTime.parse(1_700_000_000_000),
  eventsHash: hash('e'),
  recording: { chainHead: hash('f'), fragments: 3, durationMs: 60_000, gaps: [] },
  bundle: bundleOf(named, () => 3),
};
const sealed = (): SealedResult => {
  const built = resultBody(inputs);
  if (built.kind === 'refused') throw new Error(built.code);
  return seal(built.body, (bytes) => signatureOver(bytes, key));
};
const ruling = { criterionId: criterionId('opening'), level: 4, by: personId(), reason: 'x' };
/** Signs a forged body anew with the forger's own key: only recomputing can find it. */
const resealed = (body: SealedResult['body']) => seal(body, (bytes) => signatureOver(bytes, newSigningKey()));

describe('a sealed result', () => {
  test('[RS1] names what it was computed from', () => {
    const { body } = sealed();
    expect(body.inputs.exam).toBe(named.hash);
    expect(body.inputs.rubrics.map(({ schemeId }) => schemeId)).toEqual(named.exam.schemes.map(({ id }) => id));
    expect(body.inputs.sheets.map(({ examinerId }) => examinerId)).toEqual(
      body.bundle.sheets.map(({ examinerId }) => examinerId),
    );
    expect(body.bundle.sheets).toHaveLength(3);
  });

  test('[RS3] recomputes to the same bytes, also after a trip through JSON', () => {
    const again = SealedResult.parse(JSON.parse(JSON.stringify(sealed())));
    expect(verifyResult(again, signatureHolds, null)).toMatchObject({ kind: 'verified' });
    expect(verifyResult(again, signatureHolds, again.signature.publicKey)).toMatchObject({ kind: 'verified' });
  });

  test('[RS2] a changed name, mark or score breaks the hash; a new hash breaks the signature', () => {
    const result = sealed();
    const renamed = { ...result, body: { ...result.body, candidate: { ...result.body.candidate, name: 'Mallory' } } };
    expect(verifyResult(renamed, signatureHolds, null)).toMatchObject({ code: 'result_mismatch' });
    expect(verifyResult({ ...renamed, hash: sha256(canonical(renamed.body)) }, signatureHolds, null)).toMatchObject({
      code: 'signature_invalid',
    });
  });

  test('[RS3] a forger who signs anew is found by recomputing, or by the trusted key', () => {
    const result = sealed();
    const lifted = resealed({
      ...result.body,
      score: {
        ...result.body.score,
        schemes: result.body.score.schemes.map((scheme) => ({ ...scheme, percent: '99', outcome: 'pass' as const })),
      },
    });
    expect(verifyResult(lifted, signatureHolds, null)).toMatchObject({
      code: 'result_mismatch',
      detail: expect.stringMatching(/score$/),
    });
    expect(verifyResult(resealed(result.body), signatureHolds, result.signature.publicKey)).toMatchObject({
      code: 'signature_invalid',
    });
  });

  test.each([
    [
      'exam',
      (body: SealedResult['body']) => ({
        ...body.bundle,
        exam: { ...body.bundle.exam, title: { 'zh-CN': '改', en: 'x' } },
      }),
    ],
    ['adjudications', (body: SealedResult['body']) => ({ ...body.bundle, adjudications: [ruling] })],
    ['analysis', (body: SealedResult['body']) => ({ ...body.bundle, analysis: null })],
    [
      'sheet of',
      ({ bundle }: SealedResult['body']) => ({
        ...bundle,
        sheets: bundle.sheets.map((sheet, i) =>
          i === 1 ? { ...sheet, marks: sheet.marks.map((each) => ({ ...each, level: 4 })) } : sheet,
        ),
      }),
    ],
  ])('[RS3] a changed input is named: %s', (name, change) => {
    const result = sealed();
    expect(verifyResult(resealed({ ...result.body, bundle: change(result.body) }), signatureHolds, null)).toMatchObject(
      { code: 'result_mismatch', detail: expect.stringContaining(name) },
    );
  });

  test('a garbled key or signature is a plain no', () => {
    const result = sealed();
    expect(signatureHolds(canonical(result.body), { ...result.signature, publicKey: 'AAAA' })).toBe(false);
    expect(signatureHolds(canonical(result.body), { ...result.signature, value: 'AAAA' })).toBe(false);
  });

  test('an incomplete bundle is not sealed', () => {
    const [one, ...others] = inputs.bundle.sheets;
    const half = {
      ...inputs.bundle,
      sheets: [{ ...inputs.bundle.sheets[0], examinerId: one?.examinerId ?? personId(), marks: [] }, ...others],
    };
    expect(resultBody({ ...inputs, bundle: half })).toMatchObject({ kind: 'refused', code: 'sheet_incomplete' });
  });
});

test('[RS2] the canonical form does not depend on the order of keys', () => {
  expect(contentHash({ b: 1, a: { d: [1, 2], c: '林' } })).toBe(contentHash({ a: { c: '林', d: [1, 2] }, b: 1 }));
});
