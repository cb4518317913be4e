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
