import type { RequestHandler } from 'express';
import type { ResultBody } from '#contract/result';
import type { PersonId } from '#contract/ids';
import type { DocumentRepository } from '#db/documents';
import type { ExamRepository } from '#db/exams';
import { csvOf, markRows, ratingRows } from '#scoring/cohort';
import { examStructureHash } from '#scoring/structure';
import type { SittingCommands } from '#sitting/commands';
import type { Log } from '../log.ts';
import { problem } from './on-route.ts';
import type { StaffLogin } from './staff-login.ts';

type Parts = {
  exams: ExamRepository;
  documents: DocumentRepository;
  commands: SittingCommands;
  staffLogin: StaffLogin;
  log: Log;
};

/**
 * A cohort's sealed marks (`marks.csv`) or global ratings (`ratings.csv`) of one exam and all with the same structure, for the statistics of
 * `stagemark reliability` and `stagemark cut-score`. Candidates go by id; examiners by name, which links their sittings.
 * `?scheme=` names the scheme whose points are meant; the first without it.
 */
export const sendCohort =
  (parts: Parts, table: 'marks' | 'ratings'): RequestHandler =>
  (request, response) => {
    const work = async () => {
      const who = await parts.staffLogin.identify(request);
      if (who.kind === 'refused') return problem(response, who.code);
      const hash = request.params['hash'];
      const named = typeof hash === 'string' ? await parts.exams.byHash(hash) : null;
      const wanted = request.query['scheme'];
      const scheme = named?.exam.schemes.find(({ id }, i) => (wanted === undefined ? i === 0 : id === wanted));
      if (named === null || scheme === undefined) return problem(response, 'not_found');
      const structure = examStructureHash(named.exam);
      const alike = (await parts.exams.all()).filter(({ exam }) => examStructureHash(exam) === structure);
      const results = await parts.documents.resultsOf(alike.map((each) => each.hash));
      const names = await namesOf(parts, results);
      const nameOf = (body: ResultBody, examinerId: PersonId) =>
        names.get(`${body.sittingId} ${examinerId}`) ?? examinerId;
      const text =
        table === 'marks'
          ? csvOf(['candidate', 'examiner', 'criterion', 'points'], markRows(results, scheme.id, nameOf))
          : csvOf(['candidate', 'examiner', 'percent', 'rating'], ratingRows(results, scheme.id, nameOf));
      response.type('text/csv').attachment(`${named.exam.id}-${scheme.id}-${table}.csv`).send(text);
    };
    work().catch((error: unknown) => {
      parts.log.error({ detail: String(error) }, 'cohort.send_failed');
      problem(response, 'internal');
    });
  };

async function namesOf({ commands }: Parts, results: readonly ResultBody[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const { sittingId } of results) {
    const loaded = await commands.load(sittingId);
    for (const { personId, name } of loaded?.sitting.seats ?? []) names.set(`${sittingId} ${personId}`, name);
  }
  return names;
}
