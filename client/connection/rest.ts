import { z } from 'zod';
import { ErrorCode, LineFault } from '#contract/errors';
import { done, failed, type Problem, ProblemError, type Outcome } from './outcome.ts';

/** One route of the contract: `seatRoutes` or `staffRoutes`, so that a page brings along only those it asks. */
type Route = { method: string; path: string; body: z.ZodType | null; reply: z.ZodType };
type Body<R extends Route> = R['body'] extends z.ZodType ? z.input<R['body']> : undefined;
type Answer<R extends Route> = z.infer<R['reply']>;
type Options<R extends Route> = { body?: Body<R>; seat?: string; params?: Record<string, string> };

const ProblemDocument = z.object({
  code: ErrorCode,
  detail: z.string().optional(),
  faults: z.array(LineFault).optional(),
});

async function refusalOf(response: Response): Promise<{ ok: false; problem: Problem }> {
  const parsed = ProblemDocument.safeParse(await response.json().catch(() => null));
  if (!parsed.success) return failed(response.status >= 500 ? 'unreachable' : 'bad_reply', String(response.status));
  const refusal = failed(parsed.data.code, parsed.data.detail);
  return parsed.data.faults === undefined
    ? refusal
    : { ok: false, problem: { ...refusal.problem, faults: parsed.data.faults } };
}

/** Calls one REST route; the reply is checked against the contract. */
export async function call<R extends Route>(
  route: R,
  { body, seat, params = {} }: Options<R> = {},
): Promise<Outcome<Answer<R>>> {
  const path = route.path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(params[key] ?? ''));
  const headers = new Headers({ accept: 'application/json' });
  if (seat !== undefined) headers.set('authorization', `Bearer ${seat}`);
  if (body !== undefined) headers.set('content-type', 'application/json');
  try {
    const response = await fetch(path, {
      method: route.method.toUpperCase(),
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) return await refusalOf(response);
    const parsed = route.reply.safeParse(await response.json());
    // The compiler cannot follow the schema through `R`; it has just checked this.
    return parsed.success
      ? done(parsed.data as Answer<R>)
      : failed('bad_reply', z.prettifyError(parsed.error).slice(0, 400));
  } catch {
    return failed('unreachable');
  }
}

/** The same, as TanStack Query wants it: a value or an exception. */
export async function fetchRoute<R extends Route>(route: R, options: Options<R> = {}): Promise<Answer<R>> {
  const outcome = await call(route, options);
  if (!outcome.ok) throw new ProblemError(outcome.problem);
  return outcome.data;
}
