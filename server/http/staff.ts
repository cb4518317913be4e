import { refused } from '#contract/errors';
import { SittingRow } from '#contract/http';
import { SittingId } from '#contract/ids';
import type { ExamRepository } from '#db/exams';
import type { SittingRepository } from '#db/sittings';
import type { SittingCommands } from '#sitting/commands';
import { seatsOf } from '#sitting/sitting';
import type { RouteHandler } from './on-route.ts';
import type { SittingMaker } from './sitting-maker.ts';

export type Staff = { userId: string };
type Parts = { exams: ExamRepository; sittings: SittingRepository; commands: SittingCommands; maker: SittingMaker };
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
      })),
    },
  });

  const sittings: RouteHandler<'staff.sittings', Staff> = async () => {
    const rows = [];
    for (const { id, createdAt } of await parts.sittings.newest(LISTED)) {
      const loaded = await parts.commands.load(id);
      if (loaded === null) continue;
      const [candidate] = seatsOf(loaded.sitting, 'candidate');
      rows.push(
        SittingRow.parse({
          id,
          examTitle: loaded.named.exam.title,
          candidate: candidate?.name ?? '',
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
    if (people.examiners.length !== named.exam.panel.size)
      return refused('bad_request', `examiners: ${named.exam.panel.size}`);
    return { kind: 'reply', data: await parts.maker.schedule(named, people) };
  };

  const links: RouteHandler<'staff.links', Staff> = async (_body, _who, { id }) => {
    const sittingId = SittingId.safeParse(id);
    const loaded = sittingId.success ? await parts.commands.load(sittingId.data) : null;
    return loaded === null ? refused('not_found') : { kind: 'reply', data: await parts.maker.linksOf(loaded.sitting) };
  };

  return { exams, sittings, newSitting, links };
};
