import type { Request, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import { type ErrorCode, type LineFault, type Refused, sentenceOf, statusOf } from '#contract/errors';
import { type RouteName, routes } from '#contract/routes';
import { isConnectionFault } from '#socket/on-request';
import type { Log } from '../log.ts';

type Route<N extends RouteName> = (typeof routes)[N];
type BodyOf<N extends RouteName> = Route<N>['body'] extends z.ZodType ? z.infer<Route<N>['body']> : null;
type ReplyOf<N extends RouteName> = z.infer<Route<N>['reply']>;
export type RouteHandler<N extends RouteName, Who> = (
  body: BodyOf<N>,
  who: Who,
  params: Readonly<Record<string, string | undefined>>,
) => Promise<{ kind: 'reply'; data: ReplyOf<N> } | Refused>;

/** A refusal as a problem document (RFC 9457); faulty lines of a file are its extension member `faults`. */
export function problem(response: Response, code: ErrorCode, detail?: string, faults?: readonly LineFault[]): void {
  const { 'zh-CN': zh, en } = sentenceOf(code);
  response
    .status(statusOf(code))
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: `urn:stagemark:${code}`,
        title: en,
        titleZh: zh,
        status: statusOf(code),
        code,
        ...(detail === undefined ? {} : { detail }),
        ...(faults === undefined ? {} : { faults }),
      }),
    );
}

/** The twin of the sockets' `onRequest`: find out who asks, parse, run, answer; refusals as problem documents, faults logged. */
export function onRoute<N extends RouteName, Who>(
  name: N,
  identify: (request: Request) => Promise<{ kind: 'who'; who: Who } | Refused>,
  handler: RouteHandler<N, Who>,
  log: Log,
): RequestHandler {
  const { body: schema, reply } = routes[name];
  return (request, response) => {
    const work = async () => {
      const found = await identify(request);
      if (found.kind === 'refused') return problem(response, found.code, found.detail);
      const parsed = schema === null ? { success: true as const, data: null } : schema.safeParse(request.body);
      if (!parsed.success)
        return problem(
          response,
          'bad_request',
          parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '),
        );
      // The schema of this very route has just parsed it; TypeScript can't follow the link through the table.
      const outcome = await handler(parsed.data as BodyOf<N>, found.who, singleParams(request));
      if (outcome.kind === 'refused') return problem(response, outcome.code, outcome.detail, outcome.faults);
      response.setHeader('cache-control', 'no-store').json(reply.parse(outcome.data));
    };
    work().catch((error: unknown) => {
      const unreachable = isConnectionFault(error);
      log.error(
        { route: name, detail: error instanceof Error ? error.message : String(error) },
        unreachable ? 'database.unreachable' : 'route.failed',
      );
      problem(response, unreachable ? 'database_unreachable' : 'internal');
    });
  };
}

const singleParams = (request: Request): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(request.params).map(([key, value]) => [key, typeof value === 'string' ? value : undefined]),
  );
