import { createWorker } from 'mediasoup';
import type { types } from 'mediasoup';
import { Room } from './room.ts';

/** Where browsers reach the SFU: one UDP and one TCP port per address and worker. */
export type MediaAddress = { ip: string; announcedAddress?: string };
export type WorkerPoolOptions = {
  workerBin: string;
  workers: number;
  addresses: MediaAddress[];
  onDied: (pid: number) => void;
};

type Member = { worker: types.Worker; server: types.WebRtcServer; rooms: number };

/** mediasoup workers, each with its own WebRtcServer. A worker that dies is replaced; its rooms are closed and say so. */
export class WorkerPool {
  readonly #options: WorkerPoolOptions;
  #members: Member[] = [];
  #adding: Promise<Member> | null = null;
  #closed = false;

  private constructor(options: WorkerPoolOptions) {
    this.#options = options;
  }

  static async create(options: WorkerPoolOptions): Promise<WorkerPool> {
    const pool = new WorkerPool(options);
    for (let i = 0; i < options.workers; i++) await pool.#add();
    return pool;
  }

  /** A room on the living worker with the fewest rooms. A room hears of its worker's death before the pool does: so look, don't trust the list. */
  async createRoom(): Promise<Room> {
    const [least] = this.#members
      .filter(({ worker }) => !worker.closed && !worker.died)
      .toSorted((one, other) => one.rooms - other.rooms);
    const member = least ?? (await this.#replacement());
    member.rooms += 1;
    return Room.create(member.worker, member.server, () => (member.rooms -= 1));
  }

  /** One new worker for all who ask at once. */
  #replacement(): Promise<Member> {
    this.#adding ??= this.#add().finally(() => (this.#adding = null));
    return this.#adding;
  }

  /** Process ids of the running workers. */
  get pids(): number[] {
    return this.#members.map(({ worker }) => worker.pid);
  }

  async #add(): Promise<Member> {
    const worker = await createWorker({ workerBin: this.#options.workerBin, logLevel: 'error' });
    const listenInfos = this.#options.addresses.flatMap((address) =>
      (['udp', 'tcp'] as const).map((protocol) => ({ protocol, ...address })),
    );
    const member = { worker, server: await worker.createWebRtcServer({ listenInfos }), rooms: 0 };
    this.#members.push(member);
    worker.on('died', () => {
      this.#members = this.#members.filter((each) => each !== member);
      this.#options.onDied(worker.pid);
      // A worker that can't be replaced now is tried again with the next room.
      if (!this.#closed && this.#members.length < this.#options.workers) this.#replacement().catch(() => undefined);
    });
    return member;
  }

  close(): void {
    this.#closed = true;
    for (const { worker } of this.#members) worker.close();
    this.#members = [];
  }
}
