import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { type Running, start } from '../process.ts';
import { DatabaseError } from './database-error.ts';
import { freePort, isTaken } from './free-port.ts';
import { accountOf, type Cluster, ensureCluster, SUPERUSER } from './postgres-cluster.ts';
import { runningPostmaster, untilGone } from './postmaster.ts';
import { whyUnreachable } from './reachable.ts';

export type LocalPostgresOptions = {
  binDir: string;
  dataDir: string;
  /** Whom to run it as, when we are root. */
  user: string | null;
  /** Taken if nobody else has it. */
  port?: number;
  /** False only for a cluster that is thrown away. */
  fsync?: boolean;
};

const PREFERRED_PORT = 54_329;
/** Replaying the log after a crash may take minutes on a slow disk. */
const READY_WITHIN_MS = 120_000;
const SHUT_DOWN_WITHIN_MS = 30_000;

/** A PostgreSQL server of our own on this machine's loopback. */
export class LocalPostgres {
  readonly port: number;
  /** False when the server was already running: then it is not ours to stop. */
  readonly isOurs: boolean;
  readonly #password: string;
  readonly #server: Running | null;

  private constructor(port: number, password: string, server: Running | null) {
    this.port = port;
    this.isOurs = server !== null;
    this.#password = password;
    this.#server = server;
  }

  /** Makes the data folder if needed, starts the server or joins the one that runs on it, and waits until it answers. */
  static async create(options: LocalPostgresOptions): Promise<LocalPostgres> {
    const fsync = options.fsync ?? true;
    const cluster: Cluster = {
      binDir: options.binDir,
      dataDir: options.dataDir,
      account: await accountOf(options.user),
    };
    const password = await ensureCluster(cluster, fsync);
    const running = await runningPostmaster(cluster.dataDir);
    if (running) {
      const joined = new LocalPostgres(running.port, password, null);
      if (await joined.#isReady()) return joined;
      await untilGone(cluster.dataDir, SHUT_DOWN_WITHIN_MS); // it was on its way out
    }
    for (let attempt = 1; ; attempt += 1) {
      const port = await freePort(options.port ?? PREFERRED_PORT);
      const started = new LocalPostgres(port, password, startServer(cluster, port, fsync));
      if (await started.#isReady()) return started;
      // Between our look and PostgreSQL's bind somebody else took the port.
      if (attempt < 3 && (await isTaken(port))) continue;
      throw new DatabaseError(
        'database_cannot_start',
        `PostgreSQL does not start on ${cluster.dataDir}: ${await lastWords(cluster, started.#server)}`,
      );
    }
  }

  /** Address of a database on this server, password included: not for logs. */
  url(database: string): string {
    return `postgres://${SUPERUSER}:${this.#password}@127.0.0.1:${this.port}/${database}`;
  }

  /** Creates a database unless it is there; returns its address. */
  async ensureDatabase(database: string): Promise<string> {
    const client = new pg.Client({ connectionString: this.url('postgres') });
    await client.connect();
    try {
      const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
      if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`);
      return this.url(database);
    } finally {
      await client.end();
    }
  }

  /** Stops the server as PostgreSQL's "fast shutdown" does: open transactions are rolled back, committed ones are on disk. */
  async close(): Promise<void> {
    await this.#server?.stop(SHUT_DOWN_WITHIN_MS, 'SIGINT');
  }

  async #isReady(): Promise<boolean> {
    const gone = this.#server?.exited.then(() => true);
    const deadline = Date.now() + READY_WITHIN_MS;
    let trouble = await whyUnreachable(this.url('postgres'), 5_000);
    while (trouble !== null && Date.now() < deadline) {
      if (await Promise.race([gone ?? false, wait(20, false)])) return false;
      trouble = await whyUnreachable(this.url('postgres'), 5_000);
      if (trouble && this.#server === null && !isStarting(trouble)) return false;
    }
    if (trouble !== null) await this.close();
    return trouble === null;
  }
}

const CANNOT_CONNECT_NOW = '57P03';
const isStarting = (error: Error) => 'code' in error && error.code === CANNOT_CONNECT_NOW;

function startServer({ binDir, dataDir, account }: Cluster, port: number, fsync: boolean): Running {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '', // its path may be longer than a socket's name can be
    timezone: 'UTC',
    log_timezone: 'UTC',
    logging_collector: fsync ? 'on' : 'off', // outlives us, where a pipe to us would not
    log_filename: 'postgres-%a.log',
    log_truncate_on_rotation: 'on',
    log_rotation_age: '1d',
    ...(fsync ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const args = [
    '-D',
    dataDir,
    '-p',
    String(port),
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  // Ctrl-C must reach us alone: what we still have to write needs the database.
  return start(join(binDir, 'postgres'), args, { ...account, cwd: '/', ownGroup: fsync });
}

async function lastWords({ dataDir }: Cluster, server: Running | null): Promise<string> {
  const folder = join(dataDir, 'log');
  const logs = await readdir(folder).catch(() => []);
  const texts = await Promise.all(logs.map((name) => readFile(join(folder, name), 'utf8').catch(() => '')));
  // What went wrong before its log was open is on stderr.
  const reason = reasonIn(server?.stderrTail() ?? '') ?? reasonIn(texts.join('\n'));
  return reason?.replace(/^.*?(FATAL|PANIC): +/, '') ?? 'it gives no reason';
}

const reasonIn = (text: string): string | undefined =>
  text
    .split('\n')
    .findLast((line) => /FATAL|PANIC|^postgres: /.test(line) && !line.includes('the database system is starting up'))
    ?.trim();
