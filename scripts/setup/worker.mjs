// mediasoup's C++ worker: found in the cache, fetched as upstream's prebuilt, or built here.
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isExecutable, quick } from './command.mjs';
import { SetupFailure } from './failure.mjs';
import { cacheDir, hashOf, inProject, node24, readJson } from './paths.mjs';
import { say } from './progress.mjs';
import { temporaryFolder } from './temporary.mjs';
import { buildWorker } from './worker-build.mjs';

export function workerVersion() {
  return readJson(inProject('package-lock.json')).packages['node_modules/mediasoup'].version;
}

/** Version, recipe and platform are in the name, so a second clone finds it and a changed recipe does not. */
export function cachedWorker() {
  const recipe = hashOf([inProject('scripts/mediasoup-worker')]).slice(0, 12);
  const folder = `mediasoup-worker-${workerVersion()}-${recipe}-${process.platform}-${process.arch}`;
  return join(cacheDir(), folder, 'mediasoup-worker');
}

/** Started without MEDIASOUP_VERSION a worker that runs here exits with 41 (its main.cpp); upstream checks the same. */
export function runsHere(worker) {
  return isExecutable(worker) && quick(worker, [], { env: {} }).code === 41;
}

/** Starts the worker as the server does and makes a router: null, or what went wrong. */
export function smokeTest(worker) {
  const done = quick(node24, [inProject('scripts/setup/worker-smoke.mjs'), worker]);
  return done.code === 0 ? null : done.output.trim().split('\n').slice(-5).join('\n') || `exit code ${done.code}`;
}

/** Puts a worker into the cache by a rename, so that a half-made one is never found. Returns its path. */
export async function installWorker(prebuilt) {
  const target = cachedWorker();
  mkdirSync(cacheDir(), { recursive: true });
  if (prebuilt && (await place(target, (folder) => renameAcross(prebuilt, join(folder, 'mediasoup-worker')))) === null)
    return target;
  if (prebuilt) say("  upstream's prebuilt worker does not run here; building it");
  const trouble = await place(target, (folder) => buildWorker(folder));
  if (trouble)
    throw new SetupFailure(
      'The built mediasoup worker does not start.',
      'Please report this with the lines above.',
      trouble,
    );
  return target;
}

async function place(target, make) {
  const temporary = temporaryFolder(`${dirname(target)}.tmp-`);
  try {
    await make(temporary);
    const trouble = smokeTest(join(temporary, basename(target)));
    if (trouble) return trouble;
    rmSync(dirname(target), { recursive: true, force: true });
    renameSync(temporary, dirname(target));
    return null;
  } catch (error) {
    // Another set-up on this machine was faster: its worker is as good.
    if (['ENOTEMPTY', 'EEXIST'].includes(error.code) && existsSync(target)) return smokeTest(target);
    throw error;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function renameAcross(from, to) {
  const done = quick('cp', [from, to]);
  if (done.code !== 0)
    throw new SetupFailure(
      'The fetched worker cannot be copied into the cache.',
      'Check the free space and the owner of the cache folder.',
      done.output,
    );
}
