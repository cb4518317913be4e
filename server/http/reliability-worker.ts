import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { DEFAULT_SEED, reliabilityReport } from '#scoring/reliability/reliability-report';
import { loadMarks } from '../data-files/load-marks.ts';

/** The thread of `ReliabilityThread`: one text in, one answer out. */
const { csv } = z.object({ csv: z.string() }).parse(workerData);
const loaded = loadMarks(csv);
const answer =
  loaded.kind === 'faulty'
    ? loaded
    : {
        kind: 'report',
        ignoredColumns: loaded.ignoredColumns,
        report: reliabilityReport(loaded.rows, DEFAULT_SEED),
      };
parentPort?.postMessage(answer, []);
