import { seatRoutes } from './http.ts';
import { staffRoutes } from './staff-http.ts';

/**
 * Every REST route that carries JSON: method, path, who may call (`seat`: a link's bearer token, `staff`: a login), body and reply.
 * `GET /api/recording?seat=…` (WebM by byte ranges, RFC 9110 §14), `POST /api/probe` (up to 2 MB of bytes, answers 204) and `/api/auth/*` (staff login) stand beside them,
 * and so do `GET /api/staff/exams/:hash/marks.csv` and `…/ratings.csv` (`?scheme=`): a cohort's sealed marks as CSV (RFC 4180).
 * A refusal is `application/problem+json` (RFC 9457) whose `code`, `detail` are those of `Refusal`; `faults` lists faulty lines of a file.
 */
export const routes = { ...seatRoutes, ...staffRoutes } as const;
export type RouteName = keyof typeof routes;
