import { sql } from 'kysely';
import { AgreedMarks } from '#contract/staff-http';
import { ExaminerId, Sha256, SittingId } from '#contract/ids';
import { Qualification } from '#contract/marking';
import { SittingEventBody } from '#contract/sitting';
import { canonical } from '#result/canonical';
import type { Database } from './database.ts';

export type Examiner = { id: ExaminerId; name: string };
export type Standing = { examinerId: ExaminerId; examHash: Sha256; qualification: Qualification };
export type Reference = { sittingId: SittingId; agreed: AgreedMarks };

/** The body's register of examiners, their standing, and the reference recordings. Standing and references are appended, never changed. */
export class ExaminerRepository {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async add(examiner: Examiner, now: number): Promise<void> {
    await this.#db
      .insertInto('examiner')
      .values({ ...examiner, created_at: now })
      .execute();
  }

  async all(): Promise<Examiner[]> {
    const rows = await this.#db.selectFrom('examiner').selectAll().orderBy('name').orderBy('id').execute();
    return rows.map(({ id, name }) => ({ id: ExaminerId.parse(id), name }));
  }

  async find(id: ExaminerId): Promise<Examiner | null> {
    const row = await this.#db.selectFrom('examiner').selectAll().where('id', '=', id).executeTakeFirst();
    return row === undefined ? null : { id, name: row.name };
  }

  /** Everything known of everyone's standing, oldest first. */
  async standings(): Promise<Standing[]> {
    const rows = await this.#db.selectFrom('qualification').selectAll().orderBy('ordinal').execute();
    return rows.map((row) => ({
      examinerId: ExaminerId.parse(row.examiner_id),
      examHash: Sha256.parse(row.exam_hash),
      qualification: Qualification.parse(row.document),
    }));
  }

  /** Of one examiner with exams of one structure, oldest first. */
  async qualifications(id: ExaminerId, structure: Sha256): Promise<Qualification[]> {
    const rows = await this.#db
      .selectFrom('qualification')
      .select('document')
      .where('examiner_id', '=', id)
      .where('structure_sha256', '=', structure)
      .orderBy('ordinal')
      .execute();
    return rows.map(({ document }) => Qualification.parse(document));
  }

  /** Appends; what was measured in one sitting is kept once. */
  async qualify(id: ExaminerId, examHash: Sha256, qualification: Qualification): Promise<void> {
    await this.#db
      .insertInto('qualification')
      .values({
        examiner_id: id,
        exam_hash: examHash,
        structure_sha256: qualification.structureSha256,
        sitting_id: qualification.kind === 'measured' ? qualification.sittingId : null,
        document: canonical(qualification),
      })
      .onConflict((conflict) => conflict.column('sitting_id').doNothing())
      .execute();
  }

  async addReference(
    reference: Reference & { examHash: Sha256; structureSha256: Sha256; by: string },
    now: number,
  ): Promise<void> {
    await this.#db
      .insertInto('reference_recording')
      .values({
        sitting_id: reference.sittingId,
        exam_hash: reference.examHash,
        structure_sha256: reference.structureSha256,
        by: reference.by,
        created_at: now,
        agreed: canonical(reference.agreed),
      })
      .execute();
  }

  /** The reference recordings for exams of one structure: of each the marks agreed on last. */
  async references(structure: Sha256): Promise<Reference[]> {
    const rows = await this.#db
      .selectFrom('reference_recording')
      .select(['sitting_id', 'agreed'])
      .where('structure_sha256', '=', structure)
      .orderBy('ordinal')
      .execute();
    const latest = new Map<string, Reference>();
    for (const row of rows)
      latest.set(row.sitting_id, { sittingId: SittingId.parse(row.sitting_id), agreed: AgreedMarks.parse(row.agreed) });
    return [...latest.values()];
  }

  /** Every sitting that is a reference recording. */
  async referenceSittings(): Promise<Set<SittingId>> {
    const rows = await this.#db.selectFrom('reference_recording').select('sitting_id').distinct().execute();
    return new Set(rows.map(({ sitting_id }) => SittingId.parse(sitting_id)));
  }

  /** The recordings that an examiner has been given to mark again, oldest first. */
  async remarksOf(id: ExaminerId): Promise<SittingId[]> {
    const rows = await this.#db
      .selectFrom('sitting_event')
      .innerJoin('sitting', 'sitting.id', 'sitting_event.sitting_id')
      .select(['sitting_event.body', 'sitting.created_at'])
      .where('sitting_event.version', '=', 1)
      .where(sql<boolean>`sitting_event.body -> 'remarkOf' ->> 'sittingId' is not null`)
      .where(sql<boolean>`sitting_event.body @> ${JSON.stringify({ seats: [{ examinerId: id }] })}::jsonb`)
      .orderBy('sitting.created_at')
      .execute();
    return rows.flatMap(({ body }) => {
      const event = SittingEventBody.parse(body);
      return event.kind === 'scheduled' && event.remarkOf !== null ? [event.remarkOf.sittingId] : [];
    });
  }
}
