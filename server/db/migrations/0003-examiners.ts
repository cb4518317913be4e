import { type Kysely, sql } from 'kysely';

/** The body's register of examiners, what is known of their standing, and reference recordings. The last two are append-only. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('examiner')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('qualification')
    .addColumn('ordinal', 'serial', (c) => c.primaryKey())
    .addColumn('examiner_id', 'uuid', (c) => c.notNull().references('examiner.id'))
    .addColumn('exam_hash', 'text', (c) => c.notNull().references('exam.hash'))
    .addColumn('structure_sha256', 'text', (c) => c.notNull())
    // The sitting in which it was measured: measured once, however often the job runs. Null for an override.
    .addColumn('sitting_id', 'uuid', (c) => c.unique().references('sitting.id'))
    .addColumn('document', 'jsonb', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('reference_recording')
    .addColumn('ordinal', 'serial', (c) => c.primaryKey())
    .addColumn('sitting_id', 'uuid', (c) => c.notNull().references('sitting.id'))
    .addColumn('exam_hash', 'text', (c) => c.notNull().references('exam.hash'))
    .addColumn('structure_sha256', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('agreed', 'jsonb', (c) => c.notNull())
    .execute();
  for (const name of ['qualification', 'reference_recording'])
    await sql`create trigger append_only before update or delete on ${sql.table(name)} for each row execute function refuse_change()`.execute(
      db,
    );
}
