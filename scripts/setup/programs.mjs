// Programs of the distribution that Stagemark uses: how to find each, and the package that brings it.
import { dirname, join } from 'node:path';
import { isExecutable, quick, which } from './command.mjs';
import { SetupFailure } from './failure.mjs';

const FFMPEG_AT_LEAST = [5, 1];

/** { ffmpeg, ffprobe } of version 5.1 or later, or null. */
export function findFfmpeg() {
  const ffmpeg = process.env.FFMPEG_PATH || which('ffmpeg');
  if (!ffmpeg) return null;
  const beside = join(dirname(ffmpeg), 'ffprobe');
  const ffprobe = process.env.FFPROBE_PATH || (isExecutable(beside) ? beside : which('ffprobe'));
  const version = ffmpegVersion(ffmpeg);
  if (process.env.FFMPEG_PATH && (!version || !ffprobe)) {
    throw new SetupFailure(
      `FFMPEG_PATH (${ffmpeg}) is not a working ffmpeg${ffprobe ? '' : ' with ffprobe beside it'}.`,
      'Point it at ffmpeg 5.1 or later, or unset it.',
    );
  }
  return ffprobe && version && atLeast(version) ? { ffmpeg, ffprobe } : null;
}

function ffmpegVersion(ffmpeg) {
  const found = /ffmpeg version n?(\d+)\.(\d+)|ffmpeg version (N-\d+|\d{4}-)/.exec(quick(ffmpeg, ['-version']).output);
  if (!found) return null;
  return found[1] ? [Number(found[1]), Number(found[2])] : [99, 0];
}

const atLeast = ([major, minor]) =>
  major > FFMPEG_AT_LEAST[0] || (major === FFMPEG_AT_LEAST[0] && minor >= FFMPEG_AT_LEAST[1]);

export function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given && !isExecutable(given))
    throw new SetupFailure(
      `CHROMIUM_PATH (${given}) is not a program.`,
      'Point it at Chromium or Chrome, or unset it.',
    );
  return given || ['chromium', 'chromium-browser', 'google-chrome'].map(which).find(Boolean) || null;
}

export const findEspeak = () => which('espeak-ng');

/** Chinese pages and burned-in captions need a CJK font. */
export function hasChineseFont() {
  return quick('fc-list', [':lang=zh-cn', 'family']).output.trim() !== '';
}
