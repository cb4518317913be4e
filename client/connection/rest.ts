import { z } from 'zod';
import { ErrorCode, LineFault } from '#contract/errors';
import { routes, type RouteName } from '#contract/http';
import { done, failed, type Problem, ProblemError, type Outcome } from './outcome.ts';

type Body<N extends RouteName> = (typeof routes)[N]['body'] extends z.ZodType
  ? z.input<(typeof routes)[N]['body']>
  : undefined;
type Answer<N extends RouteName> = z.infer<(typeof routes)[N]['reply']>;
type Options<N extends RouteName> = { body?: Body<N>; seat?: string; params?: Record<string, string> };

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
export async function call<N extends RouteName>(
  name: N,
  { body, seat, params = {} }: Options<N> = {},
): Promise<Outcome<Answer<N>>> {
  const route = routes[name];
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
    // The compiler cannot follow `route.reply` through the index `N`; the schema has just checked it.
    return parsed.success
      ? done(parsed.data as Answer<N>)
      : failed('bad_reply', z.prettifyError(parsed.error).slice(0, 400));
  } catch {
    return failed('unreachable');
  }
}

/** The same, as TanStack Query wants it: a value or an exception. */
export async function fetchRoute<N extends RouteName>(name: N, options: Options<N> = {}): Promise<Answer<N>> {
  const outcome = await call(name, options);
  if (!outcome.ok) throw new ProblemError(outcome.problem);
  return outcome.data;
}
