import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WallTime } from '#contract/time';
import { resultBody, seal } from '#result/seal';
import { newSigningKey, signatureOver } from '#result/sign';
import { run } from '#server/process';
import { bundleOf, hash, oneScheme, personId, sittingId } from '../support/samples.ts';
import { projectDir } from '../support/test-machine.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stagemark-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function stagemark(
  args: string[],
  env: Record<string, string> = {},
): Promise<{ code: number; stdout: string; stderr: string }> {
  const done = await run(process.execPath, [join(projectDir, 'server/cli/main.ts'), ...args], {
    timeoutMs: 50_000,
    env,
  });
  if (done.kind === 'ok') return { code: 0, stdout: done.stdout.toString(), stderr: done.stderrTail };
  if (done.cause !== 'exit') throw new Error(`${done.cause}: ${done.stderrTail}`);
  return { code: done.code, stdout: '', stderr: done.stderrTail };
}
const file = async (name: string, content: unknown): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const bundle = () => bundleOf(oneScheme(), () => 3);
const sealed = () => {
  const built = resultBody({
    sittingId: sittingId(),
    candidate: { personId: personId(), name: 'Ada' },
    sealedAt: WallTime.parse(1),
    eventsHash: hash('e'),
    recording: null,
    bundle: bundle(),
  });
  if (built.kind === 'refused') throw new Error(built.code);
  const key = newSigningKey();
  return seal(built.body, (bytes) => signatureOver(bytes, key));
};

describe('stagemark on the command line', () => {
  test('help says what there is; a wrong command or option is exit code 2', async () => {
    expect((await stagemark(['--help'])).stdout).toMatch(
      /serve[\s\S]*demo[\s\S]*analyse[\s\S]*score[\s\S]*verify[\s\S]*doctor/,
    );
    expect((await stagemark(['nonsense'])).code).toBe(2);
    expect((await stagemark(['score'])).code).toBe(2);
    expect((await stagemark(['serve', '--port', 'x'])).code).toBe(2);
    expect((await stagemark(['demo', '--lang', 'fr'])).code).toBe(2);
    expect((await stagemark(['score', '--help'])).code).toBe(0);
  });

  test('[RS3] verify accepts a sealed result and finds a changed one', async () => {
    const result = sealed();
    expect(JSON.parse((await stagemark(['verify', await file('r.json', result)])).stdout)).toMatchObject({
      verified: true,
    });
    expect((await stagemark(['verify', await file('r.json', result), '--key', result.signature.publicKey])).code).toBe(
      0,
    );
    const other = await stagemark(['verify', await file('r.json', result), '--key', 'AAAA']);
    expect(other).toMatchObject({ code: 1 });
    expect(other.stderr).toContain('signature_invalid');
    const lifted = result.body.score.schemes.map((scheme) => ({ ...scheme, percent: '99' }));
    const forged = await stagemark([
      'verify',
      await file('f.json', {
        ...result,
        body: { ...result.body, score: { ...result.body.score, schemes: [...lifted] } },
      }),
    ]);
    expect(forged).toMatchObject({ code: 1 });
    expect(forged.stderr).toContain('result_mismatch');
  });

  test('[SC2] score prints the same bytes each time, and refuses what is no bundle, with code and place', async () => {
    const path = await file('bundle.json', bundle());
    const [one, two] = [await stagemark(['score', path]), await stagemark(['score', path])];
    expect(one.stdout).toBe(two.stdout);
    expect(JSON.parse(one.stdout)).toMatchObject({ schemes: [{ percent: '81', outcome: 'pass' }] });
    for (const [name, content, code] of [
      ['empty.json', '', 'empty_file'],
      ['garbage.json', 'not json', 'bad_bundle'],
      ['half.json', { exam: {} }, 'bad_bundle'],
      ['incomplete.json', { ...bundle(), sheets: [] }, 'bad_bundle'],
    ] as const) {
      const refused = await stagemark(['score', await file(name, content)]);
      expect(refused.code, name).toBe(1);
      expect(refused.stderr, name).toContain(code);
    }
    expect((await stagemark(['score', join(folder, 'nowhere.json')])).stderr).toContain('file_not_found');
  });

  test('doctor tries everything, and names what is wrong', async () => {
    const well = await stagemark(['doctor', '--json']);
    expect(JSON.parse(well.stdout)).toMatchObject({
      checks: expect.arrayContaining([{ name: 'mediasoup worker', ok: true, detail: expect.any(String) }]),
    });
    expect((await stagemark(['doctor', '--json'], { FFMPEG_PATH: '/no/such/ffmpeg' })).code).toBe(1);
  });

  test('serve: a port that is taken, and a database that is down, are one clear line and exit code 1', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    if (address === null || typeof address === 'string') throw new Error('a port');
    const down = await stagemark(['serve', '--port', '0', '--data', folder], {
      DATABASE_URL: `postgres://nobody:secret@127.0.0.1:${address.port + 1}/none`,
    });
    expect(down.code).toBe(1);
    expect(down.stderr).toContain('database_unreachable');
    expect(down.stderr).not.toContain('secret');
    expect(down.stderr.trim().split('\n')).toHaveLength(1);
    const taken = await stagemark(['serve', '--port', String(address.port), '--data', folder]);
    expect(taken.code).toBe(1);
    expect(taken.stderr).toContain('port_taken');
    expect(taken.stderr.trim().split('\n')).toHaveLength(1);
    other.close();
  });
});

test('the licence is the one that the package names', async () => {
  expect(await readFile(join(projectDir, 'LICENSE'), 'utf8')).toContain('Apache License');
});
