import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** Chromium that stays on this machine: no update, no sync, no lookup of its own (shared/media). */
const QUIET = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--mute-audio',
  '--autoplay-policy=no-user-gesture-required',
];
/** UDP over loopback, so that media takes the way it takes between machines. */
const LOOPBACK_MEDIA = '--allow-loopback-in-peer-connection';
/** Pages in the background keep drawing and playing. */
const AWAKE = [
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

export type BrowserOptions = { chromium: string; camera?: string; microphone?: string };
export type PageOptions = { language: 'zh-CN' | 'en'; width?: number; height?: number };

/** A headless browser. With `camera` and `microphone` files, pages see those devices; without, none. */
export async function launchBrowser(options: BrowserOptions): Promise<Browser> {
  const devices =
    options.camera === undefined || options.microphone === undefined
      ? []
      : [
          '--use-fake-ui-for-media-stream',
          '--use-fake-device-for-media-stream',
          `--use-file-for-fake-video-capture=${options.camera}`,
          `--use-file-for-fake-audio-capture=${options.microphone}`,
        ];
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({
    executablePath: options.chromium,
    headless: true,
    args: ['--headless=new', ...QUIET, ...AWAKE, LOOPBACK_MEDIA, ...devices, ...root],
  });
}

/** A page of its own person: no cookie or storage is shared. */
export async function openPage(
  browser: Browser,
  url: string,
  { language, width = 1366, height = 768 }: PageOptions,
): Promise<{ page: Page; context: BrowserContext; faults: string[] }> {
  const context = await browser.newContext({
    locale: language,
    viewport: { width, height },
    reducedMotion: 'reduce',
    permissions: [],
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(url);
  return { page, context, faults };
}
