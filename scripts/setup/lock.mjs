// Two set-ups in one folder would trip over each other's node_modules.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { dataDir, inProject } from './paths.mjs';
import { say } from './progress.mjs';

export async function withLock(work) {
  const path = inProject('data/setup.lock');
  mkdirSync(dataDir, { recursive: true });
  for (let told = false; !take(path); told = true) {
    if (!told) say('• Waiting for another set-up of this folder to finish');
    await wait(500);
  }
  const release = () => rmSync(path, { force: true });
  process.once('exit', release);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
  try {
    return await work();
  } finally {
    release();
  }
}

function take(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!isAlive(Number(readFileSync(path, 'utf8')))) rmSync(path, { force: true });
    return false;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
