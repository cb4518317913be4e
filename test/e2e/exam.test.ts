import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { globalRatings, sheetCriteria } from '#contract/exam';
import { SealedResult } from '#contract/result';
import { signatureHolds } from '#result/sign';
import { verifyResult } from '#result/verify';
import { launchBrowser, openPage } from '../../server/cli/demo/browser.ts';
import { goLive, holdToEnd, prepareCandidate, untilState } from '../../server/cli/demo/candidate.ts';
import { mark, sealSheet, untilPictureMoves, writeNote } from '../../server/cli/demo/examiner.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { median, onsetsOf, skews } from '../support/beep-and-flash.ts';
import { testClip } from '../support/test-clip.ts';
import { testMachine } from '../support/test-machine.ts';
import { sampleExam } from '../support/samples.ts';
import { capturedSkew, delays, readFrames } from './support/clip-reader.ts';

/** Chromium's file devices, the beep-and-flash clip, and one examination from the links to the released result. */
describe('one examination in real browsers', () => {
  let server: TestApp;
  let candidateBrowser: Browser;
  let panelBrowser: Browser;
  let scheduled: Awaited<ReturnType<TestApp['schedule']>>;
  let candidate: Page;
  let examiners: Page[];
  let lead: Page;
  let reviewer: Page;
  /** What the candidate's page captured, and the media time in which it did. */
  const captured: { fromMs: number; toMs: number; skew: number }[] = [];
  const faults: string[] = [];
  const named = sampleExam('en');
  const marked = [...sheetCriteria(named.exam).filter(({ kind }) => kind !== 'measured'), ...globalRatings(named.exam)];
  const open = async (browser: Browser, url: string, size: { width?: number; height?: number } = {}): Promise<Page> => {
    const opened = await openPage(browser, url, { language: 'en', ...size });
    opened.page.on('pageerror', (error) => faults.push(error.message));
    return opened.page;
  };

  /** Chromium's file devices start one after the other and drift under load, so the recording is held against what was captured at the same time. */
  const capture = async (): Promise<void> => {
    const live = await server.app.lives.find(scheduled.sittingId);
    if (live === null) throw new Error('the sitting is open');
    const fromMs = live.recording().durationMs;
    const seen = await capturedSkew(candidate, 6000);
    expect(seen.length).toBeGreaterThan(2);
    captured.push({ fromMs, toMs: live.recording().durationMs, skew: median(seen) });
  };

  beforeAll(async () => {
    const { chromium } = await testMachine();
    if (chromium === null) throw new Error('no Chromium: run "node scripts/setup.mjs test"');
    server = await startTestApp();
    scheduled = await server.schedule(named);
    candidateBrowser = await launchBrowser({ chromium, ...(await testClip()) });
    panelBrowser = await launchBrowser({ chromium });
    candidate = await open(candidateBrowser, scheduled.link('candidate').url, { width: 430, height: 860 });
    examiners = [await open(panelBrowser, scheduled.link('examiner', 0).url)];
  });
  afterAll(async () => {
    await candidateBrowser?.close();
    await panelBrowser?.close();
    await server?.close();
  });

  test('[SI3] [RE1] the candidate consents, prepares and goes live; the recording runs by then', async () => {
    await prepareCandidate(candidate);
    await goLive(candidate);
    const [examiner] = examiners;
    await examiner?.locator('[data-testid="recording-state"][data-recording="recording"]').waitFor();
  });

  test('the examiner’s picture is less than 500 ms behind the candidate’s, by the burned-in clock', async () => {
    const [examiner] = examiners;
    if (examiner === undefined) throw new Error('an examiner');
    await untilPictureMoves(examiner);
    // The first seconds may show a small layer, too coarse to read: look until enough frames were read in both places.
    const behind: number[] = [];
    for (let look = 0; look < 5 && behind.length <= 20; look++) {
      const [own, seen] = await Promise.all([
        readFrames(candidate, 'own-picture', 4000),
        readFrames(examiner, 'video', 4000),
      ]);
      behind.push(...delays(own, seen));
    }
    expect(behind.length).toBeGreaterThan(20);
    expect(median(behind)).toBeLessThan(500);
    await capture();
  });

  test('late examiners see the picture', async () => {
    examiners.push(
      await open(panelBrowser, scheduled.link('examiner', 1).url),
      await open(panelBrowser, scheduled.link('examiner', 2).url),
    );
    for (const page of examiners) await untilPictureMoves(page);
  });

  test('[RE1] a reload of the candidate’s page rejoins and records on without a click', async () => {
    await candidate.reload();
    await untilState(candidate, ['live']);
    const [examiner] = examiners;
    if (examiner === undefined) throw new Error('an examiner');
    let frames = 0;
    for (let look = 0; look < 10 && frames <= 20; look++) frames += (await readFrames(examiner, 'video', 2000)).length;
    expect(frames).toBeGreaterThan(20);
    await examiner.locator('[data-testid="recording-state"][data-recording="recording"]').waitFor();
    await capture();
  });

  test('[MK3] marks and notes are saved as tapped, and are still there after the examiner reloads', async () => {
    for (const [e, page] of examiners.entries()) {
      for (const { id } of marked)
        await mark(page, id, (marked.findIndex((each) => each.id === id) + e) % 4 === 0 ? 4 : 3);
      await writeNote(page, `A remark by examiner ${e + 1}`);
    }
    const [examiner] = examiners;
    await examiner?.reload();
    await examiner?.locator(`[data-testid="progress"][data-done="${marked.length}"]`).waitFor();
    await examiner?.getByText('A remark by examiner 1').waitFor();
  });

  test('[SO2] a second candidate page is refused, and nothing is disturbed', async () => {
    const second = await open(candidateBrowser, scheduled.link('candidate').url);
    await second.getByTestId('take-over').waitFor();
    await second.close();
    expect(await candidate.evaluate(() => document.documentElement.dataset['state'])).toBe('live');
  });

  test('[MK4] after the end the sheets are sealed, and [RS3] the result recomputes', async () => {
    lead = await open(panelBrowser, scheduled.link('lead').url);
    await holdToEnd(candidate);
    await Promise.all(examiners.map((page) => untilState(page, ['marking'], 60_000)));
    for (const page of examiners) await sealSheet(page);
    await untilState(lead, ['sealed']);
    const token = new URL(scheduled.link('lead').url).hash.slice(1);
    const response = await fetch(`${server.app.url}/api/result`, { headers: { authorization: `Bearer ${token}` } });
    const result = SealedResult.parse(await response.json());
    expect(verifyResult(result, signatureHolds, null)).toMatchObject({ kind: 'verified' });
    expect(result.body.recording?.gaps.length).toBeLessThanOrEqual(2);
  });

  test('[SI6] the candidate sees the result once the lead examiner has released it, not before', async () => {
    const token = new URL(scheduled.link('candidate').url).hash.slice(1);
    const ask = () => fetch(`${server.app.url}/api/result`, { headers: { authorization: `Bearer ${token}` } });
    expect((await ask()).status).toBe(409);
    expect(await candidate.getByTestId('outcome').count()).toBe(0);
    await lead.getByTestId('release').click();
    await lead.getByTestId('release-confirm').click();
    await candidate.getByTestId('outcome').waitFor();
    expect((await ask()).status).toBe(200);
  });

  test('[RE5] the reviewer plays the recording and seeks in it', async () => {
    reviewer = await open(panelBrowser, scheduled.link('reviewer').url);
    const video = reviewer.getByTestId('recording');
    await video.waitFor();
    const at = await video.evaluate(async (element) => {
      if (!(element instanceof HTMLVideoElement)) throw new Error('not a video');
      if (element.readyState < 1)
        await new Promise((resolve) => element.addEventListener('loadedmetadata', resolve, { once: true }));
      element.muted = true;
      const seeked = new Promise((resolve) => element.addEventListener('seeked', resolve, { once: true }));
      element.currentTime = element.duration / 2;
      await seeked;
      return { at: element.currentTime, duration: element.duration, width: element.videoWidth };
    });
    expect(at.at).toBeCloseTo(at.duration / 2, 0);
    expect(at.width).toBeGreaterThan(0);
  });

  test('[RE4] sound and picture of the recording are at most 80 ms apart, in every take', async () => {
    const live = await server.app.lives.find(scheduled.sittingId);
    if (live === null) throw new Error('the sitting is open');
    const path = join(server.dataDir, 'recordings', live.recordingId, 'recording.webm');
    expect(readFileSync(path).length).toBeGreaterThan(100_000);
    const onsets = await onsetsOf(path);
    expect(captured).toHaveLength(2);
    for (const { fromMs, toMs, skew } of captured) {
      const recorded = skews({
        ...onsets,
        flashes: onsets.flashes.filter((at) => at * 1000 >= fromMs && at * 1000 <= toMs),
      });
      expect(recorded.length).toBeGreaterThan(1);
      expect(Math.abs(median(recorded) - skew)).toBeLessThan(0.08);
    }
  });

  test('no page threw anything', () => {
    expect(faults).toEqual([]);
  });
});
