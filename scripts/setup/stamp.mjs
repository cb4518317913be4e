// Remembers that nothing was missing, so that the next start costs a few file checks.
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { clientIsBuilt, hasClient } from './client.mjs';
import { isExecutable } from './command.mjs';
import { dataDir, hashOf, inProject, node24, readJsonIfAny } from './paths.mjs';
import { postgresIsReady } from './postgres.mjs';

const machineFile = () => inProject('data/machine.json');
const CHOICES = [
  'FFMPEG_PATH',
  'FFPROBE_PATH',
  'CHROMIUM_PATH',
  'MEDIASOUP_WORKER_BIN',
  'STAGEMARK_CACHE',
  'XDG_CACHE_HOME',
  'DATABASE_URL',
];

/** Everything set-up's findings depend on, but for the client (it has its own mark). */
function key() {
  const files = ['package.json', 'package-lock.json', 'node_modules/.package-lock.json', 'scripts'].map((path) =>
    inProject(path),
  );
  return `${hashOf(files)} ${process.getuid?.()} ${CHOICES.map(
    (name) => Boolean(process.env[name]) && `${name}=${process.env[name]}`,
  )
    .filter((text) => text && !text.startsWith('DATABASE_URL'))
    .join(' ')}`;
}

export function nothingMissing(purpose, wantsPostgres) {
  const machine = readJsonIfAny(machineFile());
  if (!machine?.purposes?.includes(purpose) || machine.key !== key()) return false;
  const programs = [node24, machine.workerBin, machine.ffmpeg, machine.ffprobe];
  if (purpose !== 'serve') programs.push(machine.chromium, machine.espeak);
  if (!programs.every((path) => path && isExecutable(path))) return false;
  if (wantsPostgres && !(machine.postgres && postgresIsReady(machine.postgres))) return false;
  return !hasClient() || clientIsBuilt();
}

/** Writes data/machine.json, which server/machine.ts reads. */
export function remember(purpose, found) {
  const before = readJsonIfAny(machineFile());
  const now = key();
  const purposes = [...new Set([...(before?.key === now ? (before.purposes ?? []) : []), purpose])];
  mkdirSync(dataDir, { recursive: true });
  const temporary = `${machineFile()}.${process.pid}`;
  writeFileSync(temporary, `${JSON.stringify({ ...found, purposes, key: now }, null, 2)}\n`);
  renameSync(temporary, machineFile());
  if (!existsSync(machineFile())) throw new Error('data/machine.json cannot be written');
}
