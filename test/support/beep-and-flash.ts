import { run } from '#server/process';
import { clip } from './test-clip.ts';
import { testMachine } from './test-machine.ts';

/** Onsets (seconds) of the flashes and beeps of a recorded test clip, read from its pixels and samples. */
export async function onsetsOf(path: string): Promise<{ flashes: number[]; beeps: number[] }> {
  const { ffmpeg, ffprobe } = await testMachine();
  // One grey value for the upper half of each frame, at its own time.
  const times = await output(ffprobe, [
    '-v',
    'error',
    '-select_streams',
    'v',
    '-show_entries',
    'frame=pts_time',
    '-of',
    'csv=p=0',
    path,
  ]);
  const pts = times
    .toString()
    .trim()
    .split('\n')
    .map((line) => Number.parseFloat(line));
  const grey = await output(ffmpeg, [
    '-v',
    'error',
    '-i',
    path,
    '-map',
    '0:v',
    '-vf',
    'crop=iw:ih/2:0:0,scale=1:1:flags=area,format=gray',
    '-fps_mode',
    'passthrough',
    '-f',
    'rawvideo',
    'pipe:1',
  ]);
  const flashes = risingEdges([...grey], 165).map((frame) => pts[frame] ?? Number.NaN);
  const rate = 8000;
  const pcm = await output(ffmpeg, [
    '-v',
    'error',
    '-i',
    path,
    '-map',
    '0:a',
    '-af',
    `aresample=${rate}:async=1:first_pts=0`,
    '-ac',
    '1',
    '-f',
    's16le',
    'pipe:1',
  ]);
  const window = rate / 200;
  const loud = Array.from({ length: Math.floor(pcm.length / 2 / window) }, (_, w) => {
    let peak = 0;
    for (let i = 0; i < window; i++) peak = Math.max(peak, Math.abs(pcm.readInt16LE(2 * (w * window + i))));
    return peak;
  });
  return { flashes, beeps: risingEdges(loud, 3000).map((w) => (w * window) / rate) };
}

/** Differences flash − beep, s, each flash with the beep nearest to it. */
export const skews = ({ flashes, beeps }: { flashes: number[]; beeps: number[] }): number[] =>
  flashes.flatMap((flash) => {
    const nearest = beeps.toSorted((a, b) => Math.abs(a - flash) - Math.abs(b - flash))[0];
    return nearest === undefined || Math.abs(nearest - flash) > 0.5 ? [] : [flash - nearest];
  });

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** First index of each stretch above the threshold; stretches less than half a second's worth apart are told apart by what lies between. */
function risingEdges(values: readonly number[], threshold: number): number[] {
  return values
    .flatMap((value, i) => (value >= threshold && (values[i - 1] ?? 0) < threshold ? [i] : []))
    .filter((i, n, all) => n === 0 || i - (all[n - 1] ?? 0) > values.length / clip.seconds / 8);
}

async function output(program: string, args: string[]): Promise<Buffer> {
  const done = await run(program, args, { timeoutMs: 60_000 });
  if (done.kind === 'failed') throw new Error(done.stderrTail || done.message);
  return done.stdout;
}
