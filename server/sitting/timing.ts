import { type SittingView, SittingView as SittingViewSchema } from '#contract/sitting';
import type { Exam } from '#contract/exam';
import type { Sitting } from './sitting.ts';

/** Live time so far, ms; pauses don't count [SI4]. */
export const elapsedMs = (sitting: Sitting, now: number): number =>
  sitting.elapsedBeforeMs + (sitting.runningSince === null ? 0 : Math.max(0, now - sitting.runningSince));

/** Time left of what the exam allows, ms, never below zero. */
export const remainingMs = (sitting: Sitting, exam: Exam, now: number): number =>
  Math.max(0, exam.timing.liveSec * 1000 - elapsedMs(sitting, now));

/** When the server ends the performance by itself; null unless the clock runs. */
export const deadline = (sitting: Sitting, exam: Exam): number | null =>
  sitting.runningSince === null ? null : sitting.runningSince + exam.timing.liveSec * 1000 - sitting.elapsedBeforeMs;

/** What everyone in the sitting may know of it. */
export const viewOf = (sitting: Sitting, exam: Exam, now: number): SittingView =>
  SittingViewSchema.parse({
    id: sitting.id,
    version: sitting.version,
    state: sitting.state,
    consented: sitting.consented,
    seats: sitting.seats,
    clock: {
      serverNow: now,
      runningSince: sitting.runningSince,
      elapsedBeforeMs: sitting.elapsedBeforeMs,
      allowedMs: exam.timing.liveSec * 1000,
    },
    sealedSheets: [...sitting.sealedSheets.keys()],
    toExaminers: sitting.toExaminers,
    remarkOf: sitting.remarkOf,
    drift: sitting.drift,
    resultHash: sitting.resultHash,
    voidReason: sitting.voidReason,
  });
