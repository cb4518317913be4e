import type { Connection } from '../connection/connection.ts';
import type { Problem } from '../connection/outcome.ts';
import { Store } from '../ui/store.ts';
import { openTransport, type Direction, type OpenTransport } from './transport.ts';

export type MediaState =
  | { kind: 'idle' }
  | { kind: 'building' }
  | { kind: 'running' }
  | { kind: 'broken'; problem: Problem };

const AGAIN_MS = 2000;
/** Refusals that another try cannot mend. */
const lasting: ReadonlySet<string> = new Set(['consent_required', 'not_allowed', 'wrong_state', 'media_refused']);

/** One media transport that is built anew whenever it is lost: after a new join, an unknown transport, a dead line. */
export class LineKeeper {
  readonly state = new Store<MediaState>({ kind: 'idle' });
  readonly #connection: Connection;
  readonly #direction: Direction;
  readonly #fill: (open: OpenTransport) => Promise<Problem | null>;
  #open: OpenTransport | null = null;
  #queue: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  /** `fill` puts the streams on a fresh transport; it returns what went wrong, or null. */
  constructor(connection: Connection, direction: Direction, fill: (open: OpenTransport) => Promise<Problem | null>) {
    this.#connection = connection;
    this.#direction = direction;
    this.#fill = fill;
  }

  get open(): OpenTransport | null {
    return this.#open;
  }

  /** Closes what there is and builds it again; calls wait for each other. */
  rebuild(): Promise<void> {
    this.#queue = this.#queue.then(() => this.#build());
    return this.#queue;
  }

  /** Runs `work` on the present transport, after whatever is being built. */
  use(work: (open: OpenTransport) => Promise<Problem | null>): Promise<void> {
    this.#queue = this.#queue.then(async () => {
      if (this.#open === null) return;
      const problem = await work(this.#open);
      if (problem !== null) this.#broken(problem);
    });
    return this.#queue;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#open?.transport.close();
    this.#open = null;
    this.state.set({ kind: 'idle' });
  }

  async #build(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#closed) return;
    this.#open?.transport.close();
    this.#open = null;
    this.state.set({ kind: 'building' });
    try {
      const opened = await openTransport(this.#connection, this.#direction, () => void this.rebuild());
      if (!opened.ok) return this.#broken(opened.problem);
      if (this.#closed) return opened.data.transport.close();
      this.#open = opened.data;
      const problem = await this.#fill(opened.data);
      if (problem !== null) return this.#broken(problem);
      this.state.set({ kind: 'running' });
    } catch (error) {
      // mediasoup-client throws what the browser or a callback refused.
      this.#broken({ code: 'media_refused', detail: error instanceof Error ? error.message : String(error) }, true);
    }
  }

  #broken(problem: Problem, again = !lasting.has(problem.code)): void {
    if (this.#closed) return;
    this.state.set({ kind: 'broken', problem });
    clearTimeout(this.#timer);
    if (again) this.#timer = setTimeout(() => void this.rebuild(), AGAIN_MS);
  }
}
