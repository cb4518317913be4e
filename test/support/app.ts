import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import type { NamedExam } from '#contract/exam';
import type { SeatLink } from '#contract/staff-http';
import type { SittingId } from '#contract/ids';
import { App, type AppOptions } from '../../server/app.ts';
import type { Log } from '../../server/log.ts';
import { createTestDatabase } from './postgres.ts';
import { sampleExam } from './samples.ts';
import { projectDir, testMachine } from './test-machine.ts';

export type LoggedEvent = { level: 'info' | 'warn' | 'error'; event: string; fields: Record<string, unknown> };
export type TestApp = {
  app: App;
  options: AppOptions;
  dataDir: string;
  logged: LoggedEvent[];
  /** A scheduled sitting with a panel of three, and its links. */
  schedule(named?: NamedExam): Promise<{
    sittingId: SittingId;
    named: NamedExam;
    links: SeatLink[];
    link: (role: SeatLink['role'], i?: number) => SeatLink;
  }>;
  close(): Promise<void>;
};

/** A whole server with a database and a data folder of its own, on a free port. */
export async function startTestApp(change: Partial<AppOptions> = {}): Promise<TestApp> {
  const machine = await testMachine();
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'stagemark-test-'));
  const logged: LoggedEvent[] = [];
  const keep = (level: LoggedEvent['level']) => (fields: Record<string, unknown>, event: string) =>
    void logged.push({ level, event, fields });
  const log: Log = { info: keep('info'), warn: keep('warn'), error: keep('error') };
  const options: AppOptions = {
    databaseUrl: database.url,
    dataDir,
    clientDir: join(projectDir, 'dist/client'),
    programs: { workerBin: machine.workerBin, ffmpeg: machine.ffmpeg, ffprobe: machine.ffprobe },
    host: '127.0.0.1',
    port: 0,
    publicUrl: null,
    tls: null,
    mediaAddresses: [{ ip: '127.0.0.1' }],
    workers: 1,
    minFreeBytes: 0,
    wordLists: [],
    newId: v7,
    newSecret: () => 'a secret of these tests and of nothing else',
    now: Date.now,
    log,
    ...change,
  };
  const app = await App.create(options);
  return {
    app,
    options,
    dataDir,
    logged,
    async schedule(named = sampleExam('en')) {
      const saved = await app.exams.save(named.exam, Date.now());
      const people = {
        candidate: 'Ada Lin',
        examiners: ['Ben Chen', 'Cora Wang', 'Dan Li'].map((name) => ({ name, examinerId: null })),
        lead: 'Eve Zhou',
        reviewer: 'Finn Wu',
      };
      const made = await app.maker.schedule(saved, people);
      if (made.kind === 'refused') throw new Error(made.code);
      const { sittingId, links } = made;
      const link = (role: SeatLink['role'], i = 0): SeatLink => {
        const found = links.filter((each) => each.role === role)[i];
        if (found === undefined) throw new Error(`no link for ${role} ${i}`);
        return found;
      };
      return { sittingId, named: saved, links, link };
    },
    async close() {
      await app.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
