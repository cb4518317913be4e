import type { Page } from 'playwright-core';
import { blockAt, clip } from '../../support/test-clip.ts';

/** Chromium's own (W3C, MediaStreamTrack Insertable Media Processing); TypeScript's DOM does not have it. */
declare const MediaStreamTrackProcessor: new <T>(init: { track: MediaStreamTrack }) => { readable: ReadableStream<T> };

export type Sighting = { frame: number; at: number };

/** Reads the burned-in frame number of each frame that a `<video>` shows, for `ms`; times are this machine's wall clock. */
export function readFrames(page: Page, testId: string, ms: number): Promise<Sighting[]> {
  return page.evaluate(
    ({ testId, ms, blocks, size }) =>
      new Promise<Sighting[]>((resolve, reject) => {
        const video = document.querySelector(`video[data-testid="${testId}"]`);
        const context = new OffscreenCanvas(size.width, size.height).getContext('2d', { willReadFrequently: true });
        if (!(video instanceof HTMLVideoElement) || context === null) return reject(new Error(`no video ${testId}`));
        const seen: Sighting[] = [];
        const end = performance.now() + ms;
        const look = () => {
          context.drawImage(video, 0, 0, size.width, size.height);
          let frame = 0;
          for (const [i, block] of blocks.entries()) {
            const [grey = 0] = context.getImageData(block.x + block.width / 2, block.y + block.height / 2, 1, 1).data;
            if (grey > 128) frame |= 1 << i;
          }
          seen.push({ frame, at: performance.timeOrigin + performance.now() });
          if (performance.now() < end) video.requestVideoFrameCallback(look);
          else resolve(seen);
        };
        video.requestVideoFrameCallback(look);
        setTimeout(() => resolve(seen), ms + 500);
      }),
    {
      testId,
      ms,
      blocks: Array.from({ length: clip.bits }, (_, i) => blockAt(i)),
      size: { width: clip.width, height: clip.height },
    },
  );
}

/** How much later the second page showed each frame that the first showed, ms. */
export function delays(first: readonly Sighting[], second: readonly Sighting[]): number[] {
  const shown = new Map<number, number>();
  for (const { frame, at } of first) if (!shown.has(frame)) shown.set(frame, at);
  const seen = new Set<number>();
  return second.flatMap(({ frame, at }) => {
    const before = shown.get(frame);
    if (before === undefined || seen.has(frame) || at < before - 1000) return [];
    seen.add(frame);
    return [at - before];
  });
}

/**
 * The clip's own skew as the candidate's page captures it, s: Chromium starts its two file devices one after the other.
 * Frames and samples carry their capture times; the two clocks are tied together by the least delay with which each arrives,
 * so a busy main thread does not count.
 */
export function capturedSkew(page: Page, ms: number): Promise<number[]> {
  return page.evaluate(async (duration) => {
    type Captured = { readonly timestamp: number; close(): void };
    type Seen = { at: number; on: boolean };
    const video = document.querySelector('video[data-testid="own-picture"]');
    if (!(video instanceof HTMLVideoElement) || !(video.srcObject instanceof MediaStream))
      throw new Error('no own picture');
    const context = new OffscreenCanvas(8, 8).getContext('2d', { willReadFrequently: true });
    if (context === null) throw new Error('no canvas');
    const end = performance.now() + duration;

    /** Times (s, on the page's clock) at which `look` turns from off to on. */
    const onsets = async <T extends Captured>(
      track: MediaStreamTrack | undefined,
      look: (piece: T) => { on: boolean; offsetMs: number; lengthMs: number },
    ) => {
      if (track === undefined) throw new Error('no track');
      const copy = track.clone();
      const reader = new MediaStreamTrackProcessor<T>({ track: copy }).readable.getReader();
      const seen: Seen[] = [];
      let least = Number.POSITIVE_INFINITY;
      while (performance.now() < end) {
        const { value } = await reader.read();
        if (value === undefined) break;
        const captured = value.timestamp / 1000;
        const { on, offsetMs, lengthMs } = look(value);
        least = Math.min(least, performance.now() - captured - lengthMs);
        seen.push({ at: captured + offsetMs, on });
        value.close();
      }
      copy.stop();
      return seen.flatMap(({ at, on }, i) => (on && seen[i - 1]?.on === false ? [(at + least) / 1000] : []));
    };
    const [flashes, beeps] = await Promise.all([
      onsets<VideoFrame>(video.srcObject.getVideoTracks()[0], (frame) => {
        context.drawImage(frame, 0, 0, 8, 8);
        return { on: (context.getImageData(4, 1, 1, 1).data[0] ?? 0) > 165, offsetMs: 0, lengthMs: 0 };
      }),
      onsets<AudioData>(video.srcObject.getAudioTracks()[0], (data) => {
        const samples = new Float32Array(data.numberOfFrames);
        data.copyTo(samples, { planeIndex: 0, format: 'f32-planar' });
        const first = samples.findIndex((sample) => Math.abs(sample) > 0.1);
        const toMs = 1000 / data.sampleRate;
        return { on: first >= 0, offsetMs: Math.max(0, first) * toMs, lengthMs: samples.length * toMs };
      }),
    ]);
    return flashes.flatMap((flash) => {
      const nearest = beeps.toSorted((a, b) => Math.abs(a - flash) - Math.abs(b - flash))[0];
      return nearest === undefined || Math.abs(nearest - flash) > 0.5 ? [] : [flash - nearest];
    });
  }, ms);
}
