// Upstream's own prebuilt worker. Many machines cannot reach its host, so it gets ten seconds to answer.
import { writeFileSync } from 'node:fs';
import { release, tmpdir } from 'node:os';
import { join } from 'node:path';
import { quick } from './command.mjs';
import { temporaryFolder } from './temporary.mjs';
import { runsHere, workerVersion } from './worker.mjs';

const ANSWER_WITHIN_MS = 10_000;
const ARRIVE_WITHIN_MS = 120_000;

/** Name and address as in mediasoup's npm-scripts.mjs. */
function address() {
  const base =
    process.env.MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL ||
    'https://github.com/versatica/mediasoup/releases/download';
  const kernel = process.platform === 'linux' ? `-kernel${Number(release().split('.')[0])}` : '';
  return `${base}/${workerVersion()}/mediasoup-worker-${workerVersion()}-${process.platform}-${process.arch}${kernel}.tgz`;
}

/** Path of a prebuilt worker that runs here (in a temporary folder), or null. */
export async function fetchPrebuilt() {
  const archive = await download();
  if (!archive) return null;
  const folder = temporaryFolder(join(tmpdir(), 'mediasoup-worker-'));
  writeFileSync(join(folder, 'worker.tgz'), archive);
  quick('tar', ['-xzf', 'worker.tgz', 'mediasoup-worker'], { cwd: folder });
  quick('chmod', ['755', 'mediasoup-worker'], { cwd: folder });
  const worker = join(folder, 'mediasoup-worker');
  return runsHere(worker) ? worker : null;
}

async function download() {
  const patience = new AbortController();
  let timer = setTimeout(() => patience.abort(), ANSWER_WITHIN_MS);
  try {
    const response = await fetch(address(), { signal: patience.signal });
    if (!response.ok) return null;
    clearTimeout(timer);
    timer = setTimeout(() => patience.abort(), ARRIVE_WITHIN_MS);
    return Buffer.from(await response.arrayBuffer());
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}
