import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm, stat, truncate, writeFile } from 'node:fs/promises';
import type { Gap } from '#contract/http';
import type { RecordingId } from '#contract/ids';
import type { FragmentRow, RecordingRepository, TakeRow } from '#db/recordings';
import { run } from '#server/process';
import { checkChain, fragmentHash } from './chain.ts';
import type { RecordingStore } from './store.ts';
import { type Covered, gapsOf } from './timeline.ts';

const FINISH_WITHIN_MS = 600_000;

export type Finished =
  | { kind: 'finished'; path: string; durationMs: number; gaps: Gap[]; chainHead: string; fragments: number }
  | { kind: 'nothing_recorded' }
  | { kind: 'damaged'; ordinal: number };
type Parts = { recordings: RecordingRepository; store: RecordingStore; ffmpeg: string };

/**
 * Makes one seekable WebM of a recording's takes, each at its place on the timeline [RE5]. Can be run again at any time:
 * it starts from the fragments and publishes the file in one step. Refuses when the fragments are not what their hashes say.
 */
export async function finishRecording(
  parts: Parts,
  id: RecordingId,
  pauses: readonly Covered[],
  serverDown: readonly Covered[],
): Promise<Finished> {
  const fragments = await parts.recordings.fragments(id);
  const takes = (await parts.recordings.takes(id)).filter(({ ordinal }) =>
    fragments.some(({ take }) => take === ordinal),
  );
  const last = fragments.at(-1);
  if (last === undefined) return { kind: 'nothing_recorded' };
  const chain = checkChain(fragments);
  if (chain.kind === 'broken') return { kind: 'damaged', ordinal: chain.ordinal };
  for (const take of takes) {
    const broken = await firstDamaged(
      parts.store.take(id, take.ordinal),
      fragments.filter((fragment) => fragment.take === take.ordinal),
    );
    if (broken !== null) return { kind: 'damaged', ordinal: broken };
  }
  const durationMs = last.toMs;
  const gaps = gapsOf(durationMs, fragments, pauses, serverDown);
  const unfinished = parts.store.working(id, 'recording.partial.webm');
  await joinTakes(parts, id, takes, unfinished);
  const fileSha256 = await fileHash(unfinished);
  const { size } = await stat(unfinished);
  await parts.store.publish(unfinished, id);
  await parts.recordings.finish(id, { durationMs, fileSha256, bytes: size, gaps });
  return {
    kind: 'finished',
    path: parts.store.finished(id),
    durationMs,
    gaps,
    chainHead: chain.head,
    fragments: fragments.length,
  };
}

/** Cuts off bytes that no row names (a kill between write and row), then checks each fragment's hash. Ordinal of the first damaged one, or null. */
async function firstDamaged(path: string, fragments: readonly FragmentRow[]): Promise<number | null> {
  const last = fragments.at(-1);
  if (last === undefined) return null;
  const end = last.byteOffset + last.byteLength;
  const size = await stat(path).then(
    (facts) => facts.size,
    () => 0,
  );
  if (size < end)
    return fragments.find(({ byteOffset, byteLength }) => byteOffset + byteLength > size)?.ordinal ?? last.ordinal;
  if (size > end) await truncate(path, end);
  for (const fragment of fragments) {
    const parts: Buffer[] = [];
    for await (const part of createReadStream(path, {
      start: fragment.byteOffset,
      end: fragment.byteOffset + fragment.byteLength - 1,
    }))
      if (part instanceof Buffer) parts.push(part);
    if (fragmentHash(Buffer.concat(parts)) !== fragment.sha256) return fragment.ordinal;
  }
  return null;
}

/** ffmpeg's concat demuxer places each file after the one before by its `duration`: so a gap stays as long as it was. */
async function joinTakes(parts: Parts, id: RecordingId, takes: readonly TakeRow[], target: string): Promise<void> {
  const list = parts.store.working(id, 'takes.txt');
  const lines = takes.map((take, i) => {
    const next = takes[i + 1];
    const duration = next === undefined ? [] : [`duration ${((next.startsAtMs - take.startsAtMs) / 1000).toFixed(3)}`];
    return [`file '${parts.store.take(id, take.ordinal)}'`, ...duration].join('\n');
  });
  await writeFile(list, `ffconcat version 1.0\n${lines.join('\n')}\n`);
  await rm(target, { force: true });
  const joined = await run(
    parts.ffmpeg,
    [
      '-hide_banner',
      '-loglevel',
      'error',
      '-nostdin',
      '-y',
      '-f',
      'concat',
      '-safe',
      '0',
      '-i',
      list,
      '-map',
      '0',
      '-c',
      'copy',
      '-cues_to_front',
      '1',
      '-f',
      'webm',
      target,
    ],
    {
      timeoutMs: FINISH_WITHIN_MS,
    },
  );
  if (joined.kind === 'failed')
    throw new Error(`the takes could not be joined: ${joined.stderrTail.slice(-500) || joined.message}`);
}

async function fileHash(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path)) hash.update(part);
  return hash.digest('hex');
}
