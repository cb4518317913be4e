import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { analyseFile } from '#analysis/analyse-file';
import { captionsEngine } from '#analysis/captions-engine';
import { parseCaptions } from '#analysis/parse-captions';
import type { MediaTools } from '#analysis/probe';
import { noEngine, type TranscriptEngine } from '#analysis/transcript';
import { Brief } from '#contract/brief';
import { type Refused, refused, sentenceOf } from '#contract/errors';
import { Speech } from '#contract/language';
import type { WordList } from '#contract/word-list';
import { DataFileFault } from '../data-files/data-file-fault.ts';
import { faultLine, loadYaml } from '../data-files/load-yaml.ts';
import { MachineUnknown, readMachine } from '../machine.ts';
import { analysisJson, analysisTable } from './analysis-output.ts';
import { readArguments } from './arguments.ts';
import type { Command } from './command.ts';
import { printRefusal } from './json-file.ts';
import { projectDir } from './project-dir.ts';
import { readWordLists } from './word-lists.ts';

const usage = `Usage: stagemark analyse FILE [--brief BRIEF.yaml] [--captions FILE.vtt] [--lang zh|en] [--json]

Measures any audio or video file that ffmpeg reads (up to three hours): loudness, clipping, signal to noise, speech and
pauses, speech rate and articulation rate; with captions also product-mention coverage against a brief and words to check.
What cannot be measured is abstained, with the reason.

  --brief BRIEF.yaml    products, required points, statements and forbidden words (rubrics/briefs)
  --captions FILE       the transcript as WebVTT or SRT; without it everything that needs words abstains (no_recogniser)
  --lang zh|en          language spoken; the brief's, or zh, unless told
  --json                one JSON document on stdout; progress and refusals on stderr

Exit codes: 0 measured, 1 refused or failed, 2 used wrongly.`;

const options = {
  brief: { type: 'string' },
  captions: { type: 'string' },
  lang: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

export const analyse: Command = {
  name: 'analyse',
  usage,
  async run(args, io) {
    const read = readArguments(args, options);
    if (read.kind === 'wrong') return misused(io.stderr, read.message);
    const { values, positionals } = read;
    if (values.help === true) {
      io.stdout(`${usage}\n`);
      return 0;
    }
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) return misused(io.stderr, 'name one file');
    const lang = values.lang === undefined ? null : Speech.safeParse(values.lang);
    if (lang !== null && !lang.success) return misused(io.stderr, `--lang ${values.lang}: zh or en`);

    const refuse = (refusal: Refused): 1 => {
      printRefusal('analyse', refusal, io.stderr);
      if (values.json === true)
        io.stdout(
          `${JSON.stringify({ error: { code: refusal.code, message: sentenceOf(refusal.code), detail: refusal.detail } }, null, 2)}\n`,
        );
      return 1;
    };
    const brief = await readBrief(values.brief);
    if (brief.kind === 'refused') return refuse(brief);
    const speech = lang?.data ?? brief.brief?.speech ?? 'zh';
    if (brief.brief !== null && brief.brief.speech !== speech)
      return misused(io.stderr, `--lang ${speech}, but the brief is for ${brief.brief.speech}`);
    const engine = await readEngine(values.captions, speech);
    if (engine.kind === 'refused') return refuse(engine);
    const words = await shippedLists();
    if (words.kind === 'refused') return refuse(words);

    const onProgress = progress(io.stderr);
    const analysed = await analyseFile(file, {
      ...(await mediaTools()),
      brief: brief.brief,
      speech,
      engine: engine.engine,
      wordLists: words.lists,
      onProgress,
    });
    if (analysed.kind === 'refused') return refuse(analysed);
    for (const { code, detail } of analysed.warnings) io.stderr(`analyse: warning, ${code}: ${detail}\n`);
    io.stdout(values.json === true ? `${analysisJson(file, analysed)}\n` : analysisTable(file, analysed));
    return 0;
  },
};

function misused(stderr: (text: string) => void, message: string): 2 {
  stderr(`stagemark analyse: ${message}\n\n${usage}\n`);
  return 2;
}

async function readBrief(path: string | undefined): Promise<{ kind: 'read'; brief: Brief | null } | Refused> {
  if (path === undefined) return { kind: 'read', brief: null };
  const text = await textOf(path);
  if (text === null) return refused('file_not_found', path);
  const loaded = loadYaml(path, text, Brief);
  return loaded.kind === 'ok'
    ? { kind: 'read', brief: loaded.value }
    : refused('bad_data_file', loaded.faults.map(faultLine).join('\n'));
}

async function readEngine(
  path: string | undefined,
  speech: Speech,
): Promise<{ kind: 'read'; engine: TranscriptEngine } | Refused> {
  if (path === undefined) return { kind: 'read', engine: noEngine };
  const text = await textOf(path);
  if (text === null) return refused('file_not_found', path);
  const parsed = parseCaptions(text);
  if (parsed.kind === 'ok') return { kind: 'read', engine: captionsEngine(parsed.segments, speech) };
  return refused('bad_data_file', parsed.faults.map(({ line, reason }) => `${path}:${line}: ${reason}`).join('\n'));
}

async function shippedLists(): Promise<{ kind: 'read'; lists: WordList[] } | Refused> {
  try {
    return { kind: 'read', lists: await readWordLists() };
  } catch (error) {
    if (error instanceof DataFileFault) return refused(error.code, error.message);
    throw error;
  }
}

const textOf = (path: string): Promise<string | null> => readFile(path, 'utf8').catch(() => null);

/** What set-up found; on a machine that was never set up, what the environment or PATH has. */
async function mediaTools(): Promise<MediaTools> {
  try {
    return await readMachine(join(projectDir, 'data'), process.env);
  } catch (error) {
    if (!(error instanceof MachineUnknown)) throw error;
    return { ffmpeg: process.env['FFMPEG_PATH'] || 'ffmpeg', ffprobe: process.env['FFPROBE_PATH'] || 'ffprobe' };
  }
}

/** A line on stderr every tenth of the file, or every minute of media where its length is not known. */
function progress(stderr: (text: string) => void): (doneMs: number, totalMs: number | null) => void {
  let reported = 0;
  return (doneMs, totalMs) => {
    const step = totalMs === null ? Math.floor(doneMs / 60_000) : Math.floor((10 * doneMs) / totalMs);
    if (step === reported) return;
    reported = step;
    const seconds = Math.round(doneMs / 1000);
    stderr(
      totalMs === null
        ? `analyse: ${seconds} s\n`
        : `analyse: ${Math.min(100, step * 10)} %, ${seconds} s of ${Math.round(totalMs / 1000)} s\n`,
    );
  };
}
