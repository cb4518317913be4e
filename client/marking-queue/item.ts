import { z } from 'zod';
import { PersonId, SittingId } from '#contract/ids';
import { Mark, Note } from '#contract/marking';

/** Something an examiner made that the server has not yet acknowledged. */
export const QueueItem = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('mark'), order: z.int(), sittingId: SittingId, examinerId: PersonId, mark: Mark }),
  z.object({ kind: z.literal('note'), order: z.int(), sittingId: SittingId, examinerId: PersonId, note: Note }),
]);
export type QueueItem = z.infer<typeof QueueItem>;

export const idOf = (item: QueueItem): string => (item.kind === 'mark' ? item.mark.id : item.note.id);
