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

/** Marks one criterion by its button, and waits until the mark is committed. */
export async function mark(page: Page, criterionId: string, level: number): Promise<void> {
  const button = page.getByTestId(`level-${criterionId}-${level}`);
  if (!(await button.isVisible())) await page.getByTestId(`criterion-${criterionId}`).click();
  await button.click();
  await untilSaved(page);
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
