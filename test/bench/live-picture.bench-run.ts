import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openPage } from '../../server/cli/demo/browser.ts';
import { goLive, prepareCandidate } from '../../server/cli/demo/candidate.ts';
import { untilPictureMoves } from '../../server/cli/demo/examiner.ts';
import { delays, readFrames } from '../e2e/support/clip-reader.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { testClip } from '../support/test-clip.ts';
import { testMachine } from '../support/test-machine.ts';

/** `vitest run --project bench`: how far the examiner's picture is behind, and how soon a late examiner sees one. Figures, no limits. */
const JOINS = 10;
let server: TestApp;
let browser: Browser;
let candidate: Page;
let scheduled: Awaited<ReturnType<TestApp['schedule']>>;

beforeAll(async () => {
  const { chromium } = await testMachine();
  if (chromium === null) throw new Error('no Chromium: run "node scripts/setup.mjs test"');
  server = await startTestApp();
  scheduled = await server.schedule();
  browser = await launchBrowser({ chromium, ...(await testClip()) });
  candidate = (await openPage(browser, scheduled.link('candidate').url, { language: 'en', width: 430, height: 860 }))
    .page;
  await prepareCandidate(candidate);
  await goLive(candidate);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const percentile = (values: readonly number[], share: number): string =>
  (
    values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN
  ).toFixed(0);
const tell = (name: string, values: readonly number[]) =>
  process.stdout.write(
    `${name}: n ${values.length}, p50 ${percentile(values, 0.5)} ms, p95 ${percentile(values, 0.95)} ms\n`,
  );

test('delay of the examiner’s picture behind the candidate’s own', async () => {
  const { page, context } = await openPage(browser, scheduled.link('examiner').url, { language: 'en' });
  await untilPictureMoves(page);
  const [own, seen] = await Promise.all([
    readFrames(candidate, 'own-picture', 15_000),
    readFrames(page, 'video', 15_000),
  ]);
  const behind = delays(own, seen);
  tell('examiner behind candidate', behind);
  expect(behind.length).toBeGreaterThan(0);
  await context.close();
});

test('a late examiner: from the page’s answer to the first picture, and from joining', async () => {
  const sinceLoad: number[] = [];
  const sinceJoin: number[] = [];
  for (let i = 0; i < JOINS; i++) {
    const { page, context } = await openPage(browser, 'about:blank', { language: 'en' });
    await page.addInitScript(() => {
      new MutationObserver(() => {
        const video = document.querySelector('video[data-testid="video"]');
        if (
          performance.getEntriesByName('joined').length === 0 &&
          document.documentElement.dataset['state'] !== undefined
        )
          performance.mark('joined');
        if (!(video instanceof HTMLVideoElement) || video.dataset['timed'] !== undefined) return;
        video.dataset['timed'] = 'yes';
        video.requestVideoFrameCallback(() => performance.mark('picture'));
      }).observe(document, { subtree: true, childList: true, attributes: true });
    });
    await page.goto(scheduled.link('examiner').url);
    await page.waitForFunction(() => performance.getEntriesByName('picture').length > 0);
    const { joined, picture } = await page.evaluate(() => ({
      joined: performance.getEntriesByName('joined')[0]?.startTime ?? Number.NaN,
      picture: performance.getEntriesByName('picture')[0]?.startTime ?? Number.NaN,
    }));
    sinceLoad.push(picture);
    sinceJoin.push(picture - joined);
    await context.close();
  }
  tell('first picture after opening the link', sinceLoad);
  tell('first picture after the page knows its sitting', sinceJoin);
  expect(sinceLoad).toHaveLength(JOINS);
});
