import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { webVtt } from '#analysis/write-captions';
import { analyse } from '#cli/analyse';
import { synthesise } from '#cli/speech-sample';
import { projectDir, testMachine } from '../support/test-machine.ts';

const machine = await testMachine();
let folder: string;
const at = (name: string): string => join(folder, name);
const brief = join(projectDir, 'rubrics/briefs/skincare-zh.yaml');

async function stagemark(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  let [stdout, stderr] = ['', ''];
  const code = await analyse.run(args, { stdout: (text) => (stdout += text), stderr: (text) => (stderr += text) });
  return { code, stdout, stderr };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stagemark-cli-'));
  const lines = (await readFile(join(projectDir, 'rubrics/samples/script-zh.txt'), 'utf8')).trim().split('\n');
  await writeFile(
    at('zh.vtt'),
    webVtt(await synthesise(lines, 'zh', at('zh.wav'), { espeak: machine.espeak ?? 'espeak-ng' })),
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a performance with brief and captions gives a table for people, and progress aside', async () => {
  const { code, stdout, stderr } = await stagemark(at('zh.wav'), '--brief', brief, '--captions', at('zh.vtt'));
  expect(code).toBe(0);
  expect(stdout).toMatch(/^speechRateSyllPerMin +\d+(\.\d+)? ± \d+(\.\d+)? syllables\/min \(estimated\)$/m);
  expect(stdout).toMatch(/^productCoverageShare +0\.82 /m);
  expect(stdout).toMatch(/^sunscreen\/price +contradicted at \d:\d\d: 价格呢/m);
  expect(stdout).toMatch(/^sunscreen\/reapply +not_found$/m);
  expect(stderr).toMatch(/analyse: 100 %/);
});

test('--json puts one document alone on stdout', async () => {
  const { code, stdout } = await stagemark(at('zh.wav'), '--brief', brief, '--captions', at('zh.vtt'), '--json');
  const document = z
    .object({
      metrics: z.record(
        z.string(),
        z.union([z.object({ value: z.number(), unit: z.string() }), z.object({ abstained: z.string() })]),
      ),
      pace: z.array(z.unknown()).min(1),
      transcript: z.array(z.unknown()).length(15),
      coverage: z.object({ points: z.array(z.unknown()).length(14) }),
    })
    .parse(JSON.parse(stdout));
  expect(code).toBe(0);
  expect(document.metrics['contradictionCount']).toMatchObject({ value: 1 });
});

test('without captions what needs words abstains', async () => {
  const { stdout } = await stagemark(at('zh.wav'), '--brief', brief);
  expect(stdout).toMatch(/^productCoverageShare +abstained \(no_recogniser\)$/m);
});

test('a refusal is exit 1, a sentence in both languages, and with --json a document', async () => {
  const { code, stdout, stderr } = await stagemark(at('nowhere.wav'), '--json');
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    error: { code: 'file_not_found', message: { 'zh-CN': expect.any(String), en: expect.any(String) } },
  });
  expect(stderr).toMatch(/file_not_found/);
});

test('a faulty brief and faulty captions are refused with file and line', async () => {
  await writeFile(at('bad.yaml'), 'id: x\nspeech: fr\n');
  await writeFile(at('bad.vtt'), 'WEBVTT\n\nsoon --> later\nhello\n');
  const badBrief = await stagemark(at('zh.wav'), '--brief', at('bad.yaml'));
  expect([badBrief.code, badBrief.stdout]).toEqual([1, '']);
  expect(badBrief.stderr).toMatch(/bad\.yaml:2 speech: /);
  const badCaptions = await stagemark(at('zh.wav'), '--captions', at('bad.vtt'));
  expect(badCaptions.code).toBe(1);
  expect(badCaptions.stderr).toMatch(/bad\.vtt:3: "soon --> later" is not a timing/);
  expect((await stagemark(at('zh.wav'), '--brief', at('no.yaml'))).code).toBe(1);
});

test('wrong use is exit 2 with the usage', async () => {
  for (const args of [
    [],
    ['a', 'b'],
    ['a', '--loud'],
    ['a', '--lang', 'fr'],
    [at('zh.wav'), '--brief', brief, '--lang', 'en'],
  ]) {
    const { code, stdout, stderr } = await stagemark(...args);
    expect([code, stdout], args.join(' ')).toEqual([2, '']);
    expect(stderr).toMatch(/Usage: stagemark analyse FILE/);
  }
});

test('--help explains on stdout', async () => {
  expect(await stagemark('--help')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^Usage: stagemark analyse/),
    stderr: '',
  });
});
