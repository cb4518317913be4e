import { expect, test } from 'vitest';
import { Analysis } from '#contract/metric';
import { AnalysisDocument, analysisOf } from '../../../server/cli/analysis-document.ts';
import { analysisJson } from '../../../server/cli/analysis-output.ts';
import { analysisWith } from '../../support/shipped.ts';

const probe = {
  format: 'wav',
  codec: 'pcm_s16le',
  sampleRate: 48_000,
  channels: 1,
  durationMs: 60_000,
  hasVideo: false,
};

test('an analysis that was printed for people and scripts reads back as it was', () => {
  const analysis = Analysis.parse({
    ...analysisWith({ deadAirMs: 3200.5, speechRateSyllPerMin: null, productCoverageShare: 0.75 }),
    models: [{ id: 'recogniser', sha256: 'a'.repeat(64) }],
    paceSyllPerMin: [{ atMs: 1000, value: 230 }],
    loudnessLufs: [{ atMs: 1000, value: -23.5 }],
    pauses: [{ fromMs: 100, toMs: 3300 }],
    transcript: [{ span: { fromMs: 0, toMs: 900 }, text: '大家好', confidence: null }],
    points: [{ productId: 'mask', pointId: 'price', state: 'said', span: null, quote: null, distance: 0 }],
    words: [{ word: '最好', span: { fromMs: 0, toMs: 500 }, quote: '最好', negated: false }],
  });
  const printed: unknown = JSON.parse(analysisJson('show.wav', { kind: 'analysed', analysis, probe, warnings: [] }));
  expect(analysisOf(AnalysisDocument.parse(printed))).toEqual(analysis);
});
