import type { Request, RequestHandler, Response } from 'express';
import { refused, type Refused } from '#contract/errors';
import type { RecordingRepository } from '#db/recordings';
import type { RecordingStore } from '#recording/store';
import { evidenceOf } from '#sitting/sitting';
import type { Log } from '../log.ts';
import { problem } from './on-route.ts';
import type { SeatHolder } from './seat-access.ts';

type Parts = { recordings: RecordingRepository; store: RecordingStore; log: Log };
type Identify = (request: Request) => Promise<{ kind: 'who'; who: SeatHolder } | Refused>;

/** The finished recording by byte ranges (RFC 9110 §14), so that a player can seek without loading the whole. */
export const sendRecording =
  (parts: Parts, identify: Identify): RequestHandler =>
  (request, response) => {
    const work = async () => {
      const found = await pathFor(parts, identify, request);
      if (found.kind === 'refused') return problem(response, found.code, found.detail);
      send(response, found.path);
    };
    work().catch((error: unknown) => {
      parts.log.error({ detail: String(error) }, 'recording.send_failed');
      problem(response, 'internal');
    });
  };

async function pathFor(
  parts: Parts,
  identify: Identify,
  request: Request,
): Promise<{ kind: 'file'; path: string } | Refused> {
  const found = await identify(request);
  if (found.kind === 'refused') return found;
  const { loaded, me } = found.who;
  if (me.role === 'candidate' && loaded.sitting.state !== 'released') return refused('not_allowed', me.role);
  const recording = await parts.recordings.find(evidenceOf(loaded.sitting));
  if (recording === null || recording.state !== 'ready') return refused('no_recording');
  return { kind: 'file', path: parts.store.finished(recording.id) };
}

function send(response: Response, path: string): void {
  const options = {
    headers: { 'content-type': 'video/webm', 'cache-control': 'private, no-cache' },
    acceptRanges: true,
    dotfiles: 'allow' as const,
  };
  response.sendFile(path, options, (error?: Error & { status?: number }) => {
    if (error === undefined || response.headersSent) return;
    problem(response, error.status === 416 ? 'bad_range' : error.status === 404 ? 'no_recording' : 'internal');
  });
}
