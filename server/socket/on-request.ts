import { type ErrorCode, type Refused, sentenceOf } from '#contract/errors';
import { type Reply, type RequestData, type RequestName, requests } from '#contract/socket';
import type { Log } from '../log.ts';
import type { Connection } from './connection.ts';

export type Handler<N extends RequestName> = (
  data: RequestData<N>,
  connection: Connection,
) => Promise<{ kind: 'reply'; data: Reply<N> } | Refused>;
export type Handlers = { [N in RequestName]: Handler<N> };
export type Acked =
  | { ok: true; data: unknown }
  | { ok: false; error: { code: ErrorCode; message: string; detail?: string } };

const MAX_REQUEST_CHARACTERS = 64_000;

export const refusal = (code: ErrorCode, detail?: string): Acked => ({
  ok: false,
  error: { code, message: sentenceOf(code).en, ...(detail === undefined ? {} : { detail: detail.slice(0, 4000) }) },
});

/** Parse, authorise, run, acknowledge: every event of every page goes through here [SO1]. A fault is logged and acknowledged as `internal`; it never ends the connection. */
export async function onRequest<N extends RequestName>(
  name: N,
  data: unknown,
  connection: Connection,
  handlers: Handlers,
  log: Log,
): Promise<Acked> {
  const { roles, data: schema, reply } = requests[name];
  if (characters(data) > MAX_REQUEST_CHARACTERS) return refusal('too_large');
  if (!roles.includes(connection.me.role)) return refusal('not_allowed', `${connection.me.role} · ${name}`);
  const parsed = schema.safeParse(data);
  if (!parsed.success)
    return refusal(
      'bad_request',
      parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '),
    );
  try {
    const handler: Handler<N> = handlers[name];
    // The schema of this very event has just parsed it; TypeScript can't follow the link through the table.
    const outcome = await handler(parsed.data as RequestData<N>, connection);
    if (outcome.kind === 'refused') return refusal(outcome.code, outcome.detail);
    return { ok: true, data: reply.parse(outcome.data) };
  } catch (error) {
    const unreachable = isConnectionFault(error);
    log.error(
      { sittingId: connection.sittingId, event: name, detail: error instanceof Error ? error.message : String(error) },
      unreachable ? 'database.unreachable' : 'request.failed',
    );
    return refusal(unreachable ? 'database_unreachable' : 'internal');
  }
}

function characters(data: unknown): number {
  try {
    return JSON.stringify(data)?.length ?? 0;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** Codes of node:net and of PostgreSQL's class 57P (operator intervention) and 08 (connection exception). */
export function isConnectionFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return (
    ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(code) ||
    /^(57P|08)/.test(code) ||
    /Connection terminated|timeout exceeded when trying to connect/.test(error.message)
  );
}
