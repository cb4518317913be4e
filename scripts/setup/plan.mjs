// Looks at the machine and says what is missing. Changes nothing, so that a refusal leaves nothing half done.
import { existsSync } from 'node:fs';
import { clientIsBuilt, hasClient } from './client.mjs';
import { isExecutable } from './command.mjs';
import { approvedScriptsRan, missingPackages } from './node-modules.mjs';
import { node24 } from './paths.mjs';
import { postgresIsReady } from './postgres.mjs';
import { findChromium, findEspeak, findFfmpeg, hasChineseFont } from './programs.mjs';
import { BUILD_PACKAGES } from './worker-build.mjs';
import { fetchPrebuilt } from './worker-prebuilt.mjs';
import { cachedWorker, runsHere, smokeTest } from './worker.mjs';
import { say } from './progress.mjs';
import { installedPackages } from './installed-packages.mjs';

export async function lookAround(purpose) {
  const browser = purpose !== 'serve';
  const npm = missingPackages();
  const worker = await findWorker();
  return {
    npm,
    scripts: npm.length > 0 || !approvedScriptsRan(),
    worker,
    packages: [...programPackages(browser), ...(worker.state === 'build' ? buildPackages() : [])],
    postgres: needsPostgres(purpose),
    preparePostgres: needsPostgres(purpose) && !postgresIsReady(),
    client: hasClient() ? !clientIsBuilt() : false,
  };
}

/** Tests make throw-away servers, whatever DATABASE_URL says. */
export const needsPostgres = (purpose) => purpose === 'test' || !process.env.DATABASE_URL;

function programPackages(browser) {
  const missing = [];
  if (!findFfmpeg()) missing.push({ name: 'ffmpeg', why: 'records and measures (5.1 or later)' });
  if (!browser) return missing;
  if (!findChromium()) missing.push({ name: 'chromium', why: 'the browser of the demo and the tests' });
  if (!hasChineseFont())
    missing.push(
      { name: 'fonts-noto-cjk', why: 'Chinese characters on the pages it opens' },
      { name: 'fontconfig', why: 'finds the fonts' },
    );
  if (!findEspeak()) missing.push({ name: 'espeak-ng', why: 'speaks the sample candidate’s sentences' });
  return missing;
}

function buildPackages() {
  const present = installedPackages(BUILD_PACKAGES);
  return BUILD_PACKAGES.filter((name) => !present.has(name)).map((name) => ({
    name,
    why: 'builds the mediasoup worker',
  }));
}

async function findWorker() {
  const given = process.env.MEDIASOUP_WORKER_BIN;
  if (given && isExecutable(given)) return { state: 'ready', path: given };
  const cached = cachedWorker();
  if (runsHere(cached) && (!existsSync(node24) || smokeTest(cached) === null)) return { state: 'ready', path: cached };
  say('• Asking for upstream’s prebuilt mediasoup worker (10 s at most)');
  const prebuilt = await fetchPrebuilt();
  return prebuilt ? { state: 'fetched', path: prebuilt } : { state: 'build' };
}
