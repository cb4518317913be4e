import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Brief } from '#contract/brief';
import { run } from '../../process.ts';

/** Every page of the demo runs on this one machine, in software: below eight cores a smaller picture keeps it smooth. */
const picture =
  availableParallelism() >= 8
    ? { width: 1280, height: 720, frameRate: 25 }
    : { width: 640, height: 360, frameRate: 15 };
const SECONDS = 10;

type Options = { ffmpeg: string; folder: string; brief: Brief };

/** A camera file: a presenter's table with the brief's products and a running clock, as raw frames (Chromium loops it, and keeps this format's frame rate). */
export async function cameraFile({ ffmpeg, folder, brief }: Options): Promise<string> {
  const path = join(folder, 'camera.y4m');
  const font = await chineseFont();
  const escape = (text: string) => text.replaceAll(/[\\':%,;[\]]/g, ' ');
  const label = (text: string, x: string, y: number, size: number, colour: string) =>
    `drawtext=${font}text='${escape(text)}':x=${x}:y=${y}:fontsize=${size}:fontcolor=${colour}`;
  const language = brief.speech === 'zh' ? 'zh-CN' : 'en';
  const goods = brief.products.slice(0, 2).flatMap((product, i) => {
    const [x, y] = [140 + i * 540, 300];
    return [
      `drawbox=x=${x}:y=${y}:w=460:h=250:color=0xE8E0D2:t=fill`,
      label(product.name[language], `${x}+230-text_w/2`, y + 70, 38, '0x24413C'),
      label((product.priceCents / 100).toFixed(2), `${x}+230-text_w/2`, y + 140, 60, '0xB4532A'),
    ];
  });
  const clock = `drawtext=${font}text='%{pts\\:hms}':x=w-text_w-40:y=40:fontsize=48:fontcolor=white:box=1:boxcolor=0x00000088:boxborderw=12`;
  const filters = [
    'drawbox=x=0:y=560:w=1280:h=160:color=0x8A6B4F:t=fill',
    ...goods,
    label(brief.title[language], '(w-text_w)/2', 150, 52, 'white'),
    "drawbox=x='640+420*sin(t*0.9)-30':y=610:w=60:h=60:color=0xF2C14E:t=fill",
    clock,
    `scale=${picture.width}:${picture.height}`,
  ];
  const made = await run(
    ffmpeg,
    [
      '-hide_banner',
      '-loglevel',
      'error',
      '-nostdin',
      '-y',
      '-f',
      'lavfi',
      '-i',
      `color=c=0x2E5E57:s=1280x720:r=${picture.frameRate}:d=${SECONDS}`,
      '-vf',
      filters.join(','),
      '-pix_fmt',
      'yuv420p',
      path,
    ],
    { timeoutMs: 180_000 },
  );
  if (made.kind === 'failed') throw new Error(`the camera file could not be made: ${made.stderrTail || made.message}`);
  return path;
}

/** A fontconfig choice that draws Chinese, for ffmpeg's drawtext. */
async function chineseFont(): Promise<string> {
  const found = await run('fc-match', ['-f', '%{file}', 'Noto Sans CJK SC'], { timeoutMs: 20_000 });
  const file = found.kind === 'ok' ? found.stdout.toString().trim() : '';
  return file === '' ? '' : `fontfile='${file}':`;
}
