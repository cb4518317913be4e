import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { LocalPostgres } from '#db/local-postgres';
import { migrateToLatest } from '#db/migrate';
import { databaseFolder, testPostgres } from './test-machine.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The superuser's address of the database `postgres` on the run's throw-away server. */
    postgresUrl: string;
  }
}

const TEMPLATE = 'stagemark_template';

/** One throw-away PostgreSQL for the whole run, with a migrated database to copy. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = await databaseFolder();
  const server = await LocalPostgres.create({
    ...(await testPostgres()),
    dataDir: join(folder, 'pg'),
    port: 0,
    fsync: false,
  });
  const tearDown = async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await migrateToLatest(await server.ensureDatabase(TEMPLATE));
  } catch (error) {
    await tearDown();
    throw error;
  }
  project.provide('postgresUrl', server.url('postgres'));
  return tearDown;
}
