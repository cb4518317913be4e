import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A PostgreSQL that already runs on a data folder, from its postmaster.pid (pid, folder, start time, port, …); null if none. */
export async function runningPostmaster(dataDir: string): Promise<{ pid: number; port: number } | null> {
  const text = await readFile(join(dataDir, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  // After kill -9 or a power cut the file stays and the pid may be anybody's: the program's name decides.
  return pid > 0 && port > 0 && (await isPostgres(pid)) ? { pid, port } : null;
}

async function isPostgres(pid: number): Promise<boolean> {
  const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '');
  return name.trim() === 'postgres';
}
