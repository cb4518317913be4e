import type { ErrorCode, LineFault } from '#contract/errors';

/** The server's refusals, and the two things that only a page can notice. */
export type ProblemCode = ErrorCode | 'unreachable' | 'bad_reply';
export type Problem = { code: ProblemCode; detail?: string; faults?: readonly LineFault[] };
export type Outcome<T> = { ok: true; data: T } | { ok: false; problem: Problem };

export const done = <T>(data: T): Outcome<T> => ({ ok: true, data });
export const failed = (code: ProblemCode, detail?: string): { ok: false; problem: Problem } => ({
  ok: false,
  problem: detail === undefined ? { code } : { code, detail },
});

/** A refused request as an exception, for TanStack Query. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}
