import type { Kysely, Transaction as KyselyTransaction } from 'kysely';
import { SittingId } from '#contract/ids';
import { type SittingEvent, SittingEvent as SittingEventSchema, type SittingState } from '#contract/sitting';
import { canonical } from '#result/canonical';
import type { Database } from './database.ts';
import type { Tables } from './schema.ts';

export type Transaction = KyselyTransaction<Tables>;
type Connection = Kysely<Tables> | Transaction;

/** Events of sittings: appended in order, never changed. */
export class SittingRepository {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Runs `work` with the sitting's row locked: one writer at a time. Null when there is no such sitting. */
  async locked<T>(
    id: SittingId,
    work: (
      events: SittingEvent[],
      append: (event: SittingEvent, state: SittingState) => Promise<void>,
      transaction: Transaction,
    ) => Promise<T>,
  ): Promise<T | null> {
    return this.#db.transaction().execute(async (transaction) => {
      const row = await transaction
        .selectFrom('sitting')
        .select('id')
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst();
      if (row === undefined) return null;
      const append = async (event: SittingEvent, state: SittingState) => {
        await insertEvent(transaction, id, event);
        await transaction.updateTable('sitting').set({ version: event.version, state }).where('id', '=', id).execute();
      };
      return work(await eventsOf(transaction, id), append, transaction);
    });
  }

  async create(id: SittingId, examHash: string, first: SittingEvent, state: SittingState): Promise<void> {
    await this.#db.transaction().execute(async (transaction) => {
      await transaction
        .insertInto('sitting')
        .values({ id, exam_hash: examHash, version: first.version, state, created_at: first.at })
        .execute();
      await insertEvent(transaction, id, first);
    });
  }

  /** All events in order; empty when there is no such sitting. */
  events(id: SittingId): Promise<SittingEvent[]> {
    return eventsOf(this.#db, id);
  }

  async inStates(states: readonly SittingState[]): Promise<SittingId[]> {
    const rows = await this.#db.selectFrom('sitting').select('id').where('state', 'in', states).execute();
    return rows.map(({ id }) => SittingId.parse(id));
  }

  async newest(limit: number): Promise<{ id: SittingId; createdAt: number }[]> {
    const rows = await this.#db
      .selectFrom('sitting')
      .select(['id', 'created_at'])
      .orderBy('created_at', 'desc')
      .limit(limit)
      .execute();
    return rows.map((row) => ({ id: SittingId.parse(row.id), createdAt: row.created_at }));
  }
}

async function insertEvent(db: Connection, id: SittingId, event: SittingEvent): Promise<void> {
  await db
    .insertInto('sitting_event')
    .values({ sitting_id: id, version: event.version, at: event.at, by: event.by, body: canonical(event.body) })
    .execute();
}

async function eventsOf(db: Connection, id: SittingId): Promise<SittingEvent[]> {
  const rows = await db
    .selectFrom('sitting_event')
    .selectAll()
    .where('sitting_id', '=', id)
    .orderBy('version')
    .execute();
  return rows.map((row) => SittingEventSchema.parse({ version: row.version, at: row.at, by: row.by, body: row.body }));
}
