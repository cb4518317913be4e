import { refused } from '#contract/errors';
import { SittingRow } from '#contract/staff-http';
import { SittingId } from '#contract/ids';
import type { ExaminerRepository } from '#db/examiners';
import type { ExamRepository } from '#db/exams';
import type { SittingRepository } from '#db/sittings';
import { examStructureHash } from '#scoring/structure';
import type { SittingCommands } from '#sitting/commands';
import { seatsOf } from '#sitting/sitting';
import type { RouteHandler } from './on-route.ts';
import type { SittingMaker } from './sitting-maker.ts';

export type Staff = { userId: string; email: string };
type Parts = {
  exams: ExamRepository;
  sittings: SittingRepository;
  examiners: ExaminerRepository;
  commands: SittingCommands;
  maker: SittingMaker;
};
const LISTED = 200;

/** What the evaluation body's staff do: see exams and sittings, schedule a sitting, hand out its links. */
export const staffRoutes = (parts: Parts) => {
  const exams: RouteHandler<'staff.exams', Staff> = async () => ({
    kind: 'reply',
    data: {
      exams: (await parts.exams.all()).map(({ hash, exam }) => ({
        hash,
        id: exam.id,
        title: exam.title,
        panelSize: exam.panel.size,
        structureSha256: examStructureHash(exam),
        maxDriftPerMille: exam.standardisation?.maxDriftPerMille ?? null,
      })),
    },
  });

  const sittings: RouteHandler<'staff.sittings', Staff> = async () => {
    const rows = [];
    const references = await parts.examiners.referenceSittings();
    for (const { id, createdAt } of await parts.sittings.newest(LISTED)) {
      const loaded = await parts.commands.load(id);
      if (loaded === null) continue;
      const { remarkOf } = loaded.sitting;
      const performed = remarkOf === null ? loaded : await parts.commands.load(remarkOf.sittingId);
      const [candidate] = performed === null ? [] : seatsOf(performed.sitting, 'candidate');
      const [examiner] = seatsOf(loaded.sitting, 'examiner');
      rows.push(
        SittingRow.parse({
          id,
          examHash: loaded.named.hash,
          examTitle: loaded.named.exam.title,
          candidate: candidate?.name ?? '',
          remark: remarkOf === null ? null : { examiner: examiner?.name ?? '', purpose: remarkOf.purpose },
          isReference: references.has(id),
          state: loaded.sitting.state,
          createdAt,
        }),
      );
    }
    return { kind: 'reply', data: { sittings: rows } };
  };

  const newSitting: RouteHandler<'staff.newSitting', Staff> = async ({ examHash, ...people }) => {
    const named = await parts.exams.byHash(examHash);
    if (named === null) return refused('not_found', 'exam');
    const made = await parts.maker.schedule(named, people);
    return made.kind === 'refused' ? made : { kind: 'reply', data: { sittingId: made.sittingId, links: made.links } };
  };

  const links: RouteHandler<'staff.links', Staff> = async (_body, _who, { id }) => {
    const sittingId = SittingId.safeParse(id);
    const loaded = sittingId.success ? await parts.commands.load(sittingId.data) : null;
    return loaded === null ? refused('not_found') : { kind: 'reply', data: await parts.maker.linksOf(loaded.sitting) };
  };

  return { exams, sittings, newSitting, links };
};
