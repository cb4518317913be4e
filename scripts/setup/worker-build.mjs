// Builds the worker from the C++ source inside the npm package against the distribution's libraries.
import { readFileSync } from 'node:fs';
import * as os from 'node:os';
import { join } from 'node:path';
import { long } from './command.mjs';
import { explain } from './failure.mjs';
import { cacheDir, inProject } from './paths.mjs';
import { temporaryFolder } from './temporary.mjs';

export const BUILD_PACKAGES = [
  'g++',
  'cmake',
  'ninja-build',
  'pkg-config',
  'libuv1-dev',
  'libssl-dev',
  'libsrtp2-dev',
  'libflatbuffers-dev',
  'flatbuffers-compiler',
  'libabsl-dev',
];

export async function buildWorker(folder) {
  const build = temporaryFolder(join(cacheDir(), 'build-'));
  const recipe = inProject('scripts/mediasoup-worker');
  const mediasoup = inProject('node_modules/mediasoup');
  await run('cmake', ['-S', recipe, '-B', build, '-G', 'Ninja', `-DMEDIASOUP_DIR=${mediasoup}`]);
  await run('ninja', ['-C', build, '-j', String(jobs())]);
  await run('strip', ['-o', join(folder, 'mediasoup-worker'), join(build, 'mediasoup-worker')]);
}

/** The largest source needs about 1 GB to compile; more jobs than memory ends in the kernel's out-of-memory killer. */
function jobs() {
  const memory = Math.min(os.totalmem(), memoryLimit());
  return Math.max(1, Math.min(os.availableParallelism?.() ?? os.cpus().length, Math.floor(memory / 1e9)));
}

function memoryLimit() {
  try {
    return Number(readFileSync('/sys/fs/cgroup/memory.max', 'utf8')) || Infinity;
  } catch {
    return Infinity;
  }
}

async function run(file, args) {
  const done = await long(file, args);
  if (done.code !== 0) throw explain('Building the mediasoup worker', done.output);
}
