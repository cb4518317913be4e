import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, openPage } from '../../server/cli/demo/browser.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { analysisOf, oneScheme, sampleExam } from '../support/samples.ts';
import { settledSitting } from '../support/settled-sitting.ts';
import { testMachine } from '../support/test-machine.ts';
import { withCompanyScheme } from '../support/two-schemes.ts';
import { sidewaysScroll, violations } from './support/accessibility.ts';

const sizes = { desktop: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } } as const;
const measured = analysisOf({ speechRateSyllPerMin: 240 });
let server: TestApp;
let browser: Browser;
let single: Awaited<ReturnType<typeof settledSitting>>;
let two: Awaited<ReturnType<typeof settledSitting>>;

/** Good throughout, but the price is disputed: one examiner a long way down. The ruling fails the company's critical criterion. */
const levelOf = (criterion: string, examiner: number): number => {
  if (criterion === 'overall') return 2;
  if (criterion === 'brand-voice') return 13 + examiner;
  if (criterion === 'price') return [1, 4, 3][examiner] ?? 3;
  return 3;
};

beforeAll(async () => {
  const { chromium } = await testMachine();
  if (chromium === null) throw new Error('no Chromium: run "node scripts/setup.mjs test"');
  server = await startTestApp();
  browser = await launchBrowser({ chromium });
  single = await settledSitting(server, { named: oneScheme(), analysis: null, levelOf: () => 3 });
  two = await settledSitting(server, {
    named: sampleExam('en', (exam) =>
      withCompanyScheme({ ...exam, panel: { ...exam.panel, combine: 'median', resolve: 'closest_two' } }),
    ),
    analysis: measured,
    levelOf,
    rulingOf: () => ({ level: 3, reason: 'The price was said wrongly once, then put right.' }),
  });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const open = async (url: string, language: 'zh-CN' | 'en' = 'en') => {
  const opened = await openPage(browser, url, { language });
  await opened.page.getByTestId('outcome').waitFor();
  return opened;
};
const line = (page: Page, scheme: string, criterion: string) =>
  page.getByTestId(`part-${scheme}`).getByTestId(`line-${criterion}`);
const printedPages = async (page: Page): Promise<number> => {
  const pdf = await page.pdf({ format: 'A4', printBackground: true });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
};

describe('the report with two certificates', () => {
  test('both outcomes stand side by side: pass one, fail the other on a critical criterion', async () => {
    const { page, context, faults } = await open(two.link('candidate').url);
    const [vocational, company] = [page.getByTestId('outcome-vocational'), page.getByTestId('outcome-company')];
    expect(await vocational.getAttribute('data-outcome')).toBe('pass');
    expect(await company.getAttribute('data-outcome')).toBe('fail');
    await company.getByText('Critical criteria not passed: Price and offer').waitFor();
    await company.getByText('Issued by Sample Streaming Ltd').waitFor();
    await company.getByText('borderline regression, 124 candidates').waitFor();
    const [left, right] = [await vocational.boundingBox(), await company.boundingBox()];
    expect(left?.y).toBe(right?.y);
    expect(right?.x).toBeGreaterThan((left?.x ?? 0) + (left?.width ?? 0) - 1);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('[SC8] a dispute names rule, ruling, reason and whose marks counted; a line says which layer it comes from', async () => {
    const { page, context } = await open(two.link('reviewer').url);
    expect(await line(page, 'company', 'price').isVisible()).toBe(false);
    await page.getByTestId('scheme-vocational').press('ArrowRight');
    const price = line(page, 'company', 'price');
    const said = (await price.innerText()).replace(/\s+/g, ' ');
    expect(said).toContain('made critical by Sample company supplement');
    expect(said).toContain('Ben Chen Not met (not counted)');
    expect(said).toContain('Eve Zhou adjudicated “Good”: The price was said wrongly once, then put right.');
    expect(said).toContain('the mean of the two closest marks counts');
    expect(said).toContain('Counted: Dan Li, Eve Zhou.');
    const voice = (await line(page, 'company', 'brand-voice').innerText()).replace(/\s+/g, ' ');
    expect(voice).toContain('added by Sample company supplement');
    expect(voice).toContain('Cora Wang 7 points');
    expect(voice).toMatch(/median · spread 1\b/);
    expect(await line(page, 'company', 'closing').innerText()).toContain('re-weighted by');
    expect(await page.getByTestId('ratings').innerText()).toContain('Perhaps');
    expect(await page.getByTestId('proof').locator('code').allInnerTexts()).toContain(
      (await page.getByTestId('proof').innerText()).match(/Course of the sitting\s+(\w{64})/)?.[1] ?? '',
    );
    await context.close();
  });

  test('the reviewer sees points in both schemes, the conflicts and how they were settled', async () => {
    const { page, context, faults } = await openPage(browser, two.link('reviewer').url, { language: 'en' });
    await page.getByTestId('tab-marks').click();
    await page.getByTestId('marks-closing').getByText('Company licence (sample): 16 points').first().waitFor();
    await page.getByTestId('marks-overall').getByText('Perhaps').first().waitFor();
    await page.getByTestId('review-conflicts').getByText('passed by some, failed by others').waitFor();
    await page.getByTestId('panel-events').getByText('Eve Zhou adjudicated Price and offer').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });
});

test('[SC5] what abstained is said in words and is no zero', async () => {
  const { page, context } = await open(single.link('candidate').url);
  const pace = (await page.getByTestId('line-pace').innerText()).replace(/\s+/g, ' ');
  expect(pace).toContain('Not measured');
  expect(pace).toContain('not counted; its weight went to the rest of its domain');
  await context.close();
});

test('on paper one certificate takes at most two A4 pages, two begin on pages of their own', async () => {
  for (const language of ['zh-CN', 'en'] as const) {
    const one = await open(single.link('candidate').url, language);
    expect(await printedPages(one.page)).toBeLessThanOrEqual(2);
    await one.context.close();
  }
  const both = await open(two.link('candidate').url);
  const pages = await printedPages(both.page);
  expect(pages).toBeGreaterThanOrEqual(2);
  expect(pages).toBeLessThanOrEqual(4);
  await both.context.close();
});

test.each(['zh-CN', 'en'] as const)('in %s: WCAG AA, no sideways scroll at both widths', async (language) => {
  for (const { url } of [single.link('candidate'), two.link('candidate'), two.link('reviewer')]) {
    const { page, context, faults } = await open(url, language);
    for (const [width, size] of Object.entries(sizes)) {
      await page.setViewportSize(size);
      expect(await violations(page), width).toEqual([]);
      expect(await sidewaysScroll(page), width).toBeLessThanOrEqual(0);
    }
    expect(faults).toEqual([]);
    await context.close();
  }
});
