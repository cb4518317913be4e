import { Exam, type NamedExam } from '#contract/exam';
import { Sha256 } from '#contract/ids';
import { canonical, contentHash } from '#result/canonical';
import type { Database } from './database.ts';

/** Exams by content hash: the same exam saved twice is one. */
export class ExamRepository {
  readonly #db: Database;
  readonly #known = new Map<string, NamedExam>();

  constructor(db: Database) {
    this.#db = db;
  }

  async save(exam: Exam, now: number): Promise<NamedExam> {
    const hash = contentHash(exam);
    await this.#db
      .insertInto('exam')
      .values({ hash, document: canonical(exam), created_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return { hash, exam };
  }

  async byHash(hash: string): Promise<NamedExam | null> {
    const known = this.#known.get(hash);
    if (known !== undefined) return known;
    const row = await this.#db.selectFrom('exam').selectAll().where('hash', '=', hash).executeTakeFirst();
    if (row === undefined) return null;
    const named = { hash: Sha256.parse(row.hash), exam: Exam.parse(row.document) };
    this.#known.set(hash, named);
    return named;
  }

  async all(): Promise<NamedExam[]> {
    const rows = await this.#db.selectFrom('exam').selectAll().orderBy('created_at', 'desc').execute();
    return rows.map((row) => ({ hash: Sha256.parse(row.hash), exam: Exam.parse(row.document) }));
  }
}
