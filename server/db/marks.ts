import type { Kysely, Transaction } from 'kysely';
import type { PersonId, SittingId } from '#contract/ids';
import {
  type Mark,
  type Note,
  type SavedMark,
  SavedMark as SavedMarkSchema,
  type SavedNote,
  SavedNote as SavedNoteSchema,
} from '#contract/marking';
import { canonical } from '#result/canonical';
import type { Database } from './database.ts';
import type { Tables } from './schema.ts';

export type Saved = { kind: 'saved' } | { kind: 'already' } | { kind: 'different' };

/** Marks and notes: appended under the client's own id, so that a retry is a no-op [MK3]. */
export class MarkRepository {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Saves inside the transaction that has checked the sitting's state. */
  save(
    transaction: Transaction<Tables>,
    sittingId: SittingId,
    examinerId: PersonId,
    table: 'mark' | 'note',
    document: Mark | Note,
    now: number,
  ): Promise<Saved> {
    return save(transaction, sittingId, examinerId, table, document, now);
  }

  async marks(sittingId: SittingId, connection: Kysely<Tables> = this.#db): Promise<SavedMark[]> {
    const rows = await connection
      .selectFrom('mark')
      .selectAll()
      .where('sitting_id', '=', sittingId)
      .orderBy('ordinal')
      .execute();
    return rows.map((row) =>
      SavedMarkSchema.parse({
        mark: row.document,
        examinerId: row.examiner_id,
        savedAt: row.saved_at,
        order: row.ordinal,
      }),
    );
  }

  async notes(sittingId: SittingId, connection: Kysely<Tables> = this.#db): Promise<SavedNote[]> {
    const rows = await connection
      .selectFrom('note')
      .selectAll()
      .where('sitting_id', '=', sittingId)
      .orderBy('ordinal')
      .execute();
    return rows.map((row) =>
      SavedNoteSchema.parse({
        note: row.document,
        examinerId: row.examiner_id,
        savedAt: row.saved_at,
        order: row.ordinal,
      }),
    );
  }
}

async function save(
  db: Transaction<Tables>,
  sittingId: SittingId,
  examinerId: PersonId,
  table: 'mark' | 'note',
  document: Mark | Note,
  now: number,
): Promise<Saved> {
  const inserted = await db
    .insertInto(table)
    .values({
      id: document.id,
      sitting_id: sittingId,
      examiner_id: examinerId,
      saved_at: now,
      document: canonical(document),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted !== undefined) return { kind: 'saved' };
  const there = await db.selectFrom(table).selectAll().where('id', '=', document.id).executeTakeFirstOrThrow();
  const same =
    there.sitting_id === sittingId &&
    there.examiner_id === examinerId &&
    canonical(there.document) === canonical(document);
  return { kind: same ? 'already' : 'different' };
}
