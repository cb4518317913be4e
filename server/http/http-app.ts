import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type ErrorRequestHandler, type Express } from 'express';
import type { Registry } from 'prom-client';
import type { DocumentRepository } from '#db/documents';
import type { ExaminerRepository } from '#db/examiners';
import type { ExamRepository } from '#db/exams';
import type { MarkRepository } from '#db/marks';
import type { RecordingRepository } from '#db/recordings';
import type { SittingRepository } from '#db/sittings';
import type { RecordingStore } from '#recording/store';
import type { SittingCommands } from '#sitting/commands';
import type { Log } from '../log.ts';
import type { SeatTokens } from '../seat-token.ts';
import { sendCohort } from './cohort.ts';
import { onRoute, problem } from './on-route.ts';
import { openApi } from './open-api.ts';
import { sendRecording } from './recording.ts';
import { seatHolder } from './seat-access.ts';
import { showResult, showReview, showSeat } from './seat.ts';
import { securityHeaders } from './security-headers.ts';
import type { SittingMaker } from './sitting-maker.ts';
import { standardisationRoutes } from './standardisation.ts';
import { staffRoutes } from './staff.ts';
import type { StaffLogin } from './staff-login.ts';
import { staffReliability } from './staff-reliability.ts';

const PROBE_LIMIT = '2mb';
const JSON_LIMIT = '64kb';

type Parts = {
  commands: SittingCommands;
  sittings: SittingRepository;
  exams: ExamRepository;
  examiners: ExaminerRepository;
  marks: MarkRepository;
  recordings: RecordingRepository;
  documents: DocumentRepository;
  store: RecordingStore;
  tokens: SeatTokens;
  maker: SittingMaker;
  staffLogin: StaffLogin;
  metrics: Registry;
  clientDir: string;
  newId: () => string;
  now: () => number;
  log: Log;
};

/** Every REST route, the recordings and the pages. */
export function createHttpApp(parts: Parts): Express {
  const app = express();
  const { log, staffLogin } = parts;
  const seat = seatHolder(parts, 'header');
  const staff = staffRoutes(parts);
  const standardisation = standardisationRoutes(parts);
  const asStaff = (request: express.Request) => staffLogin.identify(request);
  app.disable('x-powered-by');
  app.use(securityHeaders);

  app.get('/api/health', (_request, response) => void response.json({ ok: true }));
  app.get('/metrics', (_request, response) => {
    parts.metrics.metrics().then(
      (text) => response.type(parts.metrics.contentType).send(text),
      () => problem(response, 'internal'),
    );
  });
  app.get('/api/openapi.json', (_request, response) => void response.json(openApi()));
  app.all('/api/auth/*path', staffLogin.handler());
  app.post('/api/probe', express.raw({ limit: PROBE_LIMIT, type: () => true }), (request, response) => {
    seat(request).then(
      (found) => (found.kind === 'refused' ? problem(response, found.code) : response.status(204).end()),
      () => problem(response, 'internal'),
    );
  });
  app.post('/api/staff/reliability', ...staffReliability(asStaff, log));
  app.use(express.json({ limit: JSON_LIMIT }));
  app.get('/api/seat', onRoute('seat.show', seat, showSeat, log));
  app.get('/api/review', onRoute('review.show', seat, showReview(parts), log));
  app.get('/api/result', onRoute('result.show', seat, showResult(parts), log));
  app.get('/api/recording', sendRecording(parts, seatHolder(parts, 'query')));
  app.get('/api/staff/exams', onRoute('staff.exams', asStaff, staff.exams, log));
  app.get('/api/staff/sittings', onRoute('staff.sittings', asStaff, staff.sittings, log));
  app.post('/api/staff/sittings', onRoute('staff.newSitting', asStaff, staff.newSitting, log));
  app.post('/api/staff/sittings/:id/links', onRoute('staff.links', asStaff, staff.links, log));
  app.get('/api/staff/examiners', onRoute('staff.examiners', asStaff, standardisation.examiners, log));
  app.post('/api/staff/examiners', onRoute('staff.newExaminer', asStaff, standardisation.newExaminer, log));
  app.post('/api/staff/examiners/:id/override', onRoute('staff.override', asStaff, standardisation.override, log));
  app.get(
    '/api/staff/sittings/:id/reference',
    onRoute('staff.referenceDraft', asStaff, standardisation.referenceDraft, log),
  );
  app.post(
    '/api/staff/sittings/:id/reference',
    onRoute('staff.newReference', asStaff, standardisation.newReference, log),
  );
  app.post('/api/staff/remarks', onRoute('staff.newRemark', asStaff, standardisation.newRemark, log));
  app.get('/api/staff/exams/:hash/marks.csv', sendCohort(parts, 'marks'));
  app.get('/api/staff/exams/:hash/ratings.csv', sendCohort(parts, 'ratings'));
  app.use('/api', (_request, response) => problem(response, 'not_found'));

  servePages(app, parts.clientDir);
  app.use(onBodyFault(log));
  return app;
}

/** Built files are named by content and kept for ever; the page itself is asked for each time. */
function servePages(app: Express, clientDir: string): void {
  app.use(
    express.static(clientDir, {
      index: false,
      setHeaders: (response, path) =>
        response.setHeader(
          'cache-control',
          path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        ),
    }),
  );
  app.get('/{*path}', (_request, response) => {
    const page = join(clientDir, 'index.html');
    if (!existsSync(page))
      return problem(response, 'not_found', 'the pages are not built: run "node scripts/setup.mjs serve"');
    response.sendFile(page, { headers: { 'cache-control': 'no-cache' } });
  });
}

/** Bodies that express itself refuses: too large, or not JSON. */
const onBodyFault =
  (log: Log): ErrorRequestHandler =>
  (error: unknown, _request, response, _next) => {
    const status = error instanceof Error && 'status' in error ? error.status : 500;
    if (status === 413) return problem(response, 'too_large');
    if (typeof status === 'number' && status >= 400 && status < 500) return problem(response, 'bad_request');
    log.error({ detail: String(error) }, 'http.failed');
    problem(response, 'internal');
  };
