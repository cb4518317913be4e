import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, openPage } from '../../server/cli/demo/browser.ts';
import { goLive, prepareCandidate, untilState } from '../../server/cli/demo/candidate.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { sampleExam } from '../support/samples.ts';
import { testClip } from '../support/test-clip.ts';
import { testMachine } from '../support/test-machine.ts';
import { readFrames } from './support/clip-reader.ts';

const LIVE_SEC = 75;

/** What breaks while a candidate performs, and what everyone finds afterwards. */
describe('a performance with faults', () => {
  let server: TestApp;
  let browser: Browser;
  let candidate: Page;
  let lead: Page;
  let scheduled: Awaited<ReturnType<TestApp['schedule']>>;
  const live = async () => {
    const found = await server.app.lives.find(scheduled.sittingId);
    if (found === null) throw new Error('the sitting is open');
    return found;
  };
  const untilPicture = async () => {
    await lead.getByTestId('video').waitFor();
    let frames = 0;
    for (let look = 0; look < 12 && frames <= 10; look++) frames += (await readFrames(lead, 'video', 2000)).length;
    expect(frames).toBeGreaterThan(10);
  };

  beforeAll(async () => {
    const { chromium } = await testMachine();
    if (chromium === null) throw new Error('no Chromium: run "node scripts/setup.mjs test"');
    server = await startTestApp();
    scheduled = await server.schedule(
      sampleExam('en', (exam) => ({ ...exam, timing: { prepareSec: 60, liveSec: LIVE_SEC, tasks: [] } })),
    );
    browser = await launchBrowser({ chromium, ...(await testClip()) });
    candidate = (await openPage(browser, scheduled.link('candidate').url, { language: 'en', width: 430, height: 860 }))
      .page;
    await prepareCandidate(candidate);
    lead = (await openPage(browser, scheduled.link('lead').url, { language: 'en' })).page;
    await goLive(candidate);
    await untilPicture();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test('[RE1] the mediasoup worker is killed: the room moves to a new one, picture and recording come back without a click', async () => {
    const [pid] = server.app.pool.pids;
    if (pid === undefined) throw new Error('a worker');
    const before = (await live()).recorderPid;
    process.kill(pid, 'SIGKILL');
    await expect.poll(async () => (await live()).recorderPid, { timeout: 30_000 }).not.toBe(before);
    await lead.locator('[data-testid="recording-state"][data-recording="recording"]').waitFor();
    await untilPicture();
    expect(server.logged.some(({ event }) => event === 'room.replaced')).toBe(true);
  });

  test('[SI4] the candidate’s page is closed: the server ends the performance when the time is up, and what was recorded is kept', async () => {
    await candidate.close();
    await untilState(lead, ['marking'], LIVE_SEC * 1000 + 30_000);
    const token = new URL(scheduled.link('lead').url).hash.slice(1);
    const response = await fetch(`${server.app.url}/api/review`, { headers: { authorization: `Bearer ${token}` } });
    expect(await response.json()).toMatchObject({
      recording: { state: 'ready' },
      events: expect.arrayContaining([expect.objectContaining({ body: { kind: 'ended', reason: 'time' } })]),
    });
  });

  test('no fault ended the server or went unexplained', () => {
    const errors = server.logged.filter(({ level }) => level === 'error').map(({ event }) => event);
    expect(
      errors.filter((event) => !['worker.died', 'recording.take_ended', 'recording.take_failed'].includes(event)),
    ).toEqual([]);
  });
});
