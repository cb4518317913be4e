import { randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Language } from '#contract/language';
import { signatureHolds } from '#result/sign';
import { verifyResult } from '#result/verify';
import { App } from '../app.ts';
import { createLog } from '../log.ts';
import { readArguments, wholeNumber } from './arguments.ts';
import type { Command } from './command.ts';
import { launchBrowser } from './demo/browser.ts';
import { runExam } from './demo/exam-run.ts';
import { cameraFile } from './demo/performance-media.ts';
import { resultTable } from './demo/report.ts';
import { noPictures, photographer, shootDoors, shootStaff } from './demo/screenshots.ts';
import { loadExams } from './exams.ts';
import { projectDir } from './project-dir.ts';
import { prepareServer, startRefusal } from './server-options.ts';
import { synthesise } from './speech-sample.ts';

const usage = `Usage: stagemark demo [--lang zh-CN|en] [--minutes N] [--json FILE] [--screenshots DIR] [--keep]

One whole examination with nobody at hand: a server, then real headless Chromium pages – a candidate whose camera and microphone are media
files, three examiners who watch and mark, a lead examiner, a reviewer – and the sealed result. Exit code 0 only if all of it happened.
  --lang      language of the pages and of the performance; zh-CN unless told
  --minutes   length of the performance, 1 to 60; 1 unless told
  --json      writes the sealed result to this file as well
  --screenshots  takes a picture of every page at two widths into this folder
  --keep      leaves the server running until Ctrl-C`;

export const demo: Command = {
  name: 'demo',
  usage,
  async run(args, io) {
    const read = readArguments(args, {
      lang: { type: 'string' },
      minutes: { type: 'string' },
      json: { type: 'string' },
      screenshots: { type: 'string' },
      keep: { type: 'boolean' },
    });
    const wrong = (message: string): 2 => {
      io.stderr(`stagemark demo: ${message}\n\n${usage}\n`);
      return 2;
    };
    if (read.kind === 'wrong') return wrong(read.message);
    const { lang = 'zh-CN', json, screenshots, keep = false } = read.values;
    if (lang !== 'zh-CN' && lang !== 'en') return wrong('--lang takes zh-CN or en');
    const minutes = wholeNumber(read.values.minutes ?? '1', 1, 60);
    if (minutes === null) return wrong('--minutes takes a whole number from 1 to 60');
    try {
      const place = (path: string | undefined) => (path === undefined ? null : resolve(path));
      return await hold({ lang, minutes, json: place(json), screenshots: place(screenshots), keep }, io);
    } catch (error) {
      io.stderr(
        `stagemark demo: ${startRefusal(error, 0) ?? (error instanceof Error ? error.message : String(error))}\n`,
      );
      return 1;
    }
  },
};

type Choice = { lang: Language; minutes: number; json: string | null; screenshots: string | null; keep: boolean };

async function hold(
  { lang, minutes, json, screenshots, keep }: Choice,
  io: Parameters<Command['run']>[1],
): Promise<0 | 1> {
  const began = Date.now();
  const tell = (text: string) => io.stderr(`[${((Date.now() - began) / 1000).toFixed(1).padStart(6)} s] ${text}\n`);
  const folder = join(projectDir, 'data/demo', new Date(began).toISOString().replaceAll(/[:.]/g, '-'));
  await mkdir(folder, { recursive: true });

  tell('the server starts …');
  const { options, machine, postgres } = await prepareServer({
    database: 'stagemark_demo',
    host: '127.0.0.1',
    port: 0,
    dataDir: folder,
    publicUrl: null,
    tls: null,
    log: createLog(process.env['LOG_LEVEL'] || 'error'),
  });
  const { chromium, espeak } = machine;
  const closing: (() => unknown)[] = [() => postgres?.close()];
  try {
    if (chromium === null || espeak === null)
      throw new Error('Chromium or espeak-ng is missing: run "node scripts/setup.mjs demo"');
    const app = await App.create(options);
    closing.push(() => app.close());
    const samples = await loadExams(app.exams, (exam) => ({
      ...exam,
      timing: { prepareSec: 60, liveSec: minutes * 60 + 30, tasks: [] },
    }));
    const sample = samples.find(({ named }) => named.exam.brief.speech === (lang === 'en' ? 'en' : 'zh'));
    if (sample === undefined) throw new Error('there is no sample exam');
    const { exam } = sample.named;

    tell('camera and microphone are recorded …');
    const lines = (await readFile(join(projectDir, `rubrics/samples/script-${exam.brief.speech}.txt`), 'utf8'))
      .split('\n')
      .filter((line) => line.trim() !== '');
    const microphone = join(folder, 'microphone.wav');
    await synthesise(lines, exam.brief.speech, microphone, { espeak });
    const camera = await cameraFile({ ffmpeg: machine.ffmpeg, folder, brief: exam.brief });

    const candidateBrowser = await launchBrowser({ chromium, camera, microphone });
    closing.push(() => candidateBrowser.close());
    const panelBrowser = await launchBrowser({ chromium });
    closing.push(() => panelBrowser.close());
    const made = await app.maker.schedule(sample.named, sample.people);
    if (made.kind === 'refused') throw new Error(`${made.code} ${made.detail ?? ''}`);
    const { sittingId, links } = made;
    const shoot = screenshots === null ? noPictures : await photographer(screenshots, lang);
    await shootDoors(panelBrowser, app.url, lang, shoot);
    const done = await runExam({
      candidateBrowser,
      panelBrowser,
      links,
      exam,
      language: lang,
      liveMs: minutes * 60_000,
      folder,
      shoot,
      tell,
    });

    if (screenshots !== null) {
      // The demo's database outlives it: each run has an account of its own.
      const staff = { email: `staff-${randomUUID().slice(0, 4)}@stagemark.local`, password: randomUUID() };
      await app.staffLogin.createAccount(staff.email, staff.password, 'Staff');
      const marks = join(projectDir, 'client/public/sample-marks.csv');
      await shootStaff(panelBrowser, { url: app.url, language: lang, marks, ...staff }, shoot);
    }

    const live = await app.lives.find(sittingId);
    const recording = live === null ? '' : join(folder, 'recordings', live.recordingId, 'recording.webm');
    const checks = {
      'the result recomputes': verifyResult(done.result, signatureHolds, null).kind === 'verified',
      'every examiner saw moving pictures': done.pictures.every(({ frames }) => frames >= minutes * 60 * 10),
      'the recording holds the whole performance':
        done.recordedMs >= minutes * 60_000 - 2000 && done.recordedMs <= minutes * 60_000 + 15_000,
      'the recording plays': done.playedMs >= 1000,
    };
    io.stdout(`\n${resultTable(done.result, lang)}\n`);
    io.stdout(`report     ${done.reportPath}\nresult     ${join(folder, 'result.json')}\nrecording  ${recording}\n\n`);
    if (json !== null) await writeFile(json, JSON.stringify(done.result, null, 2));
    for (const [name, ok] of Object.entries(checks)) io.stdout(`${ok ? '✓' : '✗'} ${name}\n`);
    if (keep) {
      io.stdout(
        `\nThe server runs on at ${app.url}. Ctrl-C stops it.\n${links.map(({ role, url }) => `  ${role.padEnd(10)}${url}`).join('\n')}\n`,
      );
      await new Promise((stop) => process.once('SIGINT', stop));
    }
    return Object.values(checks).every(Boolean) ? 0 : 1;
  } finally {
    for (const step of closing.toReversed()) await step();
  }
}
