import { createServer, type Server as HttpServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { join } from 'node:path';
import type { WordList } from '#contract/word-list';
import { type Database, openDatabase } from '#db/database';
import { DocumentRepository } from '#db/documents';
import { ExaminerRepository } from '#db/examiners';
import { ExamRepository } from '#db/exams';
import { MarkRepository } from '#db/marks';
import { migrateToLatest } from '#db/migrate';
import { RecordingRepository } from '#db/recordings';
import { SittingRepository } from '#db/sittings';
import { createHttpApp } from '#http/http-app';
import { SittingMaker } from '#http/sitting-maker';
import { StaffLogin } from '#http/staff-login';
import { finishEvidence } from '#jobs/finish-evidence';
import { Jobs } from '#jobs/jobs';
import { settle } from '#jobs/settle';
import { LiveSittings } from '#live/live-sittings';
import { RecordingStore } from '#recording/store';
import { UdpPorts } from '#recording/udp-ports';
import { newSigningKey } from '#result/sign';
import { type MediaAddress, WorkerPool } from '#room/worker-pool';
import { SittingCommands } from '#sitting/commands';
import { Panels } from '#socket/panels';
import { SocketServer } from '#socket/socket-server';
import type { Log } from './log.ts';
import { createMetrics } from './metrics.ts';
import { SeatLinks } from './seat-links.ts';
import { SeatTokens } from './seat-token.ts';

export type AppOptions = {
  databaseUrl: string;
  dataDir: string;
  clientDir: string;
  programs: { workerBin: string; ffmpeg: string; ffprobe: string };
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** What links begin with, when it is not the address that is listened on (a proxy in front). */
  publicUrl: string | null;
  tls: { key: string; cert: string } | null;
  mediaAddresses: MediaAddress[];
  workers: number;
  /** With less room on the disk no new performance starts. */
  minFreeBytes: number;
  wordLists: readonly WordList[];
  newId: () => string;
  newSecret: () => string;
  now: () => number;
  log: Log;
};

/** The one place where the server's parts are made and put together. */
export class App {
  readonly exams: ExamRepository;
  readonly sittings: SittingRepository;
  readonly maker: SittingMaker;
  readonly staffLogin: StaffLogin;
  readonly lives: LiveSittings;
  readonly pool: WorkerPool;
  readonly #socket: SocketServer;
  readonly #http: HttpServer;
  readonly #jobs: Jobs;
  readonly #db: Database;
  readonly #url: string;
  #closing: Promise<void> | null = null;

  private constructor(parts: {
    exams: ExamRepository;
    sittings: SittingRepository;
    maker: SittingMaker;
    staffLogin: StaffLogin;
    lives: LiveSittings;
    pool: WorkerPool;
    socket: SocketServer;
    http: HttpServer;
    jobs: Jobs;
    db: Database;
    url: string;
  }) {
    this.exams = parts.exams;
    this.sittings = parts.sittings;
    this.maker = parts.maker;
    this.staffLogin = parts.staffLogin;
    this.lives = parts.lives;
    this.pool = parts.pool;
    this.#socket = parts.socket;
    this.#http = parts.http;
    this.#jobs = parts.jobs;
    this.#db = parts.db;
    this.#url = parts.url;
  }

  /** Listens when it resolves. Throws what stands in the way; nothing is left running then. */
  static async create(options: AppOptions): Promise<App> {
    const { now, log, newId } = options;
    const undo: (() => unknown)[] = [];
    try {
      // The port first: when it is taken, nothing else has begun.
      const http = options.tls === null ? createServer() : createTlsServer(options.tls);
      await listening(http, options.host, options.port);
      undo.push(() => http.close());
      const url = options.publicUrl ?? addressOf(http, options);

      await migrateToLatest(options.databaseUrl);
      const db = openDatabase(options.databaseUrl);
      undo.push(() => db.destroy());
      const [exams, sittings, marks, recordings, documents, examiners] = [
        new ExamRepository(db),
        new SittingRepository(db),
        new MarkRepository(db),
        new RecordingRepository(db),
        new DocumentRepository(db),
        new ExaminerRepository(db),
      ];
      const tokens = new SeatTokens(await documents.secret('seat-tokens', options.newSecret));
      const signingKey = await documents.secret('result-signing', newSigningKey);
      const staffLogin = new StaffLogin({
        db,
        secret: await documents.secret('staff-logins', options.newSecret),
        baseUrl: () => url,
      });

      const store = await RecordingStore.create(join(options.dataDir, 'recordings'));
      const commands = new SittingCommands({ sittings, exams, marks, now });
      const jobs = await Jobs.create(options.databaseUrl, log);
      undo.push(() => jobs.close());
      const pool = await WorkerPool.create({
        workerBin: options.programs.workerBin,
        workers: options.workers,
        addresses: options.mediaAddresses,
        onDied: (pid) => log.error({ pid }, 'worker.died'),
      });
      undo.push(() => pool.close());
      const recorder = { recordings, store, ffmpeg: options.programs.ffmpeg, ports: new UdpPorts(), now };
      const lives = await LiveSittings.create({
        pool,
        recorder,
        wordLists: options.wordLists,
        newId,
        log,
        commands,
        sittings,
        jobs,
        now,
      });
      undo.push(() => lives.close());
      await jobs.work(
        {
          'finish-evidence': finishEvidence({
            commands,
            sittings,
            recordings,
            documents,
            store,
            ...options.programs,
            wordLists: options.wordLists,
            now,
            log,
          }),
          settle: settle({ commands, sittings, marks, recordings, documents, examiners, signingKey, now, log }),
        },
        log,
      );

      const links = new SeatLinks({ tokens, baseUrl: () => url, now });
      const maker = new SittingMaker({ commands, links, examiners, newId });
      // Pages before sockets: socket.io takes its own path away from the request listeners that it finds.
      const counts = { running: () => lives.running, connections: () => 0 };
      const metrics = createMetrics(counts);
      http.on(
        'request',
        createHttpApp({
          commands,
          sittings,
          exams,
          examiners,
          marks,
          recordings,
          documents,
          store,
          tokens,
          maker,
          staffLogin,
          metrics,
          clientDir: options.clientDir,
          newId,
          now,
          log,
        }),
      );
      const socket = await SocketServer.create(http, {
        tokens,
        commands,
        panels: new Panels(marks),
        links,
        newId,
        lives,
        store,
        minFreeBytes: options.minFreeBytes,
        now,
        log,
      });
      counts.connections = () => socket.connections;
      log.info({ url }, 'server.started');
      return new App({ exams, sittings, maker, staffLogin, lives, pool, socket, http, jobs, db, url });
    } catch (error) {
      for (const step of undo.toReversed()) await step();
      throw error;
    }
  }

  get url(): string {
    return this.#url;
  }

  /** Refuses new performances; running ones go on. */
  drain(): void {
    this.#socket.drain();
  }

  close(): Promise<void> {
    this.#closing ??= (async () => {
      await this.lives.close();
      await this.#socket.close();
      this.#http.closeAllConnections();
      await this.#jobs.close();
      this.pool.close();
      await this.#db.destroy();
    })();
    return this.#closing;
  }
}

function listening(http: HttpServer, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, host, () => {
      http.off('error', reject);
      resolve();
    });
  });
}

function addressOf(http: HttpServer, { host, tls }: AppOptions): string {
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  const name = host === '0.0.0.0' || host === '127.0.0.1' ? 'localhost' : host;
  return `${tls === null ? 'http' : 'https'}://${name}:${address.port}`;
}
