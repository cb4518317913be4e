import type { Page } from 'playwright-core';

/** Waits until the examiner's picture moves; returns the decoded size and the frames shown so far. */
export async function untilPictureMoves(
  page: Page,
  timeout = 30_000,
): Promise<{ width: number; height: number; frames: number }> {
  const handle = await page.waitForFunction(
    () => {
      const video = document.querySelector('video[data-testid="video"]');
      if (!(video instanceof HTMLVideoElement) || video.videoWidth === 0) return null;
      const frames = video.getVideoPlaybackQuality().totalVideoFrames;
      return frames >= 10 ? { width: video.videoWidth, height: video.videoHeight, frames } : null;
    },
    undefined,
    { timeout },
  );
  const picture = await handle.jsonValue();
  if (picture === null) throw new Error('no picture');
  return picture;
}

/** Frames that the examiner's page has shown. */
export const framesShown = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const video = document.querySelector('video[data-testid="video"]');
    return video instanceof HTMLVideoElement ? video.getVideoPlaybackQuality().totalVideoFrames : 0;
  });

/** Marks one line of the sheet by its button or slider, and waits until the mark is committed. */
export async function mark(page: Page, criterionId: string, level: number): Promise<void> {
  const head = page.getByTestId(`criterion-${criterionId}`);
  if ((await head.getAttribute('aria-expanded')) !== 'true') await head.click();
  await point(page, `level-${criterionId}`, level);
  await page.locator(`[data-testid="criterion-${criterionId}"][data-level="${level}"]`).waitFor();
  await untilSaved(page);
}

/** Points at a level: a button where every level has one, else the slider. */
async function point(page: Page, prefix: string, level: number): Promise<void> {
  const [button, slider] = [page.getByTestId(`${prefix}-${level}`), page.getByTestId(`${prefix}-slider`)];
  await button.or(slider).waitFor();
  if (await button.isVisible()) return button.click();
  await slider.fill(String(level));
  await page.keyboard.press('Enter');
}

export async function writeNote(page: Page, text: string): Promise<void> {
  await page.getByTestId('note-input').fill(text);
  await page.getByTestId('note-save').click();
  await untilSaved(page);
}

/** Nothing on the page waits to be sent. */
export const untilSaved = (page: Page): Promise<unknown> =>
  page.locator('[data-testid="unsent"][data-count="0"]').waitFor();

export async function sealSheet(page: Page): Promise<void> {
  await page.getByTestId('seal').click();
  await page.getByTestId('seal-confirm').click();
  await page.getByTestId('sealed').waitFor();
}

/** The lead examiner names a further examiner; returns the link to hand over. */
export async function nameAdjudicator(lead: Page, name: string): Promise<string> {
  await lead.getByTestId('adjudicator-name').fill(name);
  await lead.getByTestId('name-adjudicator').click();
  const link = lead.getByTestId('adjudicator-link');
  await link.waitFor();
  const url = await link.getAttribute('href');
  if (url === null) throw new Error('no link for the adjudicator');
  return url;
}

/** Decides one disputed criterion, with a reason; waits until it is settled. */
export async function adjudicate(page: Page, criterionId: string, level: number, reason: string): Promise<void> {
  const found = page.getByTestId(`case-${criterionId}`);
  if ((await found.getAttribute('data-open')) !== 'true') await found.getByRole('button').first().click();
  await point(page, `adjudicate-${criterionId}`, level);
  await page.getByTestId(`adjudicate-reason-${criterionId}`).fill(reason);
  await page.getByTestId(`adjudicate-save-${criterionId}`).click();
  await page
    .locator(`[data-testid="case-${criterionId}"][data-settled="true"]`)
    .or(page.locator('[data-testid="adjudicator-done"]'))
    .first()
    .waitFor();
}
