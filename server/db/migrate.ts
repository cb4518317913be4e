import { Kysely, Migrator, PostgresDialect } from 'kysely';
import pg from 'pg';
import * as sittings from './migrations/0001-sittings.ts';
import * as staffLogins from './migrations/0002-staff-logins.ts';
import * as examiners from './migrations/0003-examiners.ts';

const migrations = { '0001-sittings': sittings, '0002-staff-logins': staffLogins, '0003-examiners': examiners };

/** Brings a database to the newest schema; does nothing when it is there already. Throws the first fault. */
export async function migrateToLatest(url: string): Promise<void> {
  const db = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url, max: 1 }) }),
  });
  try {
    const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
    const { error } = await migrator.migrateToLatest();
    if (error !== undefined) throw error instanceof Error ? error : new Error('migration failed', { cause: error });
  } finally {
    await db.destroy();
  }
}
