import type { SittingId } from '#contract/ids';
import type { SittingEvent } from '#contract/sitting';
import type { Jobs } from '#jobs/jobs';
import type { Loaded, SittingCommands } from '#sitting/commands';
import { deadline } from '#sitting/timing';
import type { SittingRepository } from '#db/sittings';
import type { Log } from '../log.ts';
import { type LiveParts, LiveSitting } from './live-sitting.ts';

type Parts = LiveParts & {
  commands: SittingCommands;
  sittings: SittingRepository;
  jobs: Pick<Jobs, 'finishEvidence' | 'settle'>;
  now: () => number;
  log: Log;
};

/** All sittings that run on this server: opened when someone arrives, ended when their time is up, closed when nobody needs them. */
export class LiveSittings {
  readonly #parts: Parts;
  readonly #open = new Map<SittingId, Promise<LiveSitting>>();
  readonly #deadlines = new Map<SittingId, NodeJS.Timeout>();
  readonly #unsubscribe: () => void;
  #closed = false;

  private constructor(parts: Parts) {
    this.#parts = parts;
    this.#unsubscribe = parts.commands.onChanged((loaded, event) => this.#onChanged(loaded, event));
  }

  /** Takes up what a stopped server left: running clocks, unfinished evidence, unsettled panels. */
  static async create(parts: Parts): Promise<LiveSittings> {
    const all = new LiveSittings(parts);
    for (const id of await parts.sittings.inStates(['live', 'paused'])) {
      const loaded = await parts.commands.load(id);
      if (loaded === null) continue;
      all.#armDeadline(loaded);
      await all.open(loaded);
    }
    for (const id of await parts.sittings.inStates(['ended'])) await parts.jobs.finishEvidence(id);
    for (const id of await parts.sittings.inStates(['marking', 'adjudication'])) await parts.jobs.settle(id);
    return all;
  }

  open(loaded: Loaded): Promise<LiveSitting> {
    const { id } = loaded.sitting;
    const known = this.#open.get(id);
    if (known !== undefined) return known;
    const opening = LiveSitting.create(this.#parts, loaded);
    this.#open.set(id, opening);
    opening.catch(() => this.#open.delete(id));
    return opening;
  }

  /** The sitting if it is open. */
  async find(id: SittingId): Promise<LiveSitting | null> {
    return (await this.#open.get(id)) ?? null;
  }

  /** Someone left: a sitting that nobody watches and that does not run is closed. */
  async leave(live: LiveSitting, connectionId: string): Promise<void> {
    live.leave(connectionId);
    const loaded = await this.#parts.commands.load(live.id);
    const running = loaded?.sitting.state === 'live' || loaded?.sitting.state === 'paused';
    if (live.empty && !running && !this.#closed) {
      this.#open.delete(live.id);
      await live.close();
    }
  }

  get running(): number {
    return this.#deadlines.size;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#unsubscribe();
    for (const timer of this.#deadlines.values()) clearTimeout(timer);
    this.#deadlines.clear();
    await Promise.all([...this.#open.values()].map(async (opening) => (await opening).close()));
    this.#open.clear();
  }

  #onChanged(loaded: Loaded, event: SittingEvent): void {
    const { id, state } = loaded.sitting;
    this.#armDeadline(loaded);
    const work = async () => {
      const live = await this.find(id);
      live?.follow(state);
      if (event.body.kind === 'ended' || event.body.kind === 'voided') await live?.endPerformance();
      if (event.body.kind === 'ended') await this.#parts.jobs.finishEvidence(id);
      if (event.body.kind === 'markingOpened') await live?.showFinished();
      if (['markingOpened', 'sheetSealed', 'adjudicated'].includes(event.body.kind)) await this.#parts.jobs.settle(id);
    };
    work().catch((error: unknown) =>
      this.#parts.log.error({ sittingId: id, detail: String(error) }, 'sitting.follow_failed'),
    );
  }

  #armDeadline({ sitting, named }: Loaded): void {
    clearTimeout(this.#deadlines.get(sitting.id));
    this.#deadlines.delete(sitting.id);
    const at = deadline(sitting, named.exam);
    if (at === null || this.#closed) return;
    const timer = setTimeout(
      () => {
        this.#parts.commands
          .run(sitting.id, { kind: 'end', reason: 'time' }, { role: 'server' }, null)
          .catch((error: unknown) =>
            this.#parts.log.error({ sittingId: sitting.id, detail: String(error) }, 'sitting.end_failed'),
          );
      },
      Math.max(0, at - this.#parts.now()),
    );
    this.#deadlines.set(sitting.id, timer);
  }
}
