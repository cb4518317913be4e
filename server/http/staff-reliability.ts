import { json, type Request, type RequestHandler } from 'express';
import { MAX_CSV_LENGTH } from '#contract/reliability';
import type { Refused } from '#contract/errors';
import type { Log } from '../log.ts';
import { onRoute, problem } from './on-route.ts';
import { ReliabilityThread } from './reliability-thread.ts';
import type { Staff } from './staff.ts';

type Identify = (request: Request) => Promise<{ kind: 'who'; who: Staff } | Refused>;

/**
 * `POST /api/staff/reliability`: a CSV of marks in, its reliability out; nothing of it is kept. Who asks is found out before the large body is
 * read, so that strangers can't make the server read megabytes.
 */
export function staffReliability(identify: Identify, log: Log): RequestHandler[] {
  const thread = new ReliabilityThread();
  const staffOnly: RequestHandler = (request, response, next) => {
    identify(request).then(
      (found) => (found.kind === 'who' ? next() : problem(response, found.code, found.detail)),
      next,
    );
  };
  return [
    staffOnly,
    // A character takes up to three bytes, and JSON escapes line breaks.
    json({ limit: 3 * MAX_CSV_LENGTH }),
    onRoute('staff.reliability', identify, ({ csv }) => thread.reportOn(csv), log),
  ];
}
