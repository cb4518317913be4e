import { chmod, copyFile, cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { accountOf } from '#db/postgres-cluster';
import { run } from '#server/process';
import { projectDir, testMachine, testPostgres } from '../support/test-machine.ts';

const NOWHERE = 'http://127.0.0.1:1';

let home: string;
let project: string;
let bin: string;

/** A fresh clone beside a machine that has Node and nothing else. */
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'stagemark-setup-'));
  [project, bin] = [join(home, 'project'), join(home, 'bin')];
  await Promise.all([project, bin].map((folder) => mkdir(folder)));
  for (const name of ['package.json', 'package-lock.json', 'scripts'])
    await cp(join(projectDir, name), join(project, name), { recursive: true });
  await copyFile(process.execPath, join(bin, 'node'));
  await chmod(home, 0o755);
});

afterEach(() => rm(home, { recursive: true, force: true }));

type Outcome = { code: number; said: string };

async function setUp(
  purpose: string,
  env: Record<string, string> = {},
  account: { uid?: number; gid?: number } = {},
): Promise<Outcome> {
  const hidden = [
    'FFMPEG_PATH',
    'FFPROBE_PATH',
    'MEDIASOUP_WORKER_BIN',
    'CHROMIUM_PATH',
    'npm_execpath',
    'NODE_OPTIONS',
  ];
  const done = await run(join(bin, 'node'), [join(project, 'scripts/setup.mjs'), purpose], {
    ...account,
    cwd: home,
    timeoutMs: 55_000,
    env: {
      ...Object.fromEntries(hidden.map((name) => [name, ''])),
      PATH: bin,
      CI: 'true',
      STAGEMARK_CACHE: join(home, 'cache'),
      MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL: NOWHERE,
      ...env,
    },
  });
  if (done.kind === 'failed' && done.cause !== 'exit') throw new Error(`set-up: ${done.message}`);
  return { code: done.kind === 'ok' ? 0 : done.code, said: done.stderrTail };
}

const untouched = async () => ({ project: (await readdir(project)).sort(), home: (await readdir(home)).sort() });
const UNTOUCHED = { project: ['package-lock.json', 'package.json', 'scripts'], home: ['bin', 'project'] };

async function program(name: string, source: string): Promise<string> {
  const path = join(bin, name);
  await writeFile(path, `#!/bin/sh\n${source}\n`, { mode: 0o755 });
  return path;
}

/** The machine has everything but what the test is about. */
async function complete(): Promise<Record<string, string>> {
  const { ffmpeg, ffprobe } = await testMachine();
  return { FFMPEG_PATH: ffmpeg, FFPROBE_PATH: ffprobe, MEDIASOUP_WORKER_BIN: await program('worker', 'exit 41') };
}

test('without apt it lists every missing package with its reason, and touches nothing', async () => {
  const { code, said } = await setUp('demo');
  expect(code).toBe(1);
  for (const name of ['ffmpeg', 'chromium', 'fonts-noto-cjk', 'espeak-ng', 'g++', 'libsrtp2-dev'])
    expect(said).toContain(` ${name} `);
  expect(said).toContain('no apt-get');
  expect(await untouched()).toEqual(UNTOUCHED);
});

test('a user who may not install is given the line for somebody who may', async () => {
  await program('apt-get', 'echo must not be called >&2; exit 1');
  await program('sudo', 'exit 1');
  const { user } = await testPostgres();
  const { code, said } = await setUp('serve', {}, (await accountOf(user)) ?? {});
  expect(code).toBe(1);
  expect(said).toMatch(/sudo sh -c 'apt-get update && apt-get install .*ffmpeg/);
  expect(said).not.toContain('chromium');
  expect(said).not.toContain('must not be called');
  expect(await untouched()).toEqual(UNTOUCHED);
});

test('an ffmpeg that is too old counts as missing', async () => {
  await program('ffmpeg', 'echo ffmpeg version 4.4.2-0ubuntu');
  await program('ffprobe', 'exit 0');
  expect((await setUp('serve')).said).toContain('ffmpeg                   records and measures (5.1 or later)');
});

test('a cached worker that does not run here is not used', async () => {
  const { workerBin } = await testMachine();
  const cached = join(home, 'cache', dirname(workerBin).split('/').at(-1) ?? '');
  await mkdir(cached, { recursive: true });
  await writeFile(join(cached, 'mediasoup-worker'), 'not for this machine', { mode: 0o755 });
  expect((await setUp('serve')).said).toContain('builds the mediasoup worker');
});

test('a path that leads nowhere is named', async () => {
  const { code, said } = await setUp('serve', { FFMPEG_PATH: '/no/such/ffmpeg' });
  expect(code).toBe(1);
  expect(said).toContain('FFMPEG_PATH (/no/such/ffmpeg)');
});

test('without npm it says how to get it', async () => {
  const { code, said } = await setUp('serve', await complete());
  expect(code).toBe(1);
  expect(said).toContain('npm is not installed');
  expect(await untouched()).toEqual({ ...UNTOUCHED });
});

test('a registry that cannot be reached is the named cause', async () => {
  const npm = await run('sh', ['-c', 'command -v npm']);
  if (npm.kind === 'ok') await symlink(npm.stdout.toString().trim(), join(bin, 'npm'));
  await Promise.all(
    ['/usr/bin/env', '/bin/sh', '/usr/bin/id'].map((path) => symlink(path, join(bin, path.split('/').at(-1) ?? ''))),
  );
  const { code, said } = await setUp('serve', {
    ...(await complete()),
    npm_config_registry: NOWHERE,
    npm_config_cache: join(home, 'npm'),
    npm_config_fetch_retries: '0',
  });
  expect(code).toBe(1);
  expect(said).toContain('the npm registry cannot be reached');
});

test('an old Node is told so before anything else', async () => {
  const pretend = join(home, 'pretend.cjs');
  await writeFile(
    pretend,
    "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '16.20.2' } });",
  );
  const { code, said } = await setUp('serve', { NODE_OPTIONS: `--require ${pretend}` });
  expect([code, said]).toEqual([1, expect.stringContaining('this is Node 16.20.2; it needs 18')]);
});

test('a purpose it does not know is a mistake of use', async () => {
  expect(await setUp('dance')).toMatchObject({ code: 2, said: expect.stringContaining('serve|test|demo') });
});

test('when nothing is missing it is silent and quick', async () => {
  const again = () => run(process.execPath, [join(projectDir, 'scripts/setup.mjs'), 'test'], { timeoutMs: 50_000 });
  await again(); // the pages may have been edited since npm test began
  const started = performance.now();
  expect(await again()).toMatchObject({ kind: 'ok', stderrTail: '' });
  expect(performance.now() - started).toBeLessThan(3_000);
});
