import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const Program = z.string().min(1);

/** What set-up found on this machine (`data/machine.json`). */
export const Machine = z.object({
  workerBin: Program,
  ffmpeg: Program,
  ffprobe: Program,
  chromium: Program.nullable(),
  espeak: Program.nullable(),
  /** Null when DATABASE_URL names a server: then there is none of our own. */
  postgres: z.object({ binDir: z.string(), dataDir: z.string(), user: z.string().nullable() }).nullable(),
});
export type Machine = z.infer<typeof Machine>;

export class MachineUnknown extends Error {
  readonly code = 'machine_unknown';
}

/** Reads what set-up found; the environment has the last word. */
export async function readMachine(
  dataDir: string,
  env: NodeJS.ProcessEnv,
): Promise<Machine & { databaseUrl: string | null }> {
  const machine = await foundBySetup(join(dataDir, 'machine.json'));
  return {
    workerBin: env['MEDIASOUP_WORKER_BIN'] || machine.workerBin,
    ffmpeg: env['FFMPEG_PATH'] || machine.ffmpeg,
    ffprobe: env['FFPROBE_PATH'] || machine.ffprobe,
    chromium: env['CHROMIUM_PATH'] || machine.chromium,
    espeak: machine.espeak,
    postgres: machine.postgres,
    databaseUrl: env['DATABASE_URL'] || null,
  };
}

async function foundBySetup(path: string): Promise<Machine> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new MachineUnknown(`${path} is missing: run "npm start", or "node scripts/setup.mjs serve" alone`, {
      cause: error,
    });
  });
  const parsed = Machine.safeParse(jsonOrNull(text));
  if (!parsed.success) throw new MachineUnknown(`${path} is damaged: remove it and run "node scripts/setup.mjs serve"`);
  return parsed.data;
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
