import { refused } from '#contract/errors';
import { WallTime } from '#contract/time';
import type { DocumentRepository } from '#db/documents';
import type { MarkRepository } from '#db/marks';
import type { RecordingRepository } from '#db/recordings';
import type { SittingRepository } from '#db/sittings';
import { sheetForOthers, sheetOf } from '#marking/sheet';
import { planOf } from '#sitting/commands';
import { mayReadResult } from '#sitting/access';
import { seatsOf } from '#sitting/sitting';
import { viewOf } from '#sitting/timing';
import type { RouteHandler } from './on-route.ts';
import type { SeatHolder } from './seat-access.ts';

type Parts = {
  sittings: SittingRepository;
  marks: MarkRepository;
  recordings: RecordingRepository;
  documents: DocumentRepository;
  now: () => number;
};

/** Who this link belongs to. */
export const showSeat: RouteHandler<'seat.show', SeatHolder> = async (_body, { loaded, me, expiresAt }) => ({
  kind: 'reply',
  data: {
    sittingId: loaded.sitting.id,
    me,
    exam: loaded.named,
    state: loaded.sitting.state,
    expiresAt: WallTime.parse(expiresAt),
  },
});

/** Everything of a sitting, for the reviewer and the lead examiner. */
export const showReview =
  (parts: Parts): RouteHandler<'review.show', SeatHolder> =>
  async (_body, { loaded, me }) => {
    if (me.role !== 'reviewer' && me.role !== 'lead') return refused('not_allowed', me.role);
    const { sitting, named } = loaded;
    const { id } = sitting;
    // A private note is its author's alone, also here [MK6].
    const isShared = ({ note }: { note: { kind: string } }) => note.kind === 'note';
    const [events, marks, notes, recording, analysis, result] = await Promise.all([
      parts.sittings.events(id),
      parts.marks.marks(id),
      parts.marks.notes(id),
      parts.recordings.summary(id),
      parts.documents.analysis(id),
      parts.documents.result(id),
    ]);
    const sheets = seatsOf(sitting, 'examiner').map(({ personId }) =>
      sheetForOthers(sheetOf(planOf(loaded), personId, marks, notes, sitting.sealedSheets.has(personId))),
    );
    return {
      kind: 'reply',
      data: {
        sitting: viewOf(sitting, named.exam, parts.now()),
        exam: named,
        events,
        sheets,
        marks,
        notes: notes.filter(isShared),
        recording,
        analysis,
        result,
      },
    };
  };

/** The sealed result: to lead and reviewer once sealed, to everyone in the sitting once released [SI6]. */
export const showResult =
  (parts: Parts): RouteHandler<'result.show', SeatHolder> =>
  async (_body, { loaded, me }) => {
    if (!mayReadResult(me.role, loaded.sitting.state)) return refused('wrong_state', loaded.sitting.state);
    const result = await parts.documents.result(loaded.sitting.id);
    return result === null ? refused('not_found') : { kind: 'reply', data: result };
  };
