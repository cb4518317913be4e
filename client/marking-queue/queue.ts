import type { MarkSheet } from '#contract/marking';
import type { Outcome, Problem, ProblemCode } from '../connection/outcome.ts';
import { Store } from '../ui/store.ts';
import { idOf, type QueueItem } from './item.ts';
import type { QueueStorage } from './storage.ts';

export type Refusal = { item: QueueItem; problem: Problem };
export type QueueView = { unsent: readonly QueueItem[]; refused: readonly Refusal[] };
export type Send = (item: QueueItem) => Promise<Outcome<{ sheet: MarkSheet }>>;

const AGAIN_MS = 2000;
/** What passes by itself: the item stays and is sent again. Everything else is the server's last word. */
const passing: ReadonlySet<ProblemCode> = new Set([
  'unreachable',
  'bad_reply',
  'too_many_requests',
  'draining',
  'database_unreachable',
  'internal',
]);

export const inOrder = (items: readonly QueueItem[]): QueueItem[] =>
  [...items].sort((a, b) => a.order - b.order || (idOf(a) < idOf(b) ? -1 : 1));

/** Keeps marks and notes until the server has committed them, and sends them one after the other, oldest first. */
export class MarkingQueue {
  readonly view = new Store<QueueView>({ unsent: [], refused: [] });
  readonly #storage: QueueStorage;
  readonly #send: Send;
  readonly #onSheet: (sheet: MarkSheet) => void;
  #sending = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  private constructor(storage: QueueStorage, send: Send, onSheet: (sheet: MarkSheet) => void) {
    this.#storage = storage;
    this.#send = send;
    this.#onSheet = onSheet;
  }

  /** `mine` picks out this examiner's items of this sitting. */
  static async create(
    storage: QueueStorage,
    mine: (item: QueueItem) => boolean,
    send: Send,
    onSheet: (sheet: MarkSheet) => void,
  ): Promise<MarkingQueue> {
    const queue = new MarkingQueue(storage, send, onSheet);
    queue.view.set({ unsent: inOrder((await storage.all()).filter(mine)), refused: [] });
    return queue;
  }

  /** Shown at once, kept on disk, then sent. */
  async add(item: QueueItem): Promise<void> {
    this.view.update((view) => ({ ...view, unsent: [...view.unsent, item] }));
    await this.#storage.put(item);
    this.flush();
  }

  nextOrder(): number {
    return Math.max(0, ...this.view.get().unsent.map((item) => item.order)) + 1;
  }

  /** Tries to send everything now; called when the line is back. */
  flush(): void {
    if (this.#sending || this.#closed) return;
    clearTimeout(this.#timer);
    this.#sending = true;
    void this.#sendAll().finally(() => {
      this.#sending = false;
    });
  }

  /** Lets go of something that was refused. */
  async dismiss(id: string): Promise<void> {
    await this.#storage.remove(id);
    this.view.update((view) => ({ ...view, refused: view.refused.filter(({ item }) => idOf(item) !== id) }));
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  async #sendAll(): Promise<void> {
    for (let [item] = this.view.get().unsent; item !== undefined && !this.#closed; [item] = this.view.get().unsent) {
      const outcome = await this.#send(item);
      if (!outcome.ok && passing.has(outcome.problem.code)) {
        if (!this.#closed) this.#timer = setTimeout(() => this.flush(), AGAIN_MS);
        return;
      }
      const id = idOf(item);
      // What was refused stays on disk until it is dismissed: after a reload it is tried, refused and shown again.
      if (outcome.ok) {
        await this.#storage.remove(id);
        this.#onSheet(outcome.data.sheet);
      }
      const refused = outcome.ok ? [] : [{ item, problem: outcome.problem }];
      this.view.update((view) => ({
        unsent: view.unsent.filter((other) => idOf(other) !== id),
        refused: [...view.refused, ...refused],
      }));
    }
  }
}
