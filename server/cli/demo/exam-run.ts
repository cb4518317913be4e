import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { SeatLink } from '#contract/staff-http';
import type { Language } from '#contract/language';
import { SealedResult } from '#contract/result';
import { type Exam, globalRatings, sheetCriteria } from '#contract/exam';
import { goLive, holdToEnd, prepareCandidate, untilState } from './candidate.ts';
import { openPage } from './browser.ts';
import type { Photographer } from './screenshots.ts';
import { framesShown, mark, sealSheet, untilPictureMoves, writeNote } from './examiner.ts';

type Parts = {
  candidateBrowser: Browser;
  panelBrowser: Browser;
  links: SeatLink[];
  exam: Exam;
  language: Language;
  liveMs: number;
  folder: string;
  shoot: Photographer;
  tell: (text: string) => void;
};
export type ExamRun = {
  result: SealedResult;
  reportPath: string;
  recordedMs: number;
  pictures: { width: number; height: number; frames: number }[];
  playedMs: number;
};

const notes = {
  'zh-CN': ['开场有感染力，福利交代清楚', '价格说得准确', '说到退换规则'],
  en: ['A lively opening; the offer is clear', 'Price is right', 'Mentions the returns rule'],
} as const;

/** One examination by real pages: a candidate, three examiners, a lead examiner and a reviewer. Throws at the first thing that does not truly happen. */
export async function runExam({
  candidateBrowser,
  panelBrowser,
  links,
  exam,
  language,
  liveMs,
  folder,
  shoot,
  tell,
}: Parts): Promise<ExamRun> {
  const url = (role: SeatLink['role'], i = 0): string => {
    const link = links.filter((each) => each.role === role)[i];
    if (link === undefined) throw new Error(`no link for ${role}`);
    return link.url;
  };
  const faults: { who: string; list: string[] }[] = [];
  const open = async (
    browser: Browser,
    who: string,
    address: string,
    size: { width?: number; height?: number } = {},
  ): Promise<Page> => {
    const opened = await openPage(browser, address, { language, ...size });
    faults.push({ who, list: opened.faults });
    return opened.page;
  };

  tell('the candidate checks in, consents, tries camera, microphone and line …');
  const candidate = await open(candidateBrowser, 'candidate', url('candidate'), { width: 430, height: 860 });
  await prepareCandidate(candidate, shoot);
  tell('three examiners, the lead examiner and a reviewer arrive …');
  const examiners = [];
  for (let i = 0; i < 3; i++) examiners.push(await open(panelBrowser, `examiner ${i + 1}`, url('examiner', i)));
  const lead = await open(panelBrowser, 'lead', url('lead'));
  const reviewer = await open(panelBrowser, 'reviewer', url('reviewer'));

  await shoot(candidate, 'candidate-5-waiting');
  await goLive(candidate);
  const began = Date.now();
  tell('live: the recording runs');
  const pictures = await Promise.all(examiners.map((page) => untilPictureMoves(page)));
  tell(`all examiners see the picture (${pictures.map(({ width, height }) => `${width}×${height}`).join(', ')})`);
  await markAll(examiners, exam, language, began + liveMs);
  tell('every criterion is marked');
  const [examiner] = examiners;
  if (examiner !== undefined) await shoot(examiner, 'examiner-live');
  await shoot(candidate, 'candidate-6-live');
  await shoot(lead, 'lead-live');
  await shoot(reviewer, 'reviewer-live');
  const frames = await Promise.all(examiners.map(framesShown));
  const left = began + liveMs - Date.now();
  if (left > 0) await candidate.waitForTimeout(left);
  await holdToEnd(candidate);
  tell('the performance has ended; the recording is finished and measured …');

  await shoot(candidate, 'candidate-7-ended');
  await Promise.all(examiners.map((page) => untilState(page, ['marking'], 120_000)));
  for (const page of examiners) await sealSheet(page);
  await untilState(lead, ['sealed'], 60_000);
  tell('the sheets and the result are sealed');
  await lead.getByTestId('release').click();
  await lead.getByTestId('release-confirm').click();
  await Promise.all([candidate, reviewer].map((page) => untilState(page, ['released'])));
  await candidate.getByTestId('outcome').waitFor();
  await shoot(candidate, 'candidate-8-result');
  if (examiner !== undefined) await shoot(examiner, 'examiner-sealed');
  await shoot(lead, 'lead-released');
  tell('released: the candidate sees the result');

  const playedMs = await playRecording(reviewer);
  await showResult(reviewer);
  await shoot(reviewer, 'reviewer-released');
  const reportPath = join(folder, 'report.pdf');
  await reviewer.pdf({ path: reportPath, format: 'A4', printBackground: true });
  if ((await stat(reportPath)).size < 5000) throw new Error('the report is empty');
  const result = SealedResult.parse(await fetchJson(reviewer, '/api/result'));
  await writeFile(join(folder, 'result.json'), JSON.stringify(result, null, 2));
  for (const { who, list } of faults) if (list.length > 0) throw new Error(`${who}’s page failed: ${list.join('; ')}`);
  const recordedMs = result.body.recording?.durationMs ?? 0;
  return {
    result,
    reportPath,
    recordedMs,
    pictures: pictures.map((picture, i) => ({ ...picture, frames: frames[i] ?? 0 })),
    playedMs,
  };
}

/** Each examiner marks every criterion and writes a note, spread over the performance; they differ by a level here and there. */
async function markAll(examiners: readonly Page[], exam: Exam, language: Language, until: number): Promise<void> {
  const marked = [...sheetCriteria(exam).filter(({ kind }) => kind !== 'measured'), ...globalRatings(exam)];
  const pause = Math.max(0, (until - Date.now()) / (marked.length + 1) - 400);
  await Promise.all(
    examiners.map(async (page, e) => {
      for (const [c, { id }] of marked.entries()) {
        await page.waitForTimeout(pause);
        await mark(page, id, (c + e) % 5 === 0 ? 4 : 3);
        if (c === e * 2 + 1) await writeNote(page, notes[language][e] ?? notes[language][0]);
      }
    }),
  );
}

/** Plays the recording for a moment; returns how far it went, ms. */
async function playRecording(reviewer: Page): Promise<number> {
  const video = reviewer.getByTestId('recording');
  await video.waitFor({ timeout: 30_000 });
  return video.evaluate(async (element) => {
    if (!(element instanceof HTMLVideoElement)) throw new Error('not a video');
    element.muted = true;
    await element.play();
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`the recording does not play (${element.error?.message ?? 'no error'})`)),
        20_000,
      );
      element.addEventListener('timeupdate', () => {
        if (element.currentTime < 1) return;
        clearTimeout(timer);
        resolve();
      });
    });
    element.pause();
    return element.currentTime * 1000;
  });
}

async function showResult(reviewer: Page): Promise<void> {
  const result = reviewer.getByTestId('result');
  if (!(await result.isVisible())) await reviewer.getByTestId('tab-result').click();
  await result.waitFor();
}

const fetchJson = (page: Page, path: string): Promise<unknown> =>
  page.evaluate(async (address) => {
    const response = await fetch(address, { headers: { authorization: `Bearer ${location.hash.slice(1)}` } });
    return response.json();
  }, path);
