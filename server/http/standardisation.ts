import { type Refused, refused } from '#contract/errors';
import type { NamedExam } from '#contract/exam';
import { type AgreedMarks, type ExaminerRow, ReferenceDraft } from '#contract/staff-http';
import { ExaminerId, SittingId } from '#contract/ids';
import { WallTime } from '#contract/time';
import type { DocumentRepository } from '#db/documents';
import type { Examiner, ExaminerRepository, Standing } from '#db/examiners';
import type { ExamRepository } from '#db/exams';
import { agreedFrom } from '#marking/agreed';
import { checkLevel } from '#marking/check-mark';
import { nextReference } from '#marking/qualification';
import { contentHash } from '#result/canonical';
import { examStructureHash } from '#scoring/structure';
import { planOf, type SittingCommands } from '#sitting/commands';
import type { RouteHandler } from './on-route.ts';
import type { SittingMaker } from './sitting-maker.ts';
import type { Staff } from './staff.ts';

type Parts = {
  exams: ExamRepository;
  examiners: ExaminerRepository;
  documents: DocumentRepository;
  commands: SittingCommands;
  maker: SittingMaker;
  newId: () => string;
  now: () => number;
};

/** The register of examiners, reference recordings with agreed marks, and who marks them again. */
export const standardisationRoutes = (parts: Parts) => {
  const rowOf = async ({ id, name }: Examiner, standings: readonly Standing[]): Promise<ExaminerRow> => {
    const qualifications = [];
    for (const { examinerId, examHash, qualification } of standings) {
      const named = examinerId === id ? await parts.exams.byHash(examHash) : null;
      if (named !== null) qualifications.push({ examTitle: named.exam.title, qualification });
    }
    return { id, name, qualifications };
  };

  const examiners: RouteHandler<'staff.examiners', Staff> = async () => {
    const standings = await parts.examiners.standings();
    const rows = await Promise.all((await parts.examiners.all()).map((each) => rowOf(each, standings)));
    return { kind: 'reply', data: { examiners: rows } };
  };

  const newExaminer: RouteHandler<'staff.newExaminer', Staff> = async ({ name }) => {
    const examiner = { id: ExaminerId.parse(parts.newId()), name };
    await parts.examiners.add(examiner, parts.now());
    return { kind: 'reply', data: { examiner: { ...examiner, qualifications: [] } } };
  };

  const override: RouteHandler<'staff.override', Staff> = async ({ examHash, reason }, { email }, { id }) => {
    const examiner = await examinerOf(parts, id);
    const named = await parts.exams.byHash(examHash);
    if (examiner === null) return refused('unknown_examiner');
    if (named === null) return refused('not_found', 'exam');
    await parts.examiners.qualify(examiner.id, examHash, {
      kind: 'overridden',
      at: WallTime.parse(parts.now()),
      structureSha256: examStructureHash(named.exam),
      by: email,
      reason,
    });
    return { kind: 'reply', data: { examiner: await rowOf(examiner, await parts.examiners.standings()) } };
  };

  const referenceDraft: RouteHandler<'staff.referenceDraft', Staff> = async (_body, _staff, { id }) => {
    const draft = await draftOf(parts, id);
    return 'kind' in draft ? draft : { kind: 'reply', data: draft };
  };

  const newReference: RouteHandler<'staff.newReference', Staff> = async ({ agreed }, { userId }, { id }) => {
    const draft = await draftOf(parts, id);
    if ('kind' in draft) return draft;
    const sittingId = SittingId.parse(id);
    const fault = await agreedFault(parts, sittingId, agreed);
    if (fault !== null) return fault;
    const structureSha256 = examStructureHash(draft.exam.exam);
    await parts.examiners.addReference(
      { sittingId, agreed, examHash: draft.exam.hash, structureSha256, by: userId },
      parts.now(),
    );
    return { kind: 'reply', data: {} };
  };

  const newRemark: RouteHandler<'staff.newRemark', Staff> = async ({ examinerId, examHash, sittingId, purpose }) => {
    const examiner = await parts.examiners.find(examinerId);
    const named = await parts.exams.byHash(examHash);
    if (examiner === null) return refused('unknown_examiner');
    if (named === null) return refused('not_found', 'exam');
    const found = await referenceFor(parts, examiner, named, sittingId);
    if (found === null) return refused('no_reference');
    const made = await parts.maker.remark(named, examiner, { sittingId: found, purpose });
    return { kind: 'reply', data: { sittingId: made.sittingId, links: made.links } };
  };

  return { examiners, newExaminer, override, referenceDraft, newReference, newRemark };
};

async function examinerOf({ examiners }: Parts, id: string | undefined): Promise<Examiner | null> {
  const parsed = ExaminerId.safeParse(id);
  return parsed.success ? examiners.find(parsed.data) : null;
}

/** A sitting can become a reference once its panel has settled: the agreed marks start from it. */
async function draftOf({ commands, documents }: Parts, id: string | undefined): Promise<ReferenceDraft | Refused> {
  const sittingId = SittingId.safeParse(id);
  const loaded = sittingId.success ? await commands.load(sittingId.data) : null;
  if (loaded === null) return refused('not_found');
  const result = await documents.result(loaded.sitting.id);
  if (result === null) return refused('wrong_state', loaded.sitting.state);
  const { sheets, adjudications } = result.body.bundle;
  return ReferenceDraft.parse({ exam: loaded.named, agreed: agreedFrom(loaded.named.exam, sheets, adjudications) });
}

async function agreedFault({ commands }: Parts, sittingId: SittingId, agreed: AgreedMarks): Promise<Refused | null> {
  const loaded = await commands.load(sittingId);
  if (loaded === null) return refused('not_found');
  for (const mark of agreed) {
    const checked = checkLevel(planOf(loaded), mark);
    if (checked.kind === 'refused') return checked;
  }
  return null;
}

async function referenceFor(
  { examiners }: Parts,
  { id }: Examiner,
  { exam }: NamedExam,
  wanted: SittingId | null,
): Promise<SittingId | null> {
  const structure = examStructureHash(exam);
  const references = await examiners.references(structure);
  if (wanted !== null) return references.find(({ sittingId }) => sittingId === wanted)?.sittingId ?? null;
  const history = await examiners.remarksOf(id);
  const times = new Map<string, number>();
  for (const sittingId of history) times.set(sittingId, (times.get(sittingId) ?? 0) + 1);
  return (
    nextReference(references, times, (sittingId) => contentHash([id, history.length, sittingId]))?.sittingId ?? null
  );
}
