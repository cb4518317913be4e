import { chown, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountOf } from '#db/postgres-cluster';
import { readMachine } from '#server/machine';

export const projectDir = join(import.meta.dirname, '../..');

/** What set-up found on the machine that runs the tests. */
export const testMachine = () => readMachine(join(projectDir, 'data'), process.env);

/** PostgreSQL's programs and its user; the tests use servers of their own even when DATABASE_URL is set. */
export async function testPostgres(): Promise<{ binDir: string; user: string | null }> {
  const { postgres } = await testMachine();
  if (!postgres) throw new Error('data/machine.json names no PostgreSQL: run "node scripts/setup.mjs test"');
  return { binDir: postgres.binDir, user: postgres.user };
}

/** A folder below which PostgreSQL's user may keep data. */
export async function databaseFolder(): Promise<string> {
  const { user } = await testPostgres();
  const folder = await mkdtemp(join(tmpdir(), 'stagemark-db-'));
  const account = await accountOf(user);
  if (account) await chown(folder, account.uid, account.gid);
  return folder;
}
