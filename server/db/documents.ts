import type { SittingId } from '#contract/ids';
import { Analysis } from '#contract/metric';
import { type ResultBody, SealedResult } from '#contract/result';
import { canonical, contentHash } from '#result/canonical';
import type { Database } from './database.ts';

/** What is computed of a sitting: its analysis, which may be computed anew until the result is sealed, and its sealed result, which is for ever. */
export class DocumentRepository {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async saveAnalysis(sittingId: SittingId, analysis: Analysis, now: number): Promise<void> {
    const facts = { hash: contentHash(analysis), document: canonical(analysis), created_at: now };
    await this.#db
      .insertInto('analysis')
      .values({ sitting_id: sittingId, ...facts })
      .onConflict((conflict) => conflict.column('sitting_id').doUpdateSet(facts))
      .execute();
  }

  async analysis(sittingId: SittingId): Promise<Analysis | null> {
    const row = await this.#db
      .selectFrom('analysis')
      .select('document')
      .where('sitting_id', '=', sittingId)
      .executeTakeFirst();
    return row === undefined ? null : Analysis.parse(row.document);
  }

  /** Saves the sealed result; the first one stands. Returns the one that stands. */
  async saveResult(sittingId: SittingId, result: SealedResult, now: number): Promise<SealedResult> {
    await this.#db
      .insertInto('result')
      .values({ sitting_id: sittingId, hash: result.hash, document: canonical(result), created_at: now })
      .onConflict((conflict) => conflict.column('sitting_id').doNothing())
      .execute();
    return (await this.result(sittingId)) ?? result;
  }

  async result(sittingId: SittingId): Promise<SealedResult | null> {
    const row = await this.#db
      .selectFrom('result')
      .select('document')
      .where('sitting_id', '=', sittingId)
      .executeTakeFirst();
    return row === undefined ? null : SealedResult.parse(row.document);
  }

  /** The bodies of all sealed results of these exams, oldest first. */
  async resultsOf(examHashes: readonly string[]): Promise<ResultBody[]> {
    if (examHashes.length === 0) return [];
    const rows = await this.#db
      .selectFrom('result')
      .innerJoin('sitting', 'sitting.id', 'result.sitting_id')
      .select('result.document')
      .where('sitting.exam_hash', 'in', examHashes)
      .where('sitting.state', 'in', ['sealed', 'released'])
      .orderBy('result.created_at')
      .execute();
    return rows.map(({ document }) => SealedResult.parse(document).body);
  }

  /** A secret of this installation (signing keys), made once. */
  async secret(name: string, make: () => string): Promise<string> {
    await this.#db
      .insertInto('secret')
      .values({ name, value: make() })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute();
    const row = await this.#db.selectFrom('secret').select('value').where('name', '=', name).executeTakeFirstOrThrow();
    return row.value;
  }
}
