import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { check } from '../../../server/cli/check.ts';
import { shippedFiles } from '../../support/shipped.ts';
import { projectDir } from '../../support/test-machine.ts';

/** Dozens of files are parsed, some with three layers; a busy machine takes its time. */
vi.setConfig({ testTimeout: 30_000 });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stagemark-check-'));
  await mkdir(join(folder, 'rubrics'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(...files: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const [stdout, stderr]: [string[], string[]] = [[], []];
  const code = await check.run(files, {
    stdout: (text) => void stdout.push(text),
    stderr: (text) => void stderr.push(text),
  });
  return { code, stdout: stdout.join(''), stderr: stderr.join('') };
}

describe('stagemark check', () => {
  test('without a file reads all that is shipped', async () => {
    const done = await run();
    expect(done).toMatchObject({ code: 0, stderr: '' });
    for (const kind of ['rubrics', 'overlays', 'exams', 'briefs', 'word-lists'])
      for (const file of shippedFiles(kind)) expect(done.stdout).toContain(join(projectDir, file));
  });

  test('[SC9] says what an exam is made of: its hash, and each scheme’s layers, criteria and points', async () => {
    const { stdout } = await run(join(projectDir, 'rubrics/exams/livestream-zh.yaml'));
    expect(stdout).toMatch(/: exam [0-9a-f]{64}\n/);
    expect(stdout).toContain('vocational: rubric livestream-practical, 10 criteria, 100 points\n');
    expect(stdout).toContain(
      'company: rubric livestream-practical < shanghai-supplement < company-overlay, 12 criteria, 125 points\n',
    );
  });

  test('names the faults of every file that it is given, and goes on after each', async () => {
    const faulty = join(folder, 'rubrics/a.yaml');
    await writeFile(faulty, 'id: A\ndomains: []\n');
    const good = join(projectDir, 'rubrics/briefs/thermos-zh.yaml');
    const done = await run(faulty, join(folder, 'none.yaml'), good);
    expect(done.code).toBe(1);
    expect(done.stderr).toMatch(/a\.yaml:1 id: [\s\S]*a\.yaml:2 domains: [\s\S]*none\.yaml:1: there is no such file/);
    expect(done.stdout).toBe(`${good}: brief of 1\n`);
  });
});
