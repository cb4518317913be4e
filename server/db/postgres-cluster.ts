import { randomBytes } from 'node:crypto';
import { chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { run } from '../process.ts';
import { DatabaseError } from './database-error.ts';

export const SUPERUSER = 'stagemark';

/** Who PostgreSQL runs as: itself refuses root. Null: the user we are. */
export type Account = { uid: number; gid: number } | null;

export async function accountOf(user: string | null): Promise<Account> {
  if (user === null) return null;
  const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => run('id', [flag, user])));
  if (uid?.kind !== 'ok' || gid?.kind !== 'ok') {
    throw new DatabaseError(
      'database_cannot_start',
      `The system user ${user} does not exist: run "node scripts/setup.mjs serve" as root.`,
    );
  }
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

export type Cluster = { binDir: string; dataDir: string; account: Account };

const passwordFile = (dataDir: string) => join(dataDir, 'stagemark.password');

/** Makes the data folder, once; a half-made one (power cut, kill) is made again. Returns the superuser's password. */
export async function ensureCluster(cluster: Cluster, fsync: boolean): Promise<string> {
  const { dataDir } = cluster;
  if (await exists(join(dataDir, 'PG_VERSION'))) return (await readFile(passwordFile(dataDir), 'utf8')).trim();
  const draft = `${dataDir}.new`;
  const password = randomBytes(24).toString('hex');
  await rm(draft, { recursive: true, force: true });
  await mkdir(dirname(dataDir), { recursive: true });
  const beside = `${draft}.password`;
  await writeFile(beside, password, { mode: 0o600 });
  if (cluster.account) await chown(beside, cluster.account.uid, cluster.account.gid);
  await initdb(cluster, draft, beside, fsync);
  await rename(beside, passwordFile(draft));
  await rename(draft, dataDir);
  return password;
}

/** The builtin C.UTF-8 locale sorts by code point on every machine; the system's locales differ between releases. */
async function initdb({ binDir, account }: Cluster, folder: string, pwfile: string, fsync: boolean): Promise<void> {
  const args = [
    ...['--pgdata', folder, '--username', SUPERUSER, '--pwfile', pwfile, '--auth', 'scram-sha-256'],
    ...['--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
    ...(fsync ? [] : ['--no-sync']),
  ];
  const done = await run(join(binDir, 'initdb'), args, { ...account, cwd: '/', timeoutMs: 120_000 });
  if (done.kind === 'ok') return;
  const reason = done.stderrTail
    .trim()
    .split('\n')
    .filter((line) => line.includes('error') || line.includes('FATAL'))
    .join(' ');
  throw new DatabaseError(
    'database_cannot_start',
    `The database folder ${folder} cannot be made: ${reason || done.message}`,
  );
}

const exists = async (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
