import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { run } from '#server/process';
import { projectDir } from '../support/test-machine.ts';

const Report = z.looseObject({
  cut: z.number(),
  candidates: z.int(),
  interval: z.object({ low: z.number(), high: z.number() }),
});

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stagemark-cut-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function cutScore(method: string, csv: string, ...more: string[]) {
  const path = join(folder, 'study.csv');
  await writeFile(path, csv);
  const done = await run(
    process.execPath,
    [join(projectDir, 'server/cli/main.ts'), 'cut-score', method, path, ...more],
    { timeoutMs: 50_000 },
  );
  if (done.kind === 'ok') return { code: 0, stdout: done.stdout.toString(), stderr: done.stderrTail };
  if (done.cause !== 'exit') throw new Error(`${done.cause}: ${done.stderrTail}`);
  return { code: done.code, stdout: '', stderr: done.stderrTail };
}

const judges = (count: number) =>
  [
    'judge,criterion,expected,maximum',
    ...Array.from({ length: count }, (_, i) => [`j${i},opening,${5 + (i % 3)},10`, `j${i},closing,6,10`]).flat(),
  ].join('\n');
const ratings = (candidates: number) =>
  [
    'candidate,examiner,percent,rating',
    ...Array.from({ length: candidates }, (_, i) => {
      const rating = 1 + (i % 4);
      return [`c${i},a,${30 + 15 * rating + (i % 5)},${rating}`, `c${i},b,${30 + 15 * rating + (i % 5)},${rating}`];
    }).flat(),
  ].join('\n');

describe('stagemark cut-score', () => {
  test('Angoff: the mean of what the judges expect, with interval, and the share for an exam file', async () => {
    const found = await cutScore('angoff', judges(6), '--json');
    // Openings 5 6 7 5 6 7, closings 6: a mean of 12 of 20.
    expect(JSON.parse(found.stdout)).toMatchObject({
      cut: 12,
      perMille: 600,
      maximum: 20,
      dataSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test('borderline regression: the total expected at the borderline rating; the same seed gives the same interval', async () => {
    const once = await cutScore('borderline-regression', ratings(60), '--borderline', '2', '--json');
    const twice = await cutScore('borderline-regression', ratings(60), '--borderline', '2', '--json');
    expect(once.stdout).toBe(twice.stdout);
    const report = Report.parse(JSON.parse(once.stdout));
    expect(report.candidates).toBe(60);
    expect(report.cut).toBeCloseTo(62, 0);
    expect(report.interval.low).toBeLessThan(report.cut);
    expect(report.interval.high).toBeGreaterThan(report.cut);
  });

  test.each([
    ['angoff', judges(4), 'too few judges'],
    ['angoff', `${judges(6)}\nj0,opening,5,10`, 'a line already'],
    ['angoff', `${judges(6)}\nj9,opening,5,10`, 'has not judged'],
    ['angoff', `${judges(6)}\nj7,opening,NaN,10`, 'not finite'],
    ['angoff', `${judges(6)}\nj7,opening,11,10\nj7,closing,6,10`, 'outside the scale'],
    ['angoff', 'judge,criterion\na,b', 'lacks this column'],
    ['borderline-regression', ratings(10), 'too few candidates'],
    ['borderline-regression', ratings(60).replaceAll(/,\d$/gm, ',2'), 'do not differ'],
    ['borderline-regression', '', 'empty_file'],
  ])('%s refuses what is too little or faulty, and says why', async (method, csv, why) => {
    const refused = await cutScore(method, csv, ...(method === 'angoff' ? [] : ['--borderline', '2']));
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain(why);
  });

  test('used wrongly it is exit code 2', async () => {
    expect((await cutScore('guess', judges(6))).code).toBe(2);
    expect((await cutScore('borderline-regression', ratings(60))).code).toBe(2);
  });
});
