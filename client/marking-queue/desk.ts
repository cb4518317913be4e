import { v7 } from 'uuid';
import { type CriterionId, MarkId, NoteId } from '#contract/ids';
import type { MarkSheet, Note } from '#contract/marking';
import { MediaTime } from '#contract/time';
import type { Room } from '../connection/room.ts';
import { Store } from '../ui/store.ts';
import { MarkingQueue } from './queue.ts';
import { browserStorage } from './storage.ts';

export type NoteDraft = Pick<Note, 'kind' | 'criterionId' | 'text'> & { at: number };

/** One examiner's desk: the sheet as the server last said it, and the queue of what is not there yet. */
export class MarkingDesk {
  readonly sheet: Store<MarkSheet>;
  readonly queue: MarkingQueue;
  readonly #room: Room;
  readonly #stop: () => void;

  private constructor(room: Room, sheet: Store<MarkSheet>, queue: MarkingQueue) {
    this.#room = room;
    this.sheet = sheet;
    this.queue = queue;
    let joins = -1;
    const look = (): void => {
      const data = room.data.get();
      if (data.joins === joins) return;
      joins = data.joins;
      if (data.joined?.sheet) sheet.set(data.joined.sheet);
      queue.flush();
    };
    this.#stop = room.data.subscribe(look);
    look();
  }

  static async create(room: Room, first: MarkSheet): Promise<MarkingDesk> {
    const sheet = new Store(first);
    const sittingId = room.data.get().joined?.sitting.id;
    const queue = await MarkingQueue.create(
      await browserStorage(),
      (item) => item.sittingId === sittingId && item.examinerId === first.examinerId,
      (item) =>
        item.kind === 'mark'
          ? room.connection.request('marking.mark', { mark: item.mark })
          : room.connection.request('marking.note', { note: item.note }),
      sheet.set,
    );
    return new MarkingDesk(room, sheet, queue);
  }

  mark(criterionId: CriterionId, level: number, at: number | null): void {
    void this.queue.add({
      ...this.#stamp(),
      kind: 'mark',
      mark: { id: MarkId.parse(v7()), criterionId, level, at: at === null ? null : MediaTime.parse(at) },
    });
  }

  /** Saves a note; one that `replaces` another takes its place, and an empty text withdraws it. */
  note(draft: NoteDraft, replaces: Note | null): void {
    const { at, ...rest } = draft;
    void this.queue.add({
      ...this.#stamp(),
      kind: 'note',
      note: { ...rest, id: NoteId.parse(v7()), replaces: replaces?.id ?? null, at: MediaTime.parse(Math.round(at)) },
    });
  }

  close(): void {
    this.#stop();
    this.queue.close();
  }

  #stamp() {
    const joined = this.#room.data.get().joined;
    if (joined === null) throw new Error('marking before the sitting was joined');
    return { order: this.queue.nextOrder(), sittingId: joined.sitting.id, examinerId: joined.me.personId };
  }
}
