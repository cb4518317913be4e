import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { DatabaseError } from '#db/database-error';
import { LocalPostgres } from '#db/local-postgres';
import { mustReach } from '#db/reachable';
import type { AppOptions } from '../app.ts';
import { DataFileFault } from '../data-files/data-file-fault.ts';
import type { Log } from '../log.ts';
import { type Machine, MachineUnknown, readMachine } from '../machine.ts';
import { mediaAddresses } from '../media-addresses.ts';
import { projectDir } from './project-dir.ts';
import { MIN_FREE_BYTES } from '#recording/store';
import { readWordLists } from './word-lists.ts';

export type ServerChoice = {
  database: string;
  host: string;
  port: number;
  dataDir: string;
  publicUrl: string | null;
  tls: { key: string; cert: string } | null;
  log: Log;
};
export type Prepared = { options: AppOptions; machine: Machine; postgres: LocalPostgres | null };

/** What a server on this machine is made of: programs found by set-up, the database (our own unless DATABASE_URL names one), the clock. */
export async function prepareServer(choice: ServerChoice): Promise<Prepared> {
  const machine = await readMachine(join(projectDir, 'data'), process.env);
  const postgres = machine.databaseUrl === null ? await ownPostgres(machine) : null;
  try {
    const databaseUrl = machine.databaseUrl ?? (await postgres?.ensureDatabase(choice.database)) ?? '';
    await mustReach(databaseUrl);
    const tls =
      choice.tls === null
        ? null
        : { key: await readFile(choice.tls.key, 'utf8'), cert: await readFile(choice.tls.cert, 'utf8') };
    const options: AppOptions = {
      databaseUrl,
      dataDir: choice.dataDir,
      clientDir: join(projectDir, 'dist/client'),
      programs: { workerBin: machine.workerBin, ffmpeg: machine.ffmpeg, ffprobe: machine.ffprobe },
      host: choice.host,
      port: choice.port,
      publicUrl: choice.publicUrl,
      tls,
      mediaAddresses: mediaAddresses(choice.host, process.env['STAGEMARK_ANNOUNCED_ADDRESS'] || null),
      workers: 1,
      minFreeBytes: MIN_FREE_BYTES,
      wordLists: await readWordLists(),
      newId: v7,
      newSecret: () => randomBytes(32).toString('base64url'),
      now: Date.now,
      log: choice.log,
    };
    return { options, machine, postgres };
  } catch (error) {
    await postgres?.close();
    throw error;
  }
}

async function ownPostgres(machine: Machine): Promise<LocalPostgres> {
  if (machine.postgres === null)
    throw new DatabaseError(
      'database_unreachable',
      'Set-up was run with DATABASE_URL, which is not set now: set it, or run "node scripts/setup.mjs serve"',
    );
  return LocalPostgres.create(machine.postgres);
}

/** What can keep a server from starting, in one line with its mend; null where it is a fault of ours. */
export function startRefusal(error: unknown, port: number): string | null {
  if (error instanceof MachineUnknown || error instanceof DatabaseError) return `${error.code}: ${error.message}`;
  if (error instanceof DataFileFault) return `bad_data_file:\n${error.message}`;
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE')
    return `port_taken: port ${port} is in use. Stop what listens there, or choose another with --port.`;
  if (code === 'EACCES') return `port_not_allowed: port ${port} needs more rights. Choose one above 1023 with --port.`;
  if (code === 'EADDRNOTAVAIL')
    return 'host_unknown: this machine does not have that address. Choose another with --host.';
  if (code === 'ENOSPC') return 'disk_full: the disk is full. Free some space and start again.';
  if (code === 'ENOENT' && error instanceof Error) return `file_not_found: ${error.message}`;
  return null;
}
