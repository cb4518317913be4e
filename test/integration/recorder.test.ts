import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { v7 } from 'uuid';
import { RecordingId } from '#contract/ids';
import { type Database, openDatabase } from '#db/database';
import { ExamRepository } from '#db/exams';
import { RecordingRepository } from '#db/recordings';
import { SittingRepository } from '#db/sittings';
import { finishRecording } from '#recording/finish';
import { Recorder } from '#recording/recorder';
import { RecordingStore } from '#recording/store';
import { UdpPorts } from '#recording/udp-ports';
import type { Room } from '#room/room';
import { WorkerPool } from '#room/worker-pool';
import { run } from '#server/process';
import { SittingEvent } from '#contract/sitting';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { RtpCandidate } from '../support/rtp-candidate.ts';
import { sampleExam, sampleSeats, sittingId } from '../support/samples.ts';
import { testMachine } from '../support/test-machine.ts';

let database: TestDatabase;
let db: Database;
let pool: WorkerPool;
let folder: string;
let store: RecordingStore;
let recordings: RecordingRepository;
let programs: { ffmpeg: string; ffprobe: string; workerBin: string };

beforeAll(async () => {
  programs = await testMachine();
  database = await createTestDatabase();
  db = openDatabase(database.url);
  recordings = new RecordingRepository(db);
  folder = await mkdtemp(join(tmpdir(), 'stagemark-recorder-'));
  store = await RecordingStore.create(folder);
  pool = await WorkerPool.create({
    workerBin: programs.workerBin,
    workers: 1,
    addresses: [{ ip: '127.0.0.1' }],
    onDied: () => undefined,
  });
});
afterAll(async () => {
  pool.close();
  await db.destroy();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

describe('the recorder, with real mediasoup, ffmpeg and PostgreSQL', () => {
  let room: Room;
  let id: RecordingId;
  let recorder: Recorder;
  let samples: number;
  const faults: string[] = [];
  let candidate: RtpCandidate | null;
  const producers = () =>
    (['audio', 'video'] as const).flatMap(
      (kind) => candidate?.producers.filter((producer) => producer.kind === kind && !producer.closed) ?? [],
    );
  const fragments = () => recordings.fragments(id);
  const untilFragments = (more: number) =>
    expect
      .poll(async () => (await fragments()).length, { timeout: 20_000, interval: 100 })
      .toBeGreaterThanOrEqual(more);
  const finish = () => finishRecording({ recordings, store, ffmpeg: programs.ffmpeg }, id, [], []);

  beforeEach(async () => {
    const sitting = sittingId();
    id = RecordingId.parse(v7());
    const named = sampleExam();
    await new ExamRepository(db).save(named.exam, 1);
    await new SittingRepository(db).create(
      sitting,
      named.hash,
      SittingEvent.parse({
        version: 1,
        at: 1,
        by: null,
        body: { kind: 'scheduled', examHash: named.hash, seats: sampleSeats().all },
      }),
      'scheduled',
    );
    const row = await recordings.open(sitting, id);
    room = await pool.createRoom();
    samples = 0;
    faults.length = 0;
    const sink = {
      onAudio: (block: Float32Array) => void (samples += block.length),
      onTake: () => undefined,
      onState: () => undefined,
      onFault: (event: string) => void faults.push(event),
    };
    recorder = await Recorder.create(
      { recordings, store, ffmpeg: programs.ffmpeg, ports: new UdpPorts(), now: Date.now },
      sink,
      row,
    );
    candidate = await RtpCandidate.create(room);
    recorder.attach({ router: room.router, producers });
    return async () => {
      await recorder.stop();
      await candidate?.close();
      room.close();
    };
  });

  test('[RE1] [RE2] start resolves once a fragment is on disk and named in the database, and the sound reaches the analysis', async () => {
    await recorder.start();
    const [first] = await fragments();
    if (first === undefined) throw new Error('a fragment');
    const bytes = await readFile(store.take(id, 1));
    const named = bytes.subarray(first.byteOffset, first.byteOffset + first.byteLength);
    expect(createHash('sha256').update(named).digest('hex')).toBe(first.sha256);
    await expect.poll(() => samples, { timeout: 10_000 }).toBeGreaterThan(8000);
  });

  test('[RE1] the candidate goes and comes back: another take on the same timeline, the gap kept', async () => {
    await recorder.start();
    await untilFragments(3);
    await candidate?.close();
    candidate = null;
    recorder.reconcile();
    await expect.poll(() => recorder.state).toBe('waiting');
    const before = (await fragments()).length;
    candidate = await RtpCandidate.create(room);
    recorder.reconcile();
    await untilFragments(before + 3);
    await recorder.stop();
    const takes = await recordings.takes(id);
    expect(takes.map(({ ordinal }) => ordinal)).toEqual([1, 2]);
    const finished = await finish();
    expect(finished).toMatchObject({ kind: 'finished' });
    if (finished.kind !== 'finished') return;
    expect(finished.gaps).toHaveLength(1);
    const probe = await run(programs.ffprobe, [
      '-v',
      'error',
      '-show_entries',
      'format=duration',
      '-of',
      'csv=p=0',
      finished.path,
    ]);
    if (probe.kind === 'failed') throw new Error(probe.message);
    expect(Math.abs(Number(probe.stdout.toString()) * 1000 - finished.durationMs)).toBeLessThan(500);
  });

  test('[RE1] ffmpeg is killed: the recording goes on with another take', async () => {
    await recorder.start();
    await untilFragments(2);
    const { pid } = recorder;
    if (pid === undefined) throw new Error('ffmpeg runs');
    process.kill(pid, 'SIGKILL');
    const before = (await fragments()).length;
    await untilFragments(before + 2);
    expect(faults).toContain('recording.take_ended');
    await recorder.stop();
    expect(await finish()).toMatchObject({ kind: 'finished' });
  });

  test('[RE5] finishing again gives the same; bytes beyond the last named fragment are cut off', async () => {
    await recorder.start();
    await untilFragments(3);
    await recorder.stop();
    const first = await finish();
    const bytes = await readFile(store.take(id, 1));
    await writeFile(store.take(id, 1), Buffer.concat([bytes, Buffer.from('half a cluster')]));
    const again = await finish();
    expect(again).toEqual(first);
    expect((await readFile(store.take(id, 1))).length).toBe(bytes.length);
  });

  test('[RE3] a changed byte and a missing file are found, and nothing is published', async () => {
    await recorder.start();
    await untilFragments(3);
    await recorder.stop();
    const path = store.take(id, 1);
    const bytes = await readFile(path);
    const [, second] = await fragments();
    if (second === undefined) throw new Error('two fragments');
    const forged = Buffer.from(bytes);
    forged[second.byteOffset + 40] = (forged[second.byteOffset + 40] ?? 0) ^ 1;
    await writeFile(path, forged);
    expect(await finish()).toEqual({ kind: 'damaged', ordinal: 2 });
    await rm(path);
    expect(await finish()).toMatchObject({ kind: 'damaged' });
    await expect(readFile(store.finished(id))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('[RE5] nothing recorded is said, not faked', async () => {
    expect(await finish()).toEqual({ kind: 'nothing_recorded' });
  });
});
