import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PerformanceAnalyser } from '#analysis/analyser';
import { type AnalysedFile, analyseFile, type AnalyseFileOptions } from '#analysis/analyse-file';
import { captionsEngine } from '#analysis/captions-engine';
import { decodeFile } from '#analysis/decode';
import { synthesise } from '#cli/speech-sample';
import type { Analysis, TranscriptSegment } from '#contract/metric';
import { run } from '#server/process';
import { projectDir, testMachine } from '../support/test-machine.ts';
import { valueOf } from '../support/signals.ts';

const machine = await testMachine();
const tools = { ffmpeg: machine.ffmpeg, ffprobe: machine.ffprobe };
const espeak = machine.espeak ?? 'espeak-ng';
let folder: string;
const at = (name: string): string => join(folder, name);
const spoken: { zh: TranscriptSegment[]; en: TranscriptSegment[] } = { zh: [], en: [] };
const lines = (speech: 'zh' | 'en'): string[] =>
  readFileSync(join(projectDir, `rubrics/samples/script-${speech}.txt`), 'utf8')
    .trim()
    .split('\n');

async function ffmpeg(...args: string[]): Promise<string> {
  const done = await run(tools.ffmpeg, ['-hide_banner', '-nostdin', '-y', ...args]);
  if (done.kind === 'failed') throw new Error(`${done.message}\n${done.stderrTail}`);
  return done.stderrTail;
}
const analyse = (name: string, options: Partial<AnalyseFileOptions> = {}): Promise<AnalysedFile> =>
  analyseFile(at(name), { ...tools, brief: null, speech: 'zh', ...options });
async function analysed(name: string, options: Partial<AnalyseFileOptions> = {}): Promise<Analysis> {
  const done = await analyse(name, options);
  if (done.kind === 'refused') throw new Error(`${done.code}: ${done.detail}`);
  return done.analysis;
}
const codeOf = async (name: string): Promise<string> => {
  const done = await analyse(name);
  return done.kind === 'refused'
    ? done.code
    : `analysed with ${done.warnings.map(({ code }) => code).join(', ') || 'no warning'}`;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stagemark-analyse-'));
  for (const speech of ['zh', 'en'] as const)
    spoken[speech] = await synthesise(lines(speech), speech, at(`${speech}.wav`), { espeak });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('what is measured', () => {
  test('loudness agrees with ffmpeg’s own EBU R128 meter within 0.3 LU on speech in both languages and on noise', async () => {
    await ffmpeg('-f', 'lavfi', '-i', 'anoisesrc=d=20:c=pink:r=16000:a=0.3:seed=4', at('pink.wav'));
    for (const name of ['zh.wav', 'en.wav', 'pink.wav']) {
      const log = await ffmpeg('-i', at(name), '-af', 'ebur128', '-f', 'null', '-');
      const reference = Number(/I:\s+(-?[\d.]+) LUFS(?![\s\S]*I:)/.exec(log)?.[1]);
      expect(Math.abs(valueOf(await analysed(name), 'integratedLoudnessLufs') - reference), name).toBeLessThan(0.3);
    }
  });

  test('Mandarin syllables are the characters, within 5 %', async () => {
    const characters =
      lines('zh')
        .join('')
        .match(/\p{Script=Han}/gu)?.length ?? 0;
    expect(Math.abs(valueOf(await analysed('zh.wav'), 'syllableCount') / characters - 1)).toBeLessThan(0.05);
  });

  test('English syllables are those of the phonemes spoken, within 10 %', async () => {
    const phonemes = await run(espeak, ['-q', '-v', 'en', '-x', '--sep=_', lines('en').join(' ')]);
    const vowels =
      phonemes.kind === 'ok'
        ? phonemes.stdout
            .toString('utf8')
            .split(/[_\s]+/)
            .filter((phoneme) => /^[',%=]*[aeiouAEIOUVQ3@0I]/.test(phoneme)).length
        : 0;
    expect(Math.abs(valueOf(await analysed('en.wav'), 'syllableCount') / vowels - 1)).toBeLessThan(0.1);
  });

  test.each([
    ['opus in WebM', 'copy.webm', ['-c:a', 'libopus']],
    ['AAC in MP4 with video', 'copy.mp4', ['-f', 'lavfi', '-i', 'testsrc=d=70:s=160x120:r=5', '-shortest']],
    ['MP3', 'copy.mp3', []],
    ['96 kHz on eight channels', 'copy.wav', ['-ar', '96000', '-ac', '8', '-c:a', 'pcm_f32le']],
    ['8 kHz', 'narrow.wav', ['-ar', '8000']],
  ])('%s gives the rates of the original within 3 %%', async (_, name, args) => {
    await ffmpeg('-i', at('zh.wav'), ...args, at(name));
    const [original, copy] = [await analysed('zh.wav'), await analysed(name)];
    expect(valueOf(copy, 'speechRateSyllPerMin') / valueOf(original, 'speechRateSyllPerMin')).toBeCloseTo(1, 1.5);
    expect(Math.abs(copy.durationMs - original.durationMs)).toBeLessThan(200);
  });

  test('the file gives what its blocks gave live, second by second', async () => {
    const decoding = await decodeFile(at('en.wav'), tools);
    if (decoding.kind === 'refused') throw new Error(decoding.code);
    const live = new PerformanceAnalyser({ brief: null, speech: 'en', engineName: 'none' });
    for await (const block of decoding.blocks)
      for (let from = 0; from < block.length; from += 320) live.pushAudio(block.subarray(from, from + 320));
    expect(live.snapshot()).toEqual(await analysed('en.wav', { speech: 'en' }));
  });

  test('captions come in with the audio: every sentence is in the transcript', async () => {
    const analysis = await analysed('zh.wav', { engine: captionsEngine(spoken.zh, 'zh') });
    expect(analysis.transcript).toEqual(spoken.zh);
    expect(analysis.engine).toBe('captions');
  });

  test('a gap of the recording takes its time and nothing else', async () => {
    const whole = await analysed('zh.wav');
    const cut = await analysed('zh.wav', {
      gaps: [
        { fromMs: 20_000, toMs: 30_000 },
        { fromMs: whole.durationMs, toMs: whole.durationMs + 5000 },
      ],
    });
    expect(cut.durationMs).toBe(whole.durationMs + 5000);
    expect(valueOf(cut, 'deadAirMs')).toBe(0);
    expect(valueOf(cut, 'speechRateSyllPerMin') / valueOf(whole, 'speechRateSyllPerMin')).toBeCloseTo(1, 1);
    expect(cut.pauses.filter(({ fromMs, toMs }) => toMs > 20_000 && fromMs < 30_000)).toEqual([]);
  });

  test('sound that begins late in the file keeps its place in media time', async () => {
    await ffmpeg(
      '-f',
      'lavfi',
      '-i',
      'testsrc=d=30:s=160x120:r=5',
      '-itsoffset',
      '5',
      '-t',
      '20',
      '-i',
      at('zh.wav'),
      '-map',
      '0:v',
      '-map',
      '1:a',
      at('late.mkv'),
    );
    const analysis = await analysed('late.mkv');
    expect(Math.abs(analysis.durationMs - 25_000)).toBeLessThan(300);
    expect(valueOf(analysis, 'deadAirMs')).toBeGreaterThan(4500);
  });
});

describe('what is refused', () => {
  test('a file that is not there, an empty one and a folder', async () => {
    await writeFile(at('empty.wav'), '');
    expect(await codeOf('nowhere.wav')).toBe('file_not_found');
    expect(await codeOf('empty.wav')).toBe('empty_file');
    expect(await codeOf('.')).toBe('not_media');
  });

  test('text, random bytes, a picture, a playlist and a bare header are not media', async () => {
    await writeFile(at('note.txt'), 'hello\n'.repeat(1000));
    await writeFile(
      at('noise.bin'),
      Buffer.from(Array.from({ length: 100_000 }, (_, i) => (i * 48_271 * (i % 77)) % 256)),
    );
    await ffmpeg('-f', 'lavfi', '-i', 'testsrc=d=1:r=1', '-frames:v', '1', at('picture.png'));
    await writeFile(
      at('list.m3u8'),
      `#EXTM3U\n#EXT-X-TARGETDURATION:70\n#EXTINF:70,\n${at('zh.wav')}\n#EXT-X-ENDLIST\n`,
    );
    await writeFile(at('header.wav'), (await readFile(at('zh.wav'))).subarray(0, 44));
    for (const name of ['note.txt', 'noise.bin', 'picture.png', 'list.m3u8', 'header.wav'])
      expect(await codeOf(name), name).toBe('not_media');
  });

  test('video without sound', async () => {
    await ffmpeg('-f', 'lavfi', '-i', 'testsrc=d=2', at('silent.mp4'));
    expect(await codeOf('silent.mp4')).toBe('no_audio');
  });

  test('more than three hours, before anything is decoded', async () => {
    await ffmpeg('-f', 'lavfi', '-i', 'anullsrc=r=8000:cl=mono:d=10801', '-c:a', 'pcm_u8', at('long.wav'));
    expect(await codeOf('long.wav')).toBe('too_long');
  });

  test('a machine without ffmpeg', async () => {
    expect(await analyse('zh.wav', { ffprobe: '/no/such/ffprobe' })).toMatchObject({
      kind: 'refused',
      code: 'ffmpeg_missing',
    });
    expect(await analyse('zh.wav', { ffmpeg: '/no/such/ffmpeg' })).toMatchObject({
      kind: 'refused',
      code: 'ffmpeg_missing',
    });
  });

  test('a name that looks like an option or a protocol is only a name', async () => {
    await ffmpeg('-i', at('zh.wav'), '-t', '12', `file:${at('-i http:x.wav')}`);
    expect(await codeOf('-i http:x.wav')).toBe('analysed with no warning');
    expect(await codeOf('concat:zh.wav|en.wav')).toBe('file_not_found');
  });
});

describe('what is damaged', () => {
  test.each(['webm', 'mp3', 'wav'])('a cut %s is measured as far as it goes, and says so', async (ending) => {
    const name = `cut.${ending}`;
    await ffmpeg('-i', at('zh.wav'), at(name));
    const whole = await readFile(at(name));
    await truncate(at(name), Math.floor(whole.length / 2));
    const done = await analyse(name);
    expect(done).toMatchObject({ kind: 'analysed' });
    expect(done.kind === 'analysed' && done.warnings.map(({ code }) => code)).toContain('truncated');
    expect(done.kind === 'analysed' && valueOf(done.analysis, 'speechRateSyllPerMin')).toBeGreaterThan(150);
  });

  test('a cut MP4, whose index is at its end, cannot be read at all', async () => {
    await ffmpeg('-i', at('zh.wav'), at('cut.mp4'));
    await truncate(at('cut.mp4'), 100_000);
    expect(await codeOf('cut.mp4')).toBe('not_media');
  });
});

test('an hour is read in a stream: the program’s memory grows by less than 100 MB', async () => {
  await ffmpeg(
    '-f',
    'lavfi',
    '-i',
    'anoisesrc=d=3600:c=pink:r=16000:a=0.1:seed=7',
    '-c:a',
    'pcm_s16le',
    at('hour.wav'),
  );
  const before = process.memoryUsage().rss;
  let highest = 0;
  const analysis = await analysed('hour.wav', {
    onProgress: () => (highest = Math.max(highest, process.memoryUsage().rss)),
  });
  expect(analysis.durationMs).toBe(3_600_000);
  expect(analysis.loudnessLufs.length).toBe(3600);
  expect((highest - before) / 1e6).toBeLessThan(100);
  expect(analysis.metrics.find(({ name }) => name === 'syllableCount')).toEqual({
    kind: 'abstained',
    name: 'syllableCount',
    reason: 'no_speech',
  });
});

test('an aborted analysis stops its ffmpeg and throws the reason', async () => {
  const abort = new AbortController();
  await expect(
    analyse('hour.wav', { signal: abort.signal, onProgress: () => abort.abort(new Error('enough')) }),
  ).rejects.toThrow('enough');
});
