import { expect, test } from 'vitest';
import { Gaps } from '#analysis/gaps';
import { HopFramer } from '#analysis/hop-framer';
import { kWeighting } from '#analysis/k-weighting';
import { Loudness } from '#analysis/loudness';
import { concat, silence, tone } from '../../support/signals.ts';

const peakOf = (dbfs: number): number => 10 ** (dbfs / 20);

function loudnessOf(
  samples: Float32Array,
  gaps = new Gaps(),
): { integrated: number | null; curve: { atMs: number; value: number }[] } {
  const loudness = new Loudness();
  new HopFramer((hop) => loudness.pushHop(hop)).push(samples);
  return { integrated: loudness.integrated(gaps), curve: loudness.curve(gaps) };
}

test('the weighting filters at 48 kHz are those that ITU-R BS.1770-4 prints', () => {
  const [shelf, highPass] = kWeighting(48_000);
  expect(shelf.b0).toBeCloseTo(1.53512485958697, 9);
  expect(shelf.b1).toBeCloseTo(-2.69169618940638, 9);
  expect(shelf.b2).toBeCloseTo(1.19839281085285, 9);
  expect(shelf.a1).toBeCloseTo(-1.69065929318241, 9);
  expect(shelf.a2).toBeCloseTo(0.73248077421585, 9);
  expect(highPass.a1).toBeCloseTo(-1.99004745483398, 9);
  expect(highPass.a2).toBeCloseTo(0.99007225036621, 9);
});

test('a full-scale sine of 997 Hz on one channel reads −3.01 LUFS (BS.1770-4 Annex 1)', () => {
  expect(loudnessOf(tone(20, 997, 1)).integrated).toBeCloseTo(-3.01, 1);
  expect(loudnessOf(tone(20, 997, peakOf(-20))).integrated).toBeCloseTo(-23.01, 1);
});

test('quiet stretches stay outside the relative gate (EBU Tech 3341, case 3, on one channel)', () => {
  const signal = concat(tone(10, 1000, peakOf(-36)), tone(60, 1000, peakOf(-23)), tone(10, 1000, peakOf(-36)));
  expect(loudnessOf(signal).integrated).toBeCloseTo(-26.0, 1);
});

test('nothing below the absolute gate counts (EBU Tech 3341, case 4, on one channel)', () => {
  const levels = [-72, -36, -23, -36, -72].map((dbfs) => tone(dbfs === -23 ? 60 : 10, 1000, peakOf(dbfs)));
  expect(loudnessOf(concat(...levels)).integrated).toBeCloseTo(-26.0, 1);
});

test('silence has no loudness, and its curve reads the gate', () => {
  const { integrated, curve } = loudnessOf(silence(5));
  expect(integrated).toBeNull();
  expect(curve.map(({ value }) => value)).toEqual([-70, -70, -70, -70, -70]);
});

test('what lies in a gap is in no block', () => {
  const gaps = new Gaps();
  gaps.add(10_000, 20_000);
  const { integrated, curve } = loudnessOf(
    concat(tone(10, 1000, peakOf(-30)), tone(10, 1000, 1), tone(10, 1000, peakOf(-30))),
    gaps,
  );
  expect(integrated).toBeCloseTo(-33.0, 1);
  expect(curve.filter(({ atMs }) => atMs >= 10_000 && atMs < 20_000)).toEqual([]);
});
