import type { Page } from 'playwright-core';
import { noPictures, type Photographer } from './screenshots.ts';

/** Waits until the page's sitting is in one of these states. */
export async function untilState(page: Page, states: readonly string[], timeout = 60_000): Promise<void> {
  await page.waitForFunction((wanted) => wanted.includes(document.documentElement.dataset['state'] ?? ''), states, {
    timeout,
  });
}

/** The candidate's way from the link to the waiting room: who, consent, devices, brief. */
export async function prepareCandidate(page: Page, shoot: Photographer = noPictures): Promise<void> {
  await page.getByTestId('start-checkin').waitFor();
  await shoot(page, 'candidate-1-who');
  await page.getByTestId('start-checkin').click();
  await page.getByTestId('consent-agree').waitFor();
  await shoot(page, 'candidate-2-consent');
  await page.getByTestId('consent-agree').click();
  await page.locator('[data-testid="devices-ready"]:enabled').waitFor({ timeout: 60_000 });
  await shoot(page, 'candidate-3-devices');
  await page.getByTestId('devices-ready').click();
  await page.getByTestId('brief-ready').waitFor();
  await shoot(page, 'candidate-4-brief');
  await page.getByTestId('brief-ready').click();
  await page.getByTestId('go-live').waitFor();
}

/** Starts the performance; resolves when the server says that it is live, which it does only once the recording runs. */
export async function goLive(page: Page): Promise<void> {
  await page.getByTestId('go-live').click();
  await untilState(page, ['live'], 40_000);
}

/** Ends the performance as a person does: by holding the button. */
export async function holdToEnd(page: Page): Promise<void> {
  const button = page.getByTestId('end-hold');
  await button.focus();
  await page.keyboard.down('Enter');
  await untilState(page, ['ended', 'marking']);
  await page.keyboard.up('Enter');
}
