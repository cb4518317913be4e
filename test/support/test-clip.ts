import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '#server/process';
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

/**
 * A camera and a microphone file: once a second the upper half of the picture flashes and the sound beeps, at the same moment of the files;
 * the frame number is burned in as ten black or white blocks. Made once and shared by all tests of a run on this machine.
 */
export async function testClip(): Promise<{ camera: string; microphone: string }> {
  const folder = process.env['STAGEMARK_TEST_CLIP'] ?? (await mkdtemp(join(tmpdir(), 'stagemark-clip-')));
  const [camera, microphone] = [join(folder, 'clip.mjpeg'), join(folder, 'clip.wav')];
  const made = await stat(camera).then(
    () => true,
    () => false,
  );
  if (made) return { camera, microphone };
  const { ffmpeg } = await testMachine();
  const { width, height, frameRate, seconds } = clip;
  const frames = Buffer.concat(Array.from({ length: frameRate * seconds }, (_, n) => frame(n)));
  const encoded = await run(
    ffmpeg,
    [
      '-loglevel',
      'error',
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
      '-pix_fmt',
      'yuvj420p',
      '-c:v',
      'mjpeg',
      '-q:v',
      '4',
      '-y',
      camera,
    ],
    { input: frames, timeoutMs: 60_000 },
  );
  if (encoded.kind === 'failed') throw new Error(encoded.stderrTail);
  await writeFile(microphone, beeps());
  if ((await readFile(camera)).length < 100_000) throw new Error('the camera file is empty');
  return { camera, microphone };
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
  const wav = Buffer.alloc(44 + samples * 2);
  wav.write('RIFF', 0, 'latin1');
  wav.writeUInt32LE(36 + samples * 2, 4);
  wav.write('WAVEfmt ', 8, 'latin1');
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(rate, 24);
  wav.writeUInt32LE(rate * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36, 'latin1');
  wav.writeUInt32LE(samples * 2, 40);
  for (let i = 0; i < samples; i++) {
    const inBeep = i % rate < (clip.beepMs * rate) / 1000;
    wav.writeInt16LE(inBeep ? Math.round(16_000 * Math.sin((2 * Math.PI * clip.beepHz * i) / rate)) : 0, 44 + i * 2);
  }
  return wav;
}
