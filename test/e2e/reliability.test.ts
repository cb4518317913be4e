import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ReliabilityReport } from '#contract/reliability';
import { launchBrowser, openPage } from '../../server/cli/demo/browser.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { projectDir, testMachine } from '../support/test-machine.ts';
import { sidewaysScroll, violations } from './support/accessibility.ts';

const sample = join(projectDir, 'client/public/sample-marks.csv');
const widths = { desktop: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } } as const;
const login = { email: 'statistics@example.org', password: 'a long enough password' };
/** `SCREENSHOTS=folder` keeps a picture of each page that is checked. */
const pictures = process.env['SCREENSHOTS'];

let server: TestApp;
let browser: Browser;
let cookies: Awaited<ReturnType<BrowserContext['cookies']>>;
beforeAll(async () => {
  const { chromium } = await testMachine();
  if (chromium === null) throw new Error('no Chromium: run "node scripts/setup.mjs test"');
  server = await startTestApp();
  await server.app.staffLogin.createAccount(login.email, login.password, 'Staff');
  browser = await launchBrowser({ chromium });
  const { page, context } = await openPage(browser, `${server.app.url}/staff/reliability`, { language: 'en' });
  await page.getByTestId('email').fill(login.email);
  await page.getByTestId('password').fill(login.password);
  await page.getByTestId('sign-in').click();
  await page.getByTestId('choose').waitFor();
  cookies = await context.cookies();
  await context.close();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** A page of somebody who has signed in already: sign-ins are limited to a few in a while. */
async function signedIn(language: 'zh-CN' | 'en', width: keyof typeof widths) {
  const opened = await openPage(browser, `${server.app.url}/`, { language, ...widths[width] });
  await opened.context.addCookies(cookies);
  await opened.page.goto(`${server.app.url}/staff/reliability`);
  await opened.page.getByTestId('choose').waitFor();
  return opened;
}
async function sound(page: Page, name: string): Promise<void> {
  expect(await violations(page), name).toEqual([]);
  expect(await sidewaysScroll(page), name).toBeLessThanOrEqual(0);
  if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

describe.each(['zh-CN', 'en'] as const)('marking reliability in %s', (language) => {
  test.each(['desktop', 'phone'] as const)(
    '[ST1] on a %s: choose a file, see figures with their intervals; every state is accessible and nothing scrolls sideways',
    async (width) => {
      const { page, context, faults } = await signedIn(language, width);
      await sound(page, `reliability-empty.${language}.${width}`);
      await page.getByTestId('file').setInputFiles(sample);
      await page.getByTestId('report').waitFor();
      await sound(page, `reliability-report.${language}.${width}`);
      expect(await page.getByTestId('estimate-ICC(2,1)').innerText()).toMatch(/0\.\d\d[\s\S]*0\.\d\d – 0\.\d\d/);
      expect(await page.getByTestId('examiners').locator('tbody tr').count()).toBe(6);
      expect(await page.getByTestId('components').locator('tbody tr').count()).toBe(7);
      expect(await page.getByTestId('d-study').locator('tbody tr').count()).toBe(7);
      expect(await page.getByTestId('never-applied').isVisible()).toBe(true);
      await page.getByTestId('another').click();
      await page.getByTestId('file').setInputFiles({
        name: 'faulty.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from('candidate,examiner,criterion,points\nA,X,K,1\nA,X,K,2\nB,Y,K,NaN\nC,,K,oops\n'),
      });
      await page.getByTestId('faults').waitFor();
      expect(await page.getByTestId('faults').locator('li').count()).toBe(4);
      await sound(page, `reliability-faulty.${language}.${width}`);
      expect(faults).toEqual([]);
      await context.close();
    },
  );
});

test('[ST4] pasted marks of a few candidates: what cannot be told says so, with its reason', async () => {
  const { page, context } = await signedIn('en', 'desktop');
  await page.locator('summary').click();
  await page
    .getByTestId('pasted')
    .fill('points,candidate,examiner,criterion,remark\n1,A,X,K,\n2,A,Y,K,\n3,B,X,K,\n3,B,Y,K,\n');
  await page.getByTestId('use-pasted').click();
  await page.getByTestId('report').waitFor();
  expect(await page.getByTestId('icc').innerText()).toContain('too few candidates');
  expect(await page.getByTestId('rasch').innerText()).toContain('too few candidates');
  expect(await page.getByTestId('ignored').innerText()).toContain('remark');
  expect(await violations(page)).toEqual([]);
  await context.close();
});

test('[ST3] examiners without a candidate in common are named', async () => {
  const { page, context } = await signedIn('en', 'phone');
  const lines = (await readFile(sample, 'utf8')).trim().split('\n');
  const apart = [
    ...lines.filter((line) => /points$|,E[123],/.test(line)),
    ...lines.filter((line) => /,E[123],/.test(line)).map((line) => `z${line.replace(',E', ',Z')}`),
  ].join('\n');
  await page.getByTestId('file').setInputFiles({ name: 'apart.csv', mimeType: 'text/csv', buffer: Buffer.from(apart) });
  await page.getByTestId('disconnected').waitFor();
  expect(await page.getByTestId('disconnected').innerText()).toContain('Z1');
  expect(await page.getByTestId('within').isVisible()).toBe(true);
  await sound(page, 'reliability-apart.en.phone');
  await context.close();
});

test('offline the page says so and the file can be sent again; the sample and the report can be saved', async () => {
  const { page, context } = await signedIn('en', 'desktop');
  const sampleDownload = page.waitForEvent('download');
  await page.getByTestId('sample').click();
  expect((await sampleDownload).suggestedFilename()).toBe('sample-marks.csv');
  await context.setOffline(true);
  await page.getByTestId('file').setInputFiles(sample);
  await page.getByTestId('problem').waitFor();
  expect(await page.getByTestId('problem').innerText()).toContain('unreachable');
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByTestId('report').waitFor();
  const report = page.waitForEvent('download');
  await page.getByTestId('save-report').click();
  const saved: unknown = JSON.parse(await readFile(await (await report).path(), 'utf8'));
  expect(ReliabilityReport.parse(saved).design.candidates).toBe(36);
  await context.close();
});

test('while it computes, the page says what is awaited', async () => {
  const { page, context } = await signedIn('en', 'desktop');
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/api/staff/reliability', async (route) => {
    await held;
    await route.continue();
  });
  await page.getByTestId('file').setInputFiles(sample);
  await page.getByTestId('waiting').waitFor();
  expect(await page.getByTestId('waiting').innerText()).toContain('sample-marks.csv');
  expect(await violations(page)).toEqual([]);
  release();
  await page.getByTestId('report').waitFor();
  await context.close();
});
