import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SeatLink } from '#contract/staff-http';
import { launchBrowser, openPage } from '../../server/cli/demo/browser.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { PageSocket, tokenOf } from '../support/page-socket.ts';
import { analysisOf, mark, oneScheme } from '../support/samples.ts';
import { settledSitting } from '../support/settled-sitting.ts';
import { testMachine } from '../support/test-machine.ts';
import { sidewaysScroll, violations } from './support/accessibility.ts';

const STRICT = { 'zh-CN': '直播销售实操（须标准化）', en: 'Livestream practical, standardised' };
const sizes = { desktop: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } } as const;
let server: TestApp;
let browser: Browser;
let cookies: Awaited<ReturnType<BrowserContext['cookies']>>;

beforeAll(async () => {
  const { chromium } = await testMachine();
  if (chromium === null) throw new Error('no Chromium: run "node scripts/setup.mjs test"');
  server = await startTestApp();
  browser = await launchBrowser({ chromium });
  await server.app.staffLogin.createAccount('staff@example.org', 'a long enough password', 'Staff');
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function signIn(page: Page): Promise<void> {
  await page.getByTestId('email').fill('staff@example.org');
  await page.getByTestId('password').fill('a long enough password');
  await page.getByTestId('sign-in').click();
  await page.getByTestId('new-sitting').waitFor();
}
/** A page of somebody who has signed in already: sign-ins are limited to a few in a while. */
const openStaff = async (language: 'zh-CN' | 'en' = 'en') => {
  const opened = await openPage(browser, `${server.app.url}/`, { language });
  await opened.context.addCookies(cookies);
  await opened.page.goto(`${server.app.url}/staff`);
  await opened.page.getByTestId('new-sitting').waitFor();
  return opened;
};
const goTo = async (page: Page, path: string, testId: string): Promise<void> => {
  await page.goto(`${server.app.url}${path}`);
  await page.getByTestId(testId).first().waitFor();
};
const card = (page: Page, name: string) => page.getByTestId(`examiner-${name}`);
const isClean = async (page: Page, name: string): Promise<void> => {
  for (const [width, size] of Object.entries(sizes)) {
    await page.setViewportSize(size);
    expect(await violations(page), `${name}, ${width}`).toEqual([]);
    expect(await sidewaysScroll(page), `${name}, ${width}`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize(sizes.desktop);
};
async function fillPanel(page: Page, names: readonly string[]): Promise<void> {
  for (const [i, name] of names.entries()) await page.getByTestId(`examiner-name-${i + 1}`).fill(name);
}

/** What an examiner's page would do: marks everything at one level, and seals. */
async function markAll(link: Pick<SeatLink, 'url'>, level: number): Promise<void> {
  const socket = await PageSocket.connect(server.app.url, tokenOf(link));
  const joined = await socket.request('sitting.join', {});
  if (!joined.ok) throw new Error(joined.error.code);
  for (const id of joined.data.sheet?.expected ?? [])
    await socket.request('marking.mark', { mark: mark(id, level, null) });
  expect((await socket.request('marking.sealSheet', {})).ok).toBe(true);
  socket.close();
}

test('a wrong password is said in words; before anything is there, both pages say what to do', async () => {
  const { page, context } = await openPage(browser, `${server.app.url}/staff`, { language: 'en' });
  await page.getByTestId('email').fill('staff@example.org');
  await page.getByTestId('password').fill('not the password');
  await page.getByTestId('sign-in').click();
  await page
    .getByRole('alert')
    .filter({ hasText: /password/i })
    .waitFor();
  await signIn(page);
  cookies = await context.cookies();
  await page.getByTestId('empty').waitFor();
  await page.getByRole('link', { name: 'Examiners' }).click();
  await page.getByTestId('empty').waitFor();
  await isClean(page, 'empty register');
  await context.close();
});

test('free names: staff schedule a sitting and get its links', async () => {
  await server.app.exams.save(oneScheme().exam, Date.now());
  const { page, context } = await openStaff();
  await page.getByTestId('new-sitting').click();
  await page.getByTestId('candidate-name').fill('Zoe 佐伊');
  await fillPanel(page, ['Examiner 1', 'Examiner 2', 'Examiner 2']);
  await page.getByTestId('lead-name').fill('Lead');
  await page.getByTestId('reviewer-name').fill('Reviewer');
  await page.getByTestId('create-sitting').click();
  await page.getByTestId('fault-3').getByText('cannot sit on the same panel twice').waitFor();
  expect(await page.getByTestId('fault-2').count()).toBe(0);
  await page.getByTestId('examiner-name-3').fill('Examiner 3');
  await page.getByTestId('create-sitting').click();
  await page.getByTestId('links').waitFor();
  expect(await page.getByTestId('seat-link').count()).toBe(6);
  await isClean(page, 'links');
  await context.close();
});

describe('[MK8] standardisation by the pages', () => {
  beforeAll(async () => {
    const { exam } = oneScheme();
    await settledSitting(server, {
      named: oneScheme(),
      analysis: analysisOf({ speechRateSyllPerMin: 240 }),
      levelOf: () => 3,
    });
    await server.app.exams.save(
      { ...exam, id: 'strict', title: STRICT, standardisation: { maxDriftPerMille: 50 } },
      Date.now(),
    );
  });

  test('a reference is made with edited levels, an examiner marks it beyond the limit, is refused, and is overridden', async () => {
    const { page, context, faults } = await openStaff();
    await goTo(page, '/staff/examiners', 'new-examiner-name');
    for (const name of ['Ben', '王珂', 'Dan']) {
      await page.getByTestId('new-examiner-name').fill(name);
      await page.getByTestId('add-examiner').click();
      await card(page, name).waitFor();
    }
    await card(page, 'Ben').getByTestId('remark').click();
    await page.getByTestId('remark-confirm').click();
    await page.locator('dialog').getByText('no reference recording yet').waitFor();
    await page.getByTestId('remark-close').click();

    await goTo(page, '/staff', 'make-reference');
    await page.getByTestId('make-reference').click();
    expect(await page.getByTestId('agreed-opening').inputValue()).toBe('3');
    await page.getByTestId('agreed-opening').selectOption('4');
    await page.getByTestId('reference-confirm').click();
    await page.locator('[data-testid="sitting"][data-reference="true"]').waitFor();

    for (const [name, level] of [
      ['Ben', 3],
      ['王珂', 1],
      ['Dan', 3],
    ] as const) {
      await goTo(page, '/staff/examiners', 'remark');
      await card(page, name).getByTestId('remark').click();
      await page.getByTestId('remark-confirm').click();
      const url = await page.getByTestId('remark-link').getByTestId('seat-link').getAttribute('href');
      await page.getByTestId('remark-close').click();
      await markAll({ url: url ?? '' }, level);
      await card(page, name)
        .locator(`[data-fit="${level === 3 ? 'within' : 'beyond'}"]`)
        .waitFor();
    }
    // Agreed 80 % but once 100 %, marked 30 %: (8 × 50 + 70) / 9 = 52.2 %.
    await card(page, '王珂').getByTestId('standing').getByText('52.2% of the points').waitFor();
    await card(page, '王珂').getByTestId('standing').getByText('severe by 52.2%').waitFor();
    await goTo(page, '/staff', 'sitting');
    await page.locator('[data-remark="true"]').getByText('Drift measured').first().waitFor();

    await page.getByTestId('new-sitting').click();
    await page.getByTestId('exam').selectOption({ label: STRICT.en });
    await page.getByTestId('candidate-name').fill('Zhao');
    await page.getByTestId('examiner-name-1').fill('be');
    await page.locator('[role="option"]').filter({ hasText: 'Ben', visible: true }).click();
    await page.getByTestId('examiner-name-2').fill('王珂');
    await page.getByTestId('examiner-name-3').fill('Dan');
    await page.getByTestId('lead-name').fill('Lead');
    await page.getByTestId('reviewer-name').fill('Reviewer');
    await page.getByTestId('create-sitting').click();
    await page.getByTestId('fault-2').getByText('drifts beyond its limit').waitFor();
    expect(await page.getByTestId('fault-1').count()).toBe(0);
    await isClean(page, 'refused panel');

    const register = context.waitForEvent('page');
    await page.getByTestId('fault-2').getByRole('link').click();
    const other = await register;
    await card(other, '王珂').getByTestId('override').click();
    await other.locator('dialog').getByText('until a newer measurement is on record').waitFor();
    expect(await other.getByTestId('override-confirm').isDisabled()).toBe(true);
    await other.getByTestId('override-reason').fill('A senior examiner; the recording is disputed');
    await other.getByTestId('override-confirm').click();
    await card(other, '王珂').locator('[data-fit="overridden"]').getByText('staff@example.org').waitFor();
    await other.close();

    await page.getByTestId('create-sitting').click();
    await page.getByTestId('links').waitFor();
    expect(await page.getByTestId('link-examiner').count()).toBe(3);
    expect(faults).toEqual([]);
    await context.close();
  });

  test.each(['zh-CN', 'en'] as const)(
    'in %s every staff page and dialog: WCAG AA, no sideways scroll',
    async (language) => {
      const { page, context, faults } = await openStaff(language);
      await page.getByTestId('sitting').first().waitFor();
      await isClean(page, 'sittings');
      await page.getByTestId('make-reference').click();
      await page.getByTestId('agreed-opening').waitFor();
      await isClean(page, 'agreed marks');
      await goTo(page, '/staff/examiners', 'remark');
      await page.getByTestId('history').first().locator('summary').click();
      await isClean(page, 'examiners');
      await card(page, 'Ben').getByTestId('remark').click();
      await page.getByTestId('purpose-drift').check();
      await isClean(page, 're-mark');
      await page.getByTestId('remark-close').click();
      await card(page, 'Ben').getByTestId('override').click();
      await isClean(page, 'override');
      await goTo(page, '/staff', 'new-sitting');
      await page.getByTestId('new-sitting').click();
      await page.getByTestId('examiner-name-1').click();
      await page.locator('[role="option"]').first().waitFor();
      await isClean(page, 'new sitting');
      expect(faults).toEqual([]);
      await context.close();
    },
  );

  test('when the server cannot be reached, the pages say so and try again', async () => {
    const { page, context } = await openStaff();
    await page.route('**/api/staff/examiners', (route) => route.abort());
    await goTo(page, '/staff/examiners', 'problem');
    await page.unroute('**/api/staff/examiners');
    await page.getByTestId('problem').getByRole('button').click();
    await card(page, 'Ben').waitFor();
    await context.close();
  });
});
