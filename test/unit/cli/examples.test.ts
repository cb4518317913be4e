import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { Score } from '#contract/result';
import { canonical } from '#result/canonical';
import { score } from '../../../server/cli/score.ts';
import { loadExam } from '../../../server/data-files/load-exam.ts';
import { readShipped, shippedFiles } from '../../support/shipped.ts';
import { projectDir } from '../../support/test-machine.ts';

/** Dozens of files are parsed, some with three layers; a busy machine takes its time. */
vi.setConfig({ testTimeout: 30_000 });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stagemark-bundle-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** `stagemark score PATH`, in this process. */
async function scoreFile(path: string): Promise<{ code: number; stdout: string; stderr: string }> {
  const [stdout, stderr]: [string[], string[]] = [[], []];
  const code = await score.run([path], {
    stdout: (text) => void stdout.push(text),
    stderr: (text) => void stderr.push(text),
  });
  return { code, stdout: stdout.join(''), stderr: stderr.join('') };
}
const bundles = shippedFiles('examples', '.json').filter((file) => !file.endsWith('.result.json'));
const resultOf = (file: string): unknown => JSON.parse(readShipped(file.replace('.json', '.result.json')) ?? 'null');

describe('the shipped examples', () => {
  test('are at least five, each with its result', () => {
    expect(bundles.length).toBeGreaterThanOrEqual(5);
    expect(shippedFiles('examples', '.result.json')).toHaveLength(bundles.length);
  });

  test.each(bundles)('%s gives its documented result, in canonical bytes', async (file) => {
    const done = await scoreFile(join(projectDir, file));
    expect(done.stderr).toBe('');
    expect(done.stdout).toBe(`${canonical(resultOf(file))}\n`);
    expect(done.code).toBe(0);
  });

  test('stand in the README’s table with their outcomes, exact scores, cuts and bands', () => {
    const rows = [
      ...(readShipped('rubrics/README.md') ?? '').matchAll(
        /^\| `([a-z-]+)` +\| `([a-z-]+)` +\| (pass|borderline|fail) +\| (\S+) +\| (\S+) +\| (\S+) +\|/gm,
      ),
    ].map(([, ...cells]) => cells);
    const computed = bundles.flatMap((file) =>
      Score.parse(resultOf(file)).schemes.map(({ schemeId, outcome, percent, cutPercent, band }) => [
        file.replace(/^.*\/|\.json$/g, ''),
        schemeId,
        outcome,
        percent,
        cutPercent,
        band ?? '–',
      ]),
    );
    const lines = (cells: (string | undefined)[][]) =>
      cells.map((row) => row.join(' ')).sort((a, b) => (a < b ? -1 : 1));
    expect(lines(rows)).toEqual(lines(computed));
  });

  test('show both certificates apart, an abstention, an examiners’ mark, a ruling and a failed critical criterion', () => {
    const scoreOf = (name: string) => Score.parse(resultOf(`rubrics/examples/${name}.json`));
    const source = (name: string, id: string) =>
      scoreOf(name)
        .schemes.flatMap(({ domains }) => domains)
        .flatMap(({ contributions }) => contributions)
        .find(({ criterionId }) => criterionId === id)?.source;
    expect(scoreOf('two-certificates').schemes.map(({ outcome }) => outcome)).toEqual(['pass', 'fail']);
    expect(source('abstained-redistributed', 'pace')).toMatchObject({ kind: 'abstained', reason: 'too_noisy' });
    expect(source('examiners-mark', 'pace')).toMatchObject({ kind: 'panel', combine: 'median' });
    expect(source('closest-two', 'evidence')).toMatchObject({ kind: 'adjudicated', rule: 'closest_two' });
    expect(source('mean-within-tolerance', 'knowledge')).toMatchObject({
      kind: 'adjudicated',
      rule: 'mean_within_tolerance',
    });
    expect(scoreOf('critical-failed').schemes[0]?.failedCritical).toEqual(['lawful-wording']);
  });
});

describe('a bundle', () => {
  const Loose = z.looseObject({
    sheets: z.array(z.looseObject({ marks: z.array(z.looseObject({})) })),
    analysis: z.unknown(),
  });
  const exam = (name: string) => join(projectDir, `rubrics/exams/${name}.yaml`);
  /** The Angoff example, changed, in a folder of its own. */
  async function changed(change: (bundle: z.infer<typeof Loose>) => object | string): Promise<string> {
    const text = await readFile(join(projectDir, 'rubrics/examples/angoff.json'), 'utf8');
    const bundle = { ...Loose.parse(JSON.parse(text)), exam: exam('clinical-communication') };
    const path = join(folder, 'bundle.json');
    const after = change(bundle);
    await writeFile(path, typeof after === 'string' ? after : JSON.stringify(after));
    return path;
  }
  const withLevel = (level: string) =>
    changed((bundle) => JSON.stringify(bundle).replace(/"level":\d+/, `"level":${level}`));
  const withValue = (value: string) =>
    changed((bundle) => JSON.stringify(bundle).replace('"value":210', `"value":${value}`));

  test('gives the same bytes with exam and analysis in files as with both written out', async () => {
    const loaded = loadExam(exam('livestream-seller-4'), (path) => readShipped(path.replace(`${projectDir}/`, '')));
    const named = JSON.parse(readShipped('rubrics/examples/examiners-mark.json') ?? '');
    const printed = JSON.parse(readShipped('rubrics/examples/analyses/noise.json') ?? '');
    const path = await changed(() => ({
      ...named,
      exam: loaded.kind === 'ok' ? loaded.value : null,
      analysis: printed,
    }));
    const done = await scoreFile(path);
    expect(done.stderr).toBe('');
    expect(done.stdout).toBe(`${canonical(resultOf('rubrics/examples/examiners-mark.json'))}\n`);
  });

  test('without an analysis is scored as one in which every metric abstained', async () => {
    const done = await scoreFile(
      await changed((bundle) => ({ ...bundle, exam: exam('clinical-communication'), analysis: null })),
    );
    expect(done).toMatchObject({ code: 1, stderr: expect.stringMatching(/sheet_incomplete[\s\S]*pace/) });
  });

  test.each(['-1', '1.5', '101', '1e999', '-1e999', '9007199254740993', '"2"', 'null', 'true'])(
    'with a mark of level %s is refused with its path',
    async (level) => {
      const done = await scoreFile(await withLevel(level));
      expect(done).toMatchObject({ code: 1, stdout: '' });
      expect(done.stderr).toMatch(/bad_bundle[\s\S]*sheets\.0\.marks\.0\.level: /);
    },
  );

  test.each(['1e999', '-1e999', '"210"', 'null'])(
    'with a measurement of %s is refused with its path',
    async (value) => {
      const done = await scoreFile(await withValue(value));
      expect(done).toMatchObject({ code: 1, stdout: '' });
      expect(done.stderr).toMatch(/bad_bundle[\s\S]*analysis\.metrics\.0\.value: /);
    },
  );

  test.each(['NaN', 'Infinity', '0x10'])('with %s for a number is no JSON and refused', async (value) => {
    expect(await scoreFile(await withValue(value))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('bad_bundle'),
    });
  });

  test('with an enormous but finite measurement is scored: the curve is flat there', async () => {
    const done = await scoreFile(await withValue('1e308'));
    expect(done.code).toBe(0);
    expect(Score.parse(JSON.parse(done.stdout)).schemes[0]?.percent).toBe('111/2');
  });

  test('whose exam is missing, faulty or no YAML is refused with the reason', async () => {
    const refusalOf = async (name: string) =>
      (await scoreFile(await changed((bundle) => ({ ...bundle, exam: name })))).stderr;
    expect(await refusalOf('none.yaml')).toMatch(/bad_data_file[\s\S]*none\.yaml:1: there is no such file/);
    expect(await refusalOf('exam.txt')).toMatch(/bad_bundle[\s\S]*“exam\.txt” is no YAML file/);
    await writeFile(join(folder, 'faulty.yaml'), 'id: faulty\n');
    expect(await refusalOf('faulty.yaml')).toMatch(/bad_data_file[\s\S]*faulty\.yaml:1 schemes: /);
  });

  test('whose analysis is missing, no JSON file or no analysis is refused with the reason', async () => {
    const refusalOf = async (name: string) =>
      (
        await scoreFile(
          await changed((bundle) => ({ ...bundle, exam: exam('clinical-communication'), analysis: name })),
        )
      ).stderr;
    expect(await refusalOf('none.json')).toMatch(/file_not_found[\s\S]*none\.json/);
    expect(await refusalOf('analysis.txt')).toMatch(/bad_bundle[\s\S]*“analysis\.txt” is no JSON file/);
    await writeFile(join(folder, 'empty.json'), '{"metrics":{"speechRateSyllPerMin":{"value":"fast"}}}');
    expect(await refusalOf('empty.json')).toMatch(/bad_bundle[\s\S]*empty\.json: metrics\.speechRateSyllPerMin/);
  });

  test('with a key that nobody knows is refused', async () => {
    expect((await scoreFile(await changed((bundle) => ({ ...bundle, bonus: 10 })))).stderr).toMatch(
      /bad_bundle[\s\S]*bonus/,
    );
  });
});
