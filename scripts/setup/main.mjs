import { SetupFailure } from './failure.mjs';
import { hasClient, buildClient } from './client.mjs';
import { checkMachine } from './machine-check.mjs';
import { withLock } from './lock.mjs';
import { installPackages, linkNode24, runApprovedScripts } from './node-modules.mjs';
import { lookAround, needsPostgres } from './plan.mjs';
import { installPostgres, postgresPlan } from './postgres.mjs';
import { findChromium, findEspeak, findFfmpeg } from './programs.mjs';
import { hasSpoken, say, step } from './progress.mjs';
import { nothingMissing, remember } from './stamp.mjs';
import { checkCanInstall, installSystemPackages } from './system-packages.mjs';
import { installWorker } from './worker.mjs';

const PURPOSES = ['serve', 'test', 'demo'];

export async function main([purpose]) {
  if (!PURPOSES.includes(purpose)) {
    process.stderr.write(`usage: node scripts/setup.mjs ${PURPOSES.join('|')}\n`);
    process.exit(2);
  }
  try {
    if (nothingMissing(purpose, needsPostgres(purpose))) return;
    const started = Date.now();
    const plan = await lookAround(purpose);
    checkCanInstall(plan.packages);
    checkMachine(plan);
    await withLock(() => mend(purpose, plan));
    if (hasSpoken()) say(`Set-up is complete (${Math.round((Date.now() - started) / 1000)} s).`);
  } catch (error) {
    if (!(error instanceof SetupFailure)) throw error;
    if (error.details) say(error.details.replace(/^/gm, '    '));
    say(`\nSet-up stopped: ${error.message}\nWhat to do: ${error.mend}`);
    process.exit(1);
  }
}

async function mend(purpose, plan) {
  if (plan.packages.length > 0) {
    const names = plan.packages.map(({ name }) => name);
    await step(`Installing ${names.length} system packages`, names.join(', '), () =>
      installSystemPackages(plan.packages),
    );
  }
  if (plan.npm.length > 0)
    await step('Installing the npm packages', `${plan.npm.length} are missing or of another version`, installPackages);
  else if (plan.scripts) runApprovedScripts();
  linkNode24();
  const worker = await provideWorker(plan.worker);
  if (plan.preparePostgres)
    await step('Preparing PostgreSQL', 'the database; DATABASE_URL is not set', installPostgres);
  // The pages have their own mark; the rest is found even when they do not build.
  remember(purpose, describe(purpose, worker));
  if (plan.client) await step('Building the pages', 'their sources changed since the last build', buildClient);
  else if (!hasClient()) say('• No pages to build yet (client/vite.config.ts is not there)');
}

async function provideWorker(found) {
  if (found.state === 'ready') return found.path;
  if (found.state === 'fetched')
    return step('Installing the mediasoup worker', 'upstream’s prebuilt', () => installWorker(found.path));
  return step(
    'Building the mediasoup worker',
    'upstream’s host did not answer; about 4 minutes on two cores, once per machine',
    () => installWorker(null),
  );
}

function describe(purpose, workerBin) {
  const programs = findFfmpeg();
  if (!programs) {
    throw new SetupFailure(
      'The distribution’s ffmpeg is older than 5.1.',
      'Install ffmpeg 5.1 or later and set FFMPEG_PATH to it.',
    );
  }
  const chromium = findChromium();
  if (purpose !== 'serve' && !chromium)
    throw new SetupFailure('Chromium was installed but is not on PATH.', 'Set CHROMIUM_PATH to a Chromium or Chrome.');
  return {
    workerBin,
    ...programs,
    chromium,
    espeak: findEspeak(),
    postgres: needsPostgres(purpose) ? postgresPlan() : null,
  };
}
