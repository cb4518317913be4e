import { type ColumnBuilderCallback, type Kysely, sql } from 'kysely';

/** Append-only tables: a trigger refuses UPDATE and DELETE, so that not even a bug can change evidence. */
const appendOnly = ['exam', 'sitting_event', 'mark', 'note', 'take', 'fragment', 'result'];

export async function up(db: Kysely<unknown>): Promise<void> {
  const table = (name: string) => db.schema.createTable(name);
  const ofSitting: ColumnBuilderCallback = (column) => column.notNull().references('sitting.id');

  await table('exam')
    .addColumn('hash', 'text', (c) => c.primaryKey())
    .addColumn('document', 'jsonb', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute();
  await table('sitting')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('exam_hash', 'text', (c) => c.notNull().references('exam.hash'))
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute();
  await table('sitting_event')
    .addColumn('sitting_id', 'uuid', ofSitting)
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('by', 'uuid')
    .addColumn('body', 'jsonb', (c) => c.notNull())
    .addPrimaryKeyConstraint('sitting_event_key', ['sitting_id', 'version'])
    .execute();
  for (const name of ['mark', 'note'])
    await table(name)
      .addColumn('id', 'uuid', (c) => c.primaryKey())
      .addColumn('sitting_id', 'uuid', ofSitting)
      .addColumn('examiner_id', 'uuid', (c) => c.notNull())
      .addColumn('ordinal', 'serial', (c) => c.notNull())
      .addColumn('saved_at', 'bigint', (c) => c.notNull())
      .addColumn('document', 'jsonb', (c) => c.notNull())
      .execute();
  await table('recording')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('sitting_id', 'uuid', (c) => c.notNull().unique().references('sitting.id'))
    .addColumn('zero_at', 'bigint')
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('duration_ms', 'integer', (c) => c.notNull())
    .addColumn('file_sha256', 'text')
    .addColumn('bytes', 'bigint', (c) => c.notNull())
    .addColumn('gaps', 'jsonb', (c) => c.notNull())
    .execute();
  await table('take')
    .addColumn('recording_id', 'uuid', (c) => c.notNull().references('recording.id'))
    .addColumn('ordinal', 'integer', (c) => c.notNull())
    .addColumn('starts_at_ms', 'integer', (c) => c.notNull())
    .addColumn('header_bytes', 'integer', (c) => c.notNull())
    .addColumn('has_video', 'boolean', (c) => c.notNull())
    .addPrimaryKeyConstraint('take_key', ['recording_id', 'ordinal'])
    .execute();
  await table('fragment')
    .addColumn('recording_id', 'uuid', (c) => c.notNull().references('recording.id'))
    .addColumn('ordinal', 'integer', (c) => c.notNull())
    .addColumn('take', 'integer', (c) => c.notNull())
    .addColumn('from_ms', 'integer', (c) => c.notNull())
    .addColumn('to_ms', 'integer', (c) => c.notNull())
    .addColumn('byte_offset', 'bigint', (c) => c.notNull())
    .addColumn('byte_length', 'integer', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addColumn('chain', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('fragment_key', ['recording_id', 'ordinal'])
    .execute();
  for (const name of ['analysis', 'result'])
    await table(name)
      .addColumn('sitting_id', 'uuid', (c) => c.primaryKey().references('sitting.id'))
      .addColumn('hash', 'text', (c) => c.notNull())
      .addColumn('document', 'jsonb', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .execute();
  await table('secret')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('value', 'text', (c) => c.notNull())
    .execute();

  for (const name of ['mark', 'note'])
    await db.schema.createIndex(`${name}_of_sitting`).on(name).columns(['sitting_id', 'ordinal']).execute();

  await sql`create function refuse_change() returns trigger language plpgsql as $$ begin raise exception 'table % is append-only', tg_table_name; end $$`.execute(
    db,
  );
  for (const name of appendOnly)
    await sql`create trigger append_only before update or delete on ${sql.table(name)} for each row execute function refuse_change()`.execute(
      db,
    );
}
