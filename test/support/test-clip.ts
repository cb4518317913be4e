import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '#server/process';
import { wavHeader } from '../../server/cli/wav-header.ts';
import { testMachine } from './test-machine.ts';

/** Chromium plays a motion-JPEG camera file at 30 frames a second, whatever it was made with. */
export const clip = {
  width: 640,
  height: 360,
  frameRate: 30,
  seconds: 20,
  bits: 10,
  flashFrames: 2,
  beepMs: 100,
  beepHz: 1000,
} as const;

/** Where bit `i` of the frame number is drawn: a row of blocks in the lower half. */
export const blockAt = (i: number) => ({ x: 32 + i * 56, y: 240, width: 48, height: 80 });

/** Raised when the clip changes: it is kept between runs, outside the repository. */
const CLIP_VERSION = 1;

/**
 * A camera and a microphone file: once a second the upper half of the picture flashes and the sound beeps, at the same moment of the files;
 * the frame number is burned in as ten black or white blocks. Made once on a machine.
 */
export async function testClip(): Promise<{ camera: string; microphone: string }> {
  const folder = join(tmpdir(), `stagemark-test-clip-${CLIP_VERSION}-${process.getuid?.() ?? 0}`);
  const files = { camera: join(folder, 'clip.mjpeg'), microphone: join(folder, 'clip.wav') };
  if (existsSync(folder)) return files;
  const { ffmpeg } = await testMachine();
  const making = await mkdtemp(`${folder}-making-`);
  const { width, height, frameRate, seconds } = clip;
  const frames = Buffer.concat(Array.from({ length: frameRate * seconds }, (_, n) => frame(n)));
  const input = [
    '-f',
    'rawvideo',
    '-pix_fmt',
    'gray',
    '-s',
    `${width}x${height}`,
    '-r',
    String(frameRate),
    '-i',
    'pipe:0',
  ];
  const output = ['-pix_fmt', 'yuvj420p', '-c:v', 'mjpeg', '-q:v', '4', join(making, 'clip.mjpeg')];
  const encoded = await run(ffmpeg, ['-loglevel', 'error', ...input, ...output], { input: frames, timeoutMs: 60_000 });
  if (encoded.kind === 'failed') throw new Error(encoded.stderrTail);
  await writeFile(join(making, 'clip.wav'), beeps());
  // Whole or not at all; another test file may have been quicker.
  await rename(making, folder).catch(() => rm(making, { recursive: true, force: true }));
  return files;
}

function frame(n: number): Buffer {
  const { width, height, frameRate, bits, flashFrames } = clip;
  const picture = Buffer.alloc(width * height, 90);
  if (n % frameRate < flashFrames) picture.fill(235, 0, width * (height / 2));
  for (let i = 0; i < bits; i++) {
    const block = blockAt(i);
    const shade = (n >> i) & 1 ? 235 : 16;
    for (let y = block.y; y < block.y + block.height; y++)
      picture.fill(shade, y * width + block.x, y * width + block.x + block.width);
  }
  return picture;
}

/** 48 kHz mono PCM: a beep at the start of each second. */
function beeps(): Buffer {
  const rate = 48_000;
  const samples = rate * clip.seconds;
  const pcm = Buffer.alloc(samples * 2);
  for (let i = 0; i < samples; i++) {
    const inBeep = i % rate < (clip.beepMs * rate) / 1000;
    pcm.writeInt16LE(inBeep ? Math.round(16_000 * Math.sin((2 * Math.PI * clip.beepHz * i) / rate)) : 0, i * 2);
  }
  return Buffer.concat([wavHeader(rate, pcm.length), pcm]);
}
