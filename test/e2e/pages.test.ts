import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, openPage } from '../../server/cli/demo/browser.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { testClip } from '../support/test-clip.ts';
import { testMachine } from '../support/test-machine.ts';
import { sidewaysScroll, violations } from './support/accessibility.ts';

let server: TestApp;
let browser: Browser;
let scheduled: Awaited<ReturnType<TestApp['schedule']>>;
const widths = { desktop: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } } as const;

beforeAll(async () => {
  const { chromium } = await testMachine();
  if (chromium === null) throw new Error('no Chromium: run "node scripts/setup.mjs test"');
  server = await startTestApp();
  scheduled = await server.schedule();
  browser = await launchBrowser({ chromium, ...(await testClip()) });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const settled = (page: Page) => page.getByTestId('app-ready').or(page.getByTestId('problem')).first().waitFor();

describe.each(['zh-CN', 'en'] as const)('the pages in %s', (language) => {
  const addresses = () => [
    ['landing', `${server.app.url}/`],
    ['staff sign-in', `${server.app.url}/staff`],
    ['a link that is none', `${server.app.url}/seat#nonsense-nonsense`],
    ['candidate', scheduled.link('candidate').url],
    ['examiner', scheduled.link('examiner').url],
    ['lead examiner', scheduled.link('lead').url],
    ['reviewer', scheduled.link('reviewer').url],
  ];

  test.each(['desktop', 'phone'] as const)(
    'on a %s: WCAG AA by axe, nothing scrolls sideways, the language is named',
    async (width) => {
      for (const [name = '', url = ''] of addresses()) {
        const { page, context, faults } = await openPage(browser, url, { language, ...widths[width] });
        await settled(page);
        expect(await violations(page), name).toEqual([]);
        expect(await sidewaysScroll(page), name).toBeLessThanOrEqual(0);
        expect(await page.evaluate(() => document.documentElement.lang), name).toBe(language);
        expect(faults, name).toEqual([]);
        await context.close();
      }
    },
  );
});

test('a link that is not valid says so in words, with its code', async () => {
  const { page, context } = await openPage(browser, `${server.app.url}/seat#nonsense-nonsense`, { language: 'en' });
  await page.getByTestId('problem').waitFor();
  expect(await page.locator('body').innerText()).toMatch(/link is not valid[\s\S]*link_invalid/);
  await context.close();
});
