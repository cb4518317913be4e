// Reasons to stop before anything is touched.
import * as fs from 'node:fs';
import { dirname } from 'node:path';
import { SetupFailure } from './failure.mjs';
import { npmCommand } from './node-modules.mjs';
import { cacheDir, project } from './paths.mjs';

const GB = 1e9;

export function checkMachine(plan) {
  if (plan.npm.length > 0) {
    npmCommand();
    needSpace(project, 1.2 * GB);
  }
  if (plan.worker.state === 'build') needSpace(nearest(cacheDir()), 0.5 * GB);
  if (plan.packages.length > 0) needSpace('/', 1.5 * GB);
}

function needSpace(folder, bytes) {
  // Node 18.15 brought statfs; without it a full disk shows when it happens.
  if (!fs.statfsSync) return;
  const { bavail, bsize } = fs.statfsSync(folder);
  if (bavail * bsize >= bytes) return;
  throw new SetupFailure(
    `Only ${((bavail * bsize) / GB).toFixed(1)} GB are free in ${folder}; ${bytes / GB} GB are needed.`,
    'Free some space and run the command again.',
  );
}

function nearest(folder) {
  return fs.existsSync(folder) ? folder : nearest(dirname(folder));
}
