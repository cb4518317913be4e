import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PerformanceAnalyser } from '#analysis/analyser';
import {
  concat,
  dice,
  measure,
  metric,
  mix,
  pinkNoise,
  pushInBlocks,
  reasonOf,
  script,
  silence,
  syllableTrain,
  tone,
  valueOf,
  whiteNoise,
} from '../../support/signals.ts';

const newAnalyser = (): PerformanceAnalyser =>
  new PerformanceAnalyser({ brief: null, speech: 'zh', engineName: 'none' });

describe('syllables', () => {
  test.each([2, 3, 4, 5, 6])('a train of bursts at %i a second is counted one by one', (perSecond) => {
    const count = 20 * perSecond;
    const found = valueOf(measure(concat(silence(1), syllableTrain(count, perSecond), silence(1))), 'syllableCount');
    expect(Math.abs(found - count)).toBeLessThanOrEqual(1);
  });

  test.each([80, 130, 220, 400])('a voice of %i Hz is heard as a voice', (pitch) => {
    const found = valueOf(measure(concat(syllableTrain(60, 4, pitch), silence(1))), 'syllableCount');
    expect(Math.abs(found - 60)).toBeLessThanOrEqual(1);
  });

  test.each([
    ['silence', silence(60)],
    ['a steady tone', tone(60)],
    ['white noise', whiteNoise(60)],
    ['pink noise', pinkNoise(60)],
    ['direct current', silence(60).fill(0.5)],
    ['clicks once a second', silence(60).map((_, i) => (i % 16_000 === 0 ? 0.9 : 0))],
  ])('a minute of %s holds no syllable: the rates abstain', (_, signal) => {
    const analysis = measure(signal);
    for (const name of [
      'syllableCount',
      'speechRateSyllPerMin',
      'articulationRateSyllPerSec',
      'speechShare',
      'pauseCount',
      'deadAirMs',
      'signalToNoiseDb',
    ] as const) {
      expect(reasonOf(analysis, name), name).toBe('no_speech');
    }
    expect(analysis.paceSyllPerMin).toEqual([]);
    expect(analysis.pauses).toEqual([]);
  });

  test('noise 15 dB below the voice changes the count by less than 5 %', () => {
    const voice = concat(silence(1), syllableTrain(40), silence(1), syllableTrain(40), silence(1));
    const noisy = mix(voice, pinkNoise(voice.length / 16_000, 0.02));
    expect(Math.abs(valueOf(measure(noisy), 'syllableCount') - 80)).toBeLessThanOrEqual(4);
  });
});

describe('pauses and pace', () => {
  const performance = concat(
    silence(4),
    syllableTrain(40),
    silence(1),
    syllableTrain(40),
    silence(3.5),
    syllableTrain(40),
  );
  const analysis = measure(performance);

  test('pauses lie between speech, dead air wherever three seconds pass without a word', () => {
    expect(valueOf(analysis, 'pauseCount')).toBe(2);
    expect(valueOf(analysis, 'longestPauseMs')).toBeGreaterThan(3300);
    expect(valueOf(analysis, 'longestPauseMs')).toBeLessThan(3700);
    const deadAir = metric(analysis, 'deadAirMs');
    expect(deadAir.kind === 'measured' && deadAir.evidence.map(({ fromMs }) => Math.round(fromMs / 1000))).toEqual([
      0, 25,
    ]);
  });

  test('speech rate counts the pauses, articulation rate does not', () => {
    expect(valueOf(analysis, 'speechRateSyllPerMin')).toBeCloseTo((120 / 38.5) * 60, -1);
    expect(valueOf(analysis, 'articulationRateSyllPerSec')).toBeCloseTo(4, 0);
    expect(valueOf(analysis, 'speechShare')).toBeCloseTo(30 / 38.5, 1);
  });

  test('rates are stated as estimates with a band of ten percent', () => {
    const rate = metric(analysis, 'speechRateSyllPerMin');
    expect(rate).toMatchObject({ kind: 'measured', estimated: true });
    expect(rate.kind === 'measured' && rate.uncertainty).toBeCloseTo(valueOf(analysis, 'speechRateSyllPerMin') / 10);
  });

  test('the pace curve follows a host who speeds up', () => {
    const pace = measure(concat(syllableTrain(60, 2), syllableTrain(180, 6))).paceSyllPerMin;
    expect(pace.at(0)?.atMs).toBe(12_000);
    expect(pace.at(0)?.value).toBeCloseTo(120, -1);
    expect(pace.at(-1)?.value).toBeCloseTo(360, -1.3);
  });
});

describe('signal', () => {
  test('signal to noise is found within 3 dB from 10 to 30 dB', () => {
    const voice = concat(...Array.from({ length: 6 }, () => concat(syllableTrain(16), silence(1))));
    const speaking = syllableTrain(16);
    const power = speaking.reduce((sum, value) => sum + value * value, 0) / speaking.length;
    for (const db of [10, 20, 30]) {
      const noisy = mix(voice, whiteNoise(voice.length / 16_000, Math.sqrt(power / 10 ** (db / 10))));
      expect(Math.abs(valueOf(measure(noisy), 'signalToNoiseDb') - db), `${db} dB`).toBeLessThan(3);
    }
  });

  test('a voice that drowns in noise is not counted: too_noisy, or no speech at all', () => {
    const voice = concat(...Array.from({ length: 6 }, () => concat(syllableTrain(16), silence(1))));
    expect(['too_noisy', 'no_speech']).toContain(
      reasonOf(measure(mix(voice, whiteNoise(voice.length / 16_000, 0.3))), 'speechRateSyllPerMin'),
    );
  });

  test('flat tops are clipped, single peaks at full scale are not', () => {
    expect(
      valueOf(measure(tone(20, 100, 2).map((value) => Math.max(-1, Math.min(1, value)))), 'clippedShare'),
    ).toBeGreaterThan(0.5);
    expect(valueOf(measure(silence(20).map((_, i) => (i % 100 === 0 ? 1 : 0))), 'clippedShare')).toBe(0);
  });
});

describe('abstentions', () => {
  test('under ten seconds nothing is stated', () => {
    const analysis = measure(syllableTrain(39));
    for (const name of [
      'integratedLoudnessLufs',
      'clippedShare',
      'speechShare',
      'syllableCount',
      'speechRateSyllPerMin',
      'signalToNoiseDb',
    ] as const)
      expect(reasonOf(analysis, name), name).toBe('too_short');
  });

  test('no audio at all, or one sample, is too short', () => {
    expect(reasonOf(measure(new Float32Array(0)), 'speechRateSyllPerMin')).toBe('too_short');
    expect(measure(new Float32Array(1)).durationMs).toBe(0);
  });

  test('silence has no loudness', () => {
    expect(reasonOf(measure(silence(20)), 'integratedLoudnessLufs')).toBe('no_audio');
  });

  test('without a recogniser everything that needs words abstains', () => {
    const analysis = measure(syllableTrain(60));
    expect(reasonOf(analysis, 'forbiddenWordCount')).toBe('no_recogniser');
    expect(reasonOf(analysis, 'productCoverageShare')).toBe('no_brief');
  });

  test('an engine that doubts its own words abstains for them', () => {
    const analyser = new PerformanceAnalyser({ brief: null, speech: 'zh', engineName: 'recogniser' });
    for (const segment of script(['这是国家级产品'])) analyser.pushTranscript({ ...segment, confidence: 0.3 });
    expect(reasonOf(analyser.snapshot(), 'forbiddenWordCount')).toBe('low_confidence');
    expect(analyser.snapshot().words).toEqual([]);
  });

  test('what is not a number counts as silence and poisons nothing', () => {
    const clean = concat(syllableTrain(40), silence(5));
    const dirty = clean.slice();
    dirty.fill(Number.NaN, 11 * 16_000, 12 * 16_000);
    dirty[12 * 16_000 + 5] = Number.POSITIVE_INFINITY;
    expect(measure(dirty)).toEqual(measure(clean));
  });
});

describe('gaps', () => {
  const speech = syllableTrain(60);

  test('a gap is neither speech nor pause nor dead air, and media time goes on', () => {
    const analyser = newAnalyser();
    analyser.pushAudio(speech);
    analyser.markGap(15_000, 25_000);
    analyser.pushAudio(speech);
    const analysis = analyser.snapshot();
    expect(analysis.durationMs).toBe(40_000);
    expect(valueOf(analysis, 'pauseCount')).toBe(0);
    expect(valueOf(analysis, 'deadAirMs')).toBe(0);
    expect(valueOf(analysis, 'speechShare')).toBeGreaterThan(0.95);
    expect(valueOf(analysis, 'speechRateSyllPerMin')).toBeCloseTo(240, -1);
    expect(analysis.loudnessLufs.filter(({ atMs }) => atMs >= 15_000 && atMs < 25_000)).toEqual([]);
  });

  test('whatever a recorder left in the gap is not measured', () => {
    const analyser = newAnalyser();
    analyser.pushAudio(concat(speech, whiteNoise(10, 0.5), speech));
    analyser.markGap(15_000, 25_000);
    expect(valueOf(analyser.snapshot(), 'speechRateSyllPerMin')).toBeCloseTo(240, -1);
  });

  test('overlapping and backward gaps are joined or ignored', () => {
    const analyser = newAnalyser();
    analyser.pushAudio(speech);
    analyser.markGap(15_000, 18_000);
    analyser.markGap(17_000, 20_000);
    analyser.markGap(9_000, 9_000);
    analyser.pushAudio(speech);
    expect(analyser.snapshot().durationMs).toBe(35_000);
    expect(valueOf(analyser.snapshot(), 'speechRateSyllPerMin')).toBeCloseTo(240, -1);
  });
});

describe('live and afterwards', () => {
  const performance = concat(
    silence(2),
    syllableTrain(50, 5),
    silence(1.5),
    mix(syllableTrain(40), whiteNoise(10, 0.01)),
    tone(3),
    syllableTrain(30, 3),
  );
  const whole = measure(performance);

  test.each([160, 16_000, 1, 977])('blocks of %i samples give the values of the whole', (block) => {
    const analyser = newAnalyser();
    pushInBlocks(analyser, performance, block);
    expect(analyser.snapshot()).toEqual(whole);
  });

  test('looking once a second changes nothing at the end', () => {
    const analyser = newAnalyser();
    for (let from = 0; from < performance.length; from += 16_000) {
      analyser.pushAudio(performance.subarray(from, from + 16_000));
      analyser.snapshot();
    }
    expect(analyser.snapshot()).toEqual(whole);
  });

  test('random signals in random blocks with random gaps: the cut never matters', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.array(fc.integer({ min: 1, max: 40_000 }), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 0, max: 9000 }),
        (seed, blocks, gapFrom) => {
          const roll = dice(seed);
          const signal = concat(
            syllableTrain(20 + Math.floor(roll() * 20), 3 + roll() * 3),
            silence(roll() * 2),
            whiteNoise(roll() * 4, roll() * 0.2, seed),
            syllableTrain(20),
          );
          const once = newAnalyser();
          once.pushAudio(signal);
          once.markGap(gapFrom, gapFrom + 700);
          const cut = newAnalyser();
          for (let from = 0, i = 0; from < signal.length; i += 1) {
            const size = blocks[i % blocks.length] ?? 1;
            cut.pushAudio(signal.subarray(from, from + size));
            from += size;
          }
          cut.markGap(gapFrom, gapFrom + 700);
          expect(cut.snapshot()).toEqual(once.snapshot());
        },
      ),
      { numRuns: 15, verbose: 1 },
    );
  });
});
