import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** A PostgreSQL that already runs on a data folder, from its postmaster.pid (pid, folder, start time, port, …); null if none. */
export async function runningPostmaster(dataDir: string): Promise<{ pid: number; port: number } | null> {
  const text = await readFile(join(dataDir, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  // After kill -9 or a power cut the file stays and the pid may be anybody's: the program's name decides.
  return pid > 0 && port > 0 && (await isPostgres(pid)) ? { pid, port } : null;
}

/** Waits for the PostgreSQL on a data folder to end; gives up after `withinMs` (starting another then says why it cannot). */
export async function untilGone(dataDir: string, withinMs: number): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (Date.now() < deadline && (await runningPostmaster(dataDir))) await wait(50);
}

async function isPostgres(pid: number): Promise<boolean> {
  const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '');
  return name.trim() === 'postgres';
}
