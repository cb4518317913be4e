import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { type LineFault, type Refused, refused } from '#contract/errors';
import { MarkFault, ReliabilityReply } from '#contract/reliability';

const TIMEOUT_MS = 120_000;
/** Faults named in a refusal: who mends these comes again. */
const MAX_FAULTS = 200;
const Answer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('faulty'), faults: z.array(MarkFault) }),
  ReliabilityReply.extend({ kind: z.literal('report') }),
]);

/** Statistics of thousands of marks take seconds: they run in a thread of their own, one at a time, so that live sittings go on meanwhile. */
export class ReliabilityThread {
  #busy = false;

  /** `too_many_requests` while another file is looked at, `bad_data_file` with the faulty lines. */
  async reportOn(csv: string): Promise<{ kind: 'reply'; data: ReliabilityReply } | Refused> {
    if (this.#busy) return refused('too_many_requests', 'another file is being looked at');
    this.#busy = true;
    try {
      const answer = Answer.parse(await askThread(csv));
      if (answer.kind === 'report')
        return { kind: 'reply', data: { ignoredColumns: answer.ignoredColumns, report: answer.report } };
      return {
        ...refused('bad_data_file', `${answer.faults.length} faults`),
        faults: answer.faults.slice(0, MAX_FAULTS).map(lineFault),
      };
    } finally {
      this.#busy = false;
    }
  }
}

const lineFault = ({ line, reason, what }: MarkFault): LineFault =>
  what === undefined ? { line, reason } : { line, reason, what };

function askThread(csv: string): Promise<unknown> {
  const worker = new Worker(new URL('./reliability-worker.ts', import.meta.url), {
    workerData: { csv },
    resourceLimits: { maxOldGenerationSizeMb: 2048 },
  });
  return new Promise<unknown>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no report within ${TIMEOUT_MS} ms`)), TIMEOUT_MS);
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`the thread ended with ${code}`));
    });
  }).finally(() => void worker.terminate());
}
