import { type Gap, type RecordingSummary, RecordingSummary as RecordingSummarySchema } from '#contract/http';
import { RecordingId, type SittingId } from '#contract/ids';
import { canonical } from '#result/canonical';
import type { Database } from './database.ts';

export type TakeRow = { ordinal: number; startsAtMs: number; headerBytes: number; hasVideo: boolean };
export type FragmentRow = {
  ordinal: number;
  take: number;
  fromMs: number;
  toMs: number;
  byteOffset: number;
  byteLength: number;
  sha256: string;
  chain: string;
};
export type RecordingRow = { id: RecordingId; zeroAt: number | null; state: RecordingSummary['state'] };

/** What is known of recordings; the bytes themselves lie in the store. */
export class RecordingRepository {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** The sitting's one recording, made on first use. */
  async open(sittingId: SittingId, id: RecordingId): Promise<RecordingRow> {
    await this.#db
      .insertInto('recording')
      .values({
        id,
        sitting_id: sittingId,
        zero_at: null,
        state: 'waiting',
        duration_ms: 0,
        file_sha256: null,
        bytes: 0,
        gaps: '[]',
      })
      .onConflict((conflict) => conflict.column('sitting_id').doNothing())
      .execute();
    const row = await this.find(sittingId);
    if (row === null) throw new Error('a recording vanished');
    return row;
  }

  async find(sittingId: SittingId): Promise<RecordingRow | null> {
    const row = await this.#db
      .selectFrom('recording')
      .select(['id', 'zero_at', 'state'])
      .where('sitting_id', '=', sittingId)
      .executeTakeFirst();
    return row === undefined ? null : { id: RecordingId.parse(row.id), zeroAt: row.zero_at, state: row.state };
  }

  async setZero(id: RecordingId, zeroAt: number): Promise<void> {
    await this.#db
      .updateTable('recording')
      .set({ zero_at: zeroAt })
      .where('id', '=', id)
      .where('zero_at', 'is', null)
      .execute();
  }

  async setState(id: RecordingId, state: RecordingSummary['state']): Promise<void> {
    await this.#db.updateTable('recording').set({ state }).where('id', '=', id).execute();
  }

  async finish(
    id: RecordingId,
    facts: { durationMs: number; fileSha256: string; bytes: number; gaps: Gap[] },
  ): Promise<void> {
    await this.#db
      .updateTable('recording')
      .set({
        state: 'ready',
        duration_ms: facts.durationMs,
        file_sha256: facts.fileSha256,
        bytes: facts.bytes,
        gaps: canonical(facts.gaps),
      })
      .where('id', '=', id)
      .execute();
  }

  async addTake(id: RecordingId, take: TakeRow): Promise<void> {
    await this.#db
      .insertInto('take')
      .values({
        recording_id: id,
        ordinal: take.ordinal,
        starts_at_ms: take.startsAtMs,
        header_bytes: take.headerBytes,
        has_video: take.hasVideo,
      })
      .execute();
  }

  async addFragment(id: RecordingId, fragment: FragmentRow): Promise<void> {
    await this.#db
      .insertInto('fragment')
      .values({
        recording_id: id,
        ordinal: fragment.ordinal,
        take: fragment.take,
        from_ms: fragment.fromMs,
        to_ms: fragment.toMs,
        byte_offset: fragment.byteOffset,
        byte_length: fragment.byteLength,
        sha256: fragment.sha256,
        chain: fragment.chain,
      })
      .execute();
  }

  async takes(id: RecordingId): Promise<TakeRow[]> {
    const rows = await this.#db
      .selectFrom('take')
      .selectAll()
      .where('recording_id', '=', id)
      .orderBy('ordinal')
      .execute();
    return rows.map((row) => ({
      ordinal: row.ordinal,
      startsAtMs: row.starts_at_ms,
      headerBytes: row.header_bytes,
      hasVideo: row.has_video,
    }));
  }

  async fragments(id: RecordingId): Promise<FragmentRow[]> {
    const rows = await this.#db
      .selectFrom('fragment')
      .selectAll()
      .where('recording_id', '=', id)
      .orderBy('ordinal')
      .execute();
    return rows.map((row) => ({
      ordinal: row.ordinal,
      take: row.take,
      fromMs: row.from_ms,
      toMs: row.to_ms,
      byteOffset: row.byte_offset,
      byteLength: row.byte_length,
      sha256: row.sha256,
      chain: row.chain,
    }));
  }

  async summary(sittingId: SittingId): Promise<RecordingSummary | null> {
    const row = await this.#db
      .selectFrom('recording')
      .selectAll()
      .where('sitting_id', '=', sittingId)
      .executeTakeFirst();
    if (row === undefined) return null;
    const fragments = await this.fragments(RecordingId.parse(row.id));
    const last = fragments.at(-1);
    return RecordingSummarySchema.parse({
      state: row.state,
      durationMs: Math.max(row.duration_ms, last?.toMs ?? 0),
      fragments: fragments.length,
      chainHead: last?.chain ?? null,
      gaps: row.gaps,
      fileSha256: row.file_sha256,
      bytes: row.bytes,
    });
  }
}
