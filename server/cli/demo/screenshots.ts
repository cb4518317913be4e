import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Language } from '#contract/language';
import { openPage } from './browser.ts';

/** Takes a page's picture at both widths, under a name that says which page it is. */
export type Photographer = (page: Page, name: string) => Promise<void>;

const sizes = { desktop: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } } as const;

/** Writes `NAME.LANGUAGE.desktop.png` and `NAME.LANGUAGE.phone.png` into a folder; the page keeps the size it had. */
export async function photographer(folder: string, language: Language): Promise<Photographer> {
  await mkdir(folder, { recursive: true });
  return async (page, name) => {
    const before = page.viewportSize();
    for (const [width, size] of Object.entries(sizes)) {
      await page.setViewportSize(size);
      // Fonts and layout have settled once two frames were drawn.
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
      await page.screenshot({ path: join(folder, `${name}.${language}.${width}.png`) });
    }
    if (before !== null) await page.setViewportSize(before);
  };
}

export const noPictures: Photographer = async () => undefined;

/** The pages before any sitting: where a visitor lands, and where staff sign in. */
export async function shootDoors(
  browser: Browser,
  url: string,
  language: Language,
  shoot: Photographer,
): Promise<void> {
  if (shoot === noPictures) return;
  for (const [path, name] of [
    ['/', 'landing'],
    ['/staff', 'staff-sign-in'],
    ['/seat#not-a-link', 'link-refused'],
  ] as const) {
    const { page, context } = await openPage(browser, `${url}${path}`, { language });
    await page.waitForLoadState('networkidle');
    await shoot(page, name);
    await context.close();
  }
}

/** The evaluation body's pages after an exam: its list, the register, the statistics of a cohort. */
export async function shootStaff(
  browser: Browser,
  {
    url,
    email,
    password,
    language,
    marks,
  }: { url: string; email: string; password: string; language: Language; marks: string },
  shoot: Photographer,
): Promise<void> {
  const { page, context } = await openPage(browser, `${url}/staff`, { language });
  await page.getByTestId('email').fill(email);
  await page.getByTestId('password').fill(password);
  await page.getByTestId('sign-in').click();
  await page.getByTestId('new-sitting').waitFor();
  await shoot(page, 'staff-sittings');
  await page.getByTestId('new-sitting').click();
  await page.getByTestId('exam').waitFor();
  await shoot(page, 'staff-new-sitting');
  await page.goto(`${url}/staff/examiners`);
  await page.locator('[data-testid="empty"], [data-testid^="examiner-"]').first().waitFor();
  for (const name of registered[language]) {
    // The demo's database outlives it: an earlier run may have registered them.
    if ((await page.getByTestId(`examiner-${name}`).count()) > 0) continue;
    await page.getByTestId('new-examiner-name').fill(name);
    await page.getByTestId('add-examiner').click();
    await page.getByTestId(`examiner-${name}`).waitFor();
  }
  await shoot(page, 'staff-examiners');
  await page.goto(`${url}/staff/reliability`);
  await page.getByTestId('file').setInputFiles(marks);
  await page.getByTestId('report').waitFor();
  await shoot(page, 'staff-reliability');
  await context.close();
}
const registered = { 'zh-CN': ['陈考官', '王考官'], en: ['Ben Chen', 'Cora Wang'] } as const;
