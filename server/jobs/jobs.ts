import { PgBoss } from 'pg-boss';
import { z } from 'zod';
import { SittingId } from '#contract/ids';
import type { Log } from '../log.ts';

const queues = ['finish-evidence', 'settle'] as const;
type Queue = (typeof queues)[number];
export type Handlers = Record<Queue, (id: SittingId) => Promise<void>>;

const Job = z.object({ sittingId: SittingId });
const RETRIES = 5;

/** The durable queue: a job survives a restart and is done again until it succeeds; every handler is idempotent. */
export class Jobs {
  readonly #boss: PgBoss;

  private constructor(boss: PgBoss) {
    this.#boss = boss;
  }

  static async create(url: string, log: Log): Promise<Jobs> {
    const boss = new PgBoss({ connectionString: url, max: 4, supervise: true });
    boss.on('error', (error) => log.error({ detail: String(error) }, 'jobs.error'));
    await boss.start();
    for (const queue of queues)
      await boss.createQueue(queue, {
        policy: 'standard',
        retryLimit: RETRIES,
        retryDelay: 2,
        retryBackoff: true,
        expireInSeconds: 1800,
      });
    return new Jobs(boss);
  }

  async work(handlers: Handlers, log: Log): Promise<void> {
    for (const queue of queues)
      await this.#boss.work(queue, { batchSize: 1, pollingIntervalSeconds: 0.5 }, async (jobs) => {
        for (const job of jobs) {
          const { sittingId } = Job.parse(job.data);
          try {
            await handlers[queue](sittingId);
            log.info({ sittingId, queue }, 'job.done');
          } catch (error) {
            log.error(
              { sittingId, queue, detail: error instanceof Error ? error.message : String(error) },
              'job.failed',
            );
            throw error;
          }
        }
      });
  }

  async finishEvidence(sittingId: SittingId): Promise<void> {
    await this.#boss.send('finish-evidence', { sittingId });
  }

  async settle(sittingId: SittingId): Promise<void> {
    await this.#boss.send('settle', { sittingId });
  }

  async close(): Promise<void> {
    await this.#boss.stop({ graceful: true, timeout: 10_000 });
  }
}
