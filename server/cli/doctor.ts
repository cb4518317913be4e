import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { createWorker } from 'mediasoup';
import { LocalPostgres } from '#db/local-postgres';
import { whyUnreachable } from '#db/reachable';
import { type Machine, readMachine } from '../machine.ts';
import { run } from '../process.ts';
import { readArguments } from './arguments.ts';
import type { Command } from './command.ts';
import { projectDir } from './project-dir.ts';

const usage = `Usage: stagemark doctor [--json]

Tries each thing that a server needs and says what is wrong and how to mend it. Exit code 0 only if all is well.`;

type Check = { name: string; ok: boolean; detail: string };

export const doctor: Command = {
  name: 'doctor',
  usage,
  async run(args, io) {
    const read = readArguments(args, { json: { type: 'boolean' } });
    if (read.kind === 'wrong') {
      io.stderr(`${read.message}\n\n${usage}\n`);
      return 2;
    }
    const checks = await examine(process.env);
    const width = Math.max(...checks.map(({ name }) => name.length));
    if (read.values.json === true) io.stdout(`${JSON.stringify({ checks })}\n`);
    else
      for (const { name, ok, detail } of checks)
        io.stdout(`${ok ? 'ok  ' : 'BAD '} ${name.padEnd(width)}  ${detail}\n`);
    return checks.every(({ ok }) => ok) ? 0 : 1;
  },
};

async function examine(env: NodeJS.ProcessEnv): Promise<Check[]> {
  const checks: Check[] = [attempt('node', Number(process.versions.node.split('.')[0]) >= 24, process.version)];
  let machine: Machine & { databaseUrl: string | null };
  try {
    machine = await readMachine(join(projectDir, 'data'), env);
  } catch (error) {
    return [...checks, attempt('set-up', false, message(error))];
  }
  checks.push(
    await worker(machine.workerBin),
    await version('ffmpeg', machine.ffmpeg),
    await version('ffprobe', machine.ffprobe),
    await database(machine),
    await disk(),
  );
  return checks;
}

const attempt = (name: string, ok: boolean, detail: string): Check => ({ name, ok, detail });
const message = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function worker(workerBin: string): Promise<Check> {
  try {
    const started = await createWorker({ workerBin, logLevel: 'error' });
    started.close();
    return attempt('mediasoup worker', true, workerBin);
  } catch (error) {
    return attempt('mediasoup worker', false, `${workerBin}: ${message(error)}. Run "node scripts/setup.mjs serve".`);
  }
}

async function version(name: string, program: string): Promise<Check> {
  const done = await run(program, ['-hide_banner', '-version'], { timeoutMs: 10_000 });
  if (done.kind === 'failed')
    return attempt(name, false, `${program}: ${done.message}. Install it, or set ${name.toUpperCase()}_PATH.`);
  return attempt(name, true, `${done.stdout.toString().split('\n')[0] ?? ''} (${program})`);
}

async function database({ databaseUrl, postgres }: Machine & { databaseUrl: string | null }): Promise<Check> {
  try {
    if (databaseUrl !== null) {
      const trouble = await whyUnreachable(databaseUrl, 5000);
      return attempt(
        'database',
        trouble === null,
        trouble === null ? 'DATABASE_URL answers' : `DATABASE_URL: ${trouble.message}`,
      );
    }
    if (postgres === null)
      return attempt(
        'database',
        false,
        'neither DATABASE_URL nor a server of our own: run "node scripts/setup.mjs serve"',
      );
    const own = await LocalPostgres.create(postgres);
    const detail = `our own on port ${own.port} (${postgres.dataDir})`;
    await own.close();
    return attempt('database', true, detail);
  } catch (error) {
    return attempt('database', false, message(error));
  }
}

async function disk(): Promise<Check> {
  const { bavail, bsize } = await statfs(projectDir);
  const free = (bavail * bsize) / 1e9;
  return attempt(
    'disk',
    free > 5,
    `${free.toFixed(1)} GB free${free > 5 ? '' : ': an hour of recording takes up to 1.4 GB'}`,
  );
}
