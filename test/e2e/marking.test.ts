import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, openPage } from '../../server/cli/demo/browser.ts';
import { goLive, holdToEnd, prepareCandidate, untilState } from '../../server/cli/demo/candidate.ts';
import { adjudicate, mark, nameAdjudicator, sealSheet, untilSaved } from '../../server/cli/demo/examiner.ts';
import { expectedOf } from '#marking/sheet';
import { startTestApp, type TestApp } from '../support/app.ts';
import { deskExam } from '../support/desk-exam.ts';
import { StaffClient } from '../support/staff-client.ts';
import { testClip } from '../support/test-clip.ts';
import { testMachine } from '../support/test-machine.ts';
import { sidewaysScroll, violations } from './support/accessibility.ts';

/** One short performance for the whole file: marked by keyboard, disputed, and settled by a blind further examiner. */
let server: TestApp;
let candidateBrowser: Browser;
let browser: Browser;
let scheduled: Awaited<ReturnType<TestApp['schedule']>>;
let candidate: Page;
let ben: Page;
let others: Page[];
let lead: Page;
let adjudicatorUrl: string;
// Long enough for a machine that is busy with other things: the candidate ends it.
const named = deskExam((exam) => ({ ...exam, timing: { ...exam.timing, liveSec: 1200 } }));
const faults: string[] = [];
const open = async (from: Browser, url: string, size: { width?: number; height?: number } = {}): Promise<Page> => {
  const opened = await openPage(from, url, { language: 'en', ...size });
  opened.page.on('pageerror', (error) => faults.push(error.message));
  return opened.page;
};
const level = (page: Page, id: string): Promise<string | null> =>
  page.getByTestId(`criterion-${id}`).getAttribute('data-level');
const untilLevel = (page: Page, id: string, wanted: number): Promise<void> =>
  page.locator(`[data-testid="criterion-${id}"][data-level="${wanted}"]`).waitFor();
/** Every line that people mark, in the order in which the keys go through them. */
const lines = expectedOf({ exam: named.exam, toExaminers: [] });
/** Goes to a line by the arrow keys alone. */
const goTo = async (page: Page, id: string): Promise<void> => {
  for (let i = 0; i < lines.length; i++) await page.keyboard.press('ArrowUp');
  for (let i = 0; i < lines.findIndex((each) => each === id); i++) await page.keyboard.press('ArrowDown');
  await page.locator(`[data-testid="criterion-${id}"][aria-expanded="true"]`).waitFor();
};

beforeAll(async () => {
  const { chromium } = await testMachine();
  if (chromium === null) throw new Error('no Chromium: run "node scripts/setup.mjs test"');
  server = await startTestApp();
  scheduled = await server.schedule(named);
  candidateBrowser = await launchBrowser({ chromium, ...(await testClip()) });
  browser = await launchBrowser({ chromium });
  candidate = await open(candidateBrowser, scheduled.link('candidate').url, { width: 430, height: 860 });
  await prepareCandidate(candidate);
  await goLive(candidate);
  ben = await open(browser, scheduled.link('examiner', 0).url);
  lead = await open(browser, scheduled.link('lead').url);
  await ben.getByTestId('criterion-opening').waitFor();
});
afterAll(async () => {
  await candidateBrowser?.close();
  await browser?.close();
  await server?.close();
});

describe('an examiner by keyboard', () => {
  test('a digit picks a level, and the first change of it can be undone', async () => {
    await goTo(ben, 'opening');
    await ben.keyboard.press('4');
    await untilLevel(ben, 'opening', 4);
    expect(await ben.getByTestId('mark-undo').count()).toBe(0);
    await ben.keyboard.press('2');
    await untilLevel(ben, 'opening', 2);
    await ben.getByTestId('mark-undo').waitFor();
    await ben.keyboard.press('u');
    await untilLevel(ben, 'opening', 4);
    expect(await ben.getByTestId('mark-undo').count()).toBe(0);
  });

  test('points are typed, or stepped to, on a row and on a long scale', async () => {
    await goTo(ben, 'price');
    await ben.keyboard.press('7');
    await untilLevel(ben, 'price', 7);
    await ben.keyboard.type('10');
    await untilLevel(ben, 'price', 10);
    await ben.keyboard.press('ArrowLeft');
    await ben.keyboard.press('ArrowLeft');
    await ben.keyboard.press('Enter');
    await untilLevel(ben, 'price', 8);
    await goTo(ben, 'order');
    await ben.keyboard.type('7.5');
    await untilLevel(ben, 'order', 15);
    await ben.keyboard.press('ArrowRight');
    await ben.keyboard.press('ArrowDown');
    await untilLevel(ben, 'order', 16);
    expect(await ben.getByTestId('criterion-order').innerText()).toMatch(/8 \/ 10 points/);
  });

  test('the whole performance is judged last, apart, and gives no points', async () => {
    await goTo(ben, 'overall');
    await ben.keyboard.press('3');
    await untilLevel(ben, 'overall', 3);
    expect(await ben.getByTestId('whole').innerText()).toMatch(/gives no points/);
  });

  test('F flags a line to look at again, and G goes there; a second F takes the flag away', async () => {
    await goTo(ben, 'closing');
    await ben.keyboard.press('f');
    await ben.locator('[data-testid="criterion-closing"][data-flagged="true"]').waitFor();
    await goTo(ben, 'opening');
    await ben.keyboard.press('g');
    await ben.locator('[data-testid="criterion-closing"][aria-expanded="true"]').waitFor();
    await goTo(ben, 'price');
    await ben.keyboard.press('f');
    await ben.getByTestId('flags').getByText('Price').waitFor();
    await ben.keyboard.press('f');
    await ben.locator('[data-testid="criterion-price"][data-flagged="false"]').waitFor();
  });

  test('a line that expects a note says so until it has one; a private note is not one', async () => {
    await goTo(ben, 'interaction');
    const head = ben.getByTestId('criterion-interaction');
    expect(await head.innerText()).toMatch(/note expected/);
    await ben.keyboard.press('p');
    await ben.keyboard.type('for my eyes only');
    await ben.keyboard.press('Enter');
    await ben.getByTestId('notes').getByText('only you').waitFor();
    expect(await head.innerText()).toMatch(/note expected/);
    await ben.keyboard.press('Escape');
    await ben.keyboard.press('n');
    await ben.keyboard.type('answered the price question at once');
    await ben.keyboard.press('Enter');
    await head.getByText('note expected').waitFor({ state: 'detached' });
    await ben.keyboard.press('Escape');
    await untilSaved(ben);
  });

  test('a line says what each certificate gives for it, and which layers made it', async () => {
    await goTo(ben, 'opening');
    expect(await ben.getByTestId('worth-opening').innerText()).toMatch(/Vocational grade: 10.*Company certificate: 15/);
    expect(await ben.getByTestId('origin-opening').innerText()).toMatch(/Company overlay: re-weighted/);
  });

  test('[MK3] after a reload all of it is still there', async () => {
    await ben.reload();
    await untilLevel(ben, 'opening', 4);
    await untilLevel(ben, 'order', 16);
    await ben.getByTestId('notes').getByText('for my eyes only').waitFor();
    await ben.locator('[data-testid="criterion-closing"][data-flagged="true"]').waitFor();
  });
});

describe('the lead while the exam runs', () => {
  test('[SC3] sees a conflict as soon as every examiner has marked the criterion, in both certificates', async () => {
    others = [
      await open(browser, scheduled.link('examiner', 1).url),
      await open(browser, scheduled.link('examiner', 2).url),
    ];
    for (const [i, page] of others.entries()) await mark(page, 'opening', i === 0 ? 3 : 1);
    const conflicts = lead.getByTestId('conflict-criterion-opening');
    await conflicts.first().waitFor();
    expect(await conflicts.count()).toBe(2);
    expect(await lead.getByTestId('conflicts').innerText()).toMatch(/Vocational grade[\s\S]*Company certificate/);
    await conflicts.first().getByTestId('moment').first().click();
    await lead.getByText('can be played once the performance has ended').waitFor();
  });

  test('[MK6] sees no private note and no flag, and neither does the reviewer', async () => {
    const reviewer = await open(browser, scheduled.link('reviewer').url);
    await reviewer.getByTestId('app-ready').waitFor();
    for (const page of [lead, reviewer]) {
      const text = await page.evaluate(() => document.documentElement.outerHTML);
      expect(text).not.toMatch(/for my eyes only/);
    }
    await reviewer.context().close();
  });

  test('names the further examiner, who waits', async () => {
    adjudicatorUrl = await nameAdjudicator(lead, 'Gao Min');
    const gao = await open(browser, adjudicatorUrl);
    await gao.getByTestId('adjudicator-waits').waitFor();
    await lead.getByTestId('adjudicator').getByText('Gao Min').waitFor();
    await gao.context().close();
  });
});

describe('after the performance', () => {
  test('[MK4] what the machine could not measure comes to the examiners, and the sheets are completed and sealed', async () => {
    for (const page of others)
      for (const id of lines.filter((each) => each !== 'opening'))
        await mark(page, id, id === 'order' ? 16 : id === 'price' ? 8 : 3);
    await holdToEnd(candidate);
    for (const page of [ben, ...others]) {
      await untilState(page, ['marking'], 60_000);
      await page.getByTestId('criterion-pace').click();
      await page.getByTestId('fell-pace').waitFor();
      await mark(page, 'pace', 3);
    }
    for (const id of lines) if ((await level(ben, id)) === '') await mark(ben, id, 3);
    for (const page of [ben, ...others]) await sealSheet(page);
    await untilState(lead, ['adjudication']);
  });

  test('the lead sees how far the cases are, cannot decide, and goes to the disputed second', async () => {
    const states = lead.getByTestId('case-states');
    await states.waitFor();
    expect(await lead.getByTestId('adjudicate-save-opening').count()).toBe(0);
    await lead.getByTestId('recording').waitFor();
    const chip = states.locator('[data-testid="moment"][data-ready="true"]').first();
    const at = Number(await chip.getAttribute('data-at')) / 1000;
    await chip.click();
    await lead.waitForFunction(
      (wanted) => {
        const video = document.querySelector('video[data-testid="recording"]');
        return video instanceof HTMLVideoElement && Math.abs(video.currentTime - wanted) < 1;
      },
      at,
      { timeout: 20_000 },
    );
  });

  test.each(['zh-CN', 'en'] as const)(
    'in %s, on desktop and phone: WCAG AA by axe, nothing scrolls sideways',
    async (language) => {
      for (const [name, url] of [
        ['examiner', scheduled.link('examiner', 0).url],
        ['lead', scheduled.link('lead').url],
        ['adjudicator', adjudicatorUrl],
      ] as const)
        for (const size of [
          { width: 1366, height: 768 },
          { width: 390, height: 844 },
        ]) {
          const { page, context } = await openPage(browser, url, { language, ...size });
          await page.getByTestId('app-ready').waitFor();
          await page.getByTestId('recording').waitFor();
          expect(await violations(page), `${name} ${size.width}`).toEqual([]);
          expect(await sidewaysScroll(page), `${name} ${size.width}`).toBeLessThanOrEqual(0);
          expect(await cutOff(page), `${name} ${size.width}`).toEqual([]);
          if (size.width > 1000) expect(await downwardScroll(page), name).toBeLessThanOrEqual(0);
          await context.close();
        }
    },
  );

  test('[MK7] the further examiner decides without a mark, note or name of the panel, and is thanked', async () => {
    const gao = await open(browser, adjudicatorUrl);
    await gao.getByTestId('case-opening').waitFor();
    const text = await gao.evaluate(() => document.documentElement.outerHTML);
    expect(
      ['Ben Chen', 'Cora Wang', 'Dan Li', 'Eve Zhou', 'answered the price'].filter((s) => text.includes(s)),
    ).toEqual([]);
    await gao.getByTestId('moment').first().waitFor();
    await adjudicate(gao, 'opening', 2, 'greets, but the offer is unclear');
    await gao.getByTestId('adjudicator-done').waitFor();
    await untilState(lead, ['sealed']);
  });
});

describe('marking a recording again', () => {
  test('[MK8] says what it is, plays the recording, and once sealed how far the own marks lie from the agreed ones', async () => {
    const staff = await StaffClient.signIn(server);
    const standardised = await server.app.exams.save(
      deskExam((exam) => ({ ...exam, standardisation: { maxDriftPerMille: 100 } })).exam,
      Date.now(),
    );
    const { agreed } = await staff.call('staff.referenceDraft', null, scheduled.sittingId);
    await staff.call('staff.newReference', { agreed }, scheduled.sittingId);
    const { examiner } = await staff.call('staff.newExaminer', { name: 'Hana Wu' });
    const { links } = await staff.call('staff.newRemark', {
      examinerId: examiner.id,
      examHash: standardised.hash,
      sittingId: null,
      purpose: 'standardisation',
    });
    const [link] = links;
    if (link === undefined) throw new Error('no link');
    const hana = await open(browser, link.url);
    await hana.getByTestId('remark').getByText('Standardisation').waitFor();
    await hana.getByTestId('recording').waitFor();
    await hana.setViewportSize({ width: 390, height: 844 });
    expect(await sidewaysScroll(hana)).toBeLessThanOrEqual(0);
    expect(await cutOff(hana)).toEqual([]);
    await hana.setViewportSize({ width: 1366, height: 768 });
    for (const id of lines) {
      const settled = agreed.find(({ criterionId }) => criterionId === id)?.level ?? 3;
      await mark(hana, id, id === 'order' || id === 'price' ? settled : Math.min(4, settled + 1));
    }
    await sealSheet(hana);
    const drift = hana.getByTestId('drift');
    await drift.getByText('On the whole lenient').waitFor();
    expect(await drift.innerText()).toMatch(/average of 10%/);
    expect(await violations(hana)).toEqual([]);
  });
});

test('no page threw anything', () => {
  expect(faults).toEqual([]);
});

const downwardScroll = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollHeight - document.documentElement.clientHeight);
/** Parts of the page that scroll sideways in themselves. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('main, main *')]
      .filter((part) => ['auto', 'scroll'].includes(getComputedStyle(part).overflowX))
      .filter((part) => part.scrollWidth > part.clientWidth)
      .map((part) => part.className),
  );
