import { v7 } from 'uuid';
import { type NamedExam, sheetCriteria } from '#contract/exam';
import type { SeatLink } from '#contract/staff-http';
import { RecordingId, type SittingId } from '#contract/ids';
import { SittingEvent, type SittingEventBody } from '#contract/sitting';
import { expectedOf } from '#marking/sheet';
import { fold } from '#sitting/sitting';
import type { TestApp } from './app.ts';
import { PageSocket } from './page-socket.ts';
import { hash, mark } from './samples.ts';

type Scheduled = Awaited<ReturnType<TestApp['schedule']>>;

/** Writes events as the server would have, without a performance: for what comes after one. */
export async function write(server: TestApp, sittingId: SittingId, bodies: readonly SittingEventBody[]): Promise<void> {
  await server.app.sittings.locked(sittingId, async (events, append) => {
    const all = [...events];
    for (const body of bodies) {
      const event = SittingEvent.parse({ version: all.length + 1, at: Date.now(), by: null, body });
      all.push(event);
      await append(event, fold(sittingId, all).state);
    }
  });
}

/** Nothing was measured: what the exam then gives to the examiners. */
const fallen = ({ exam }: NamedExam) =>
  exam.abstained === 'examiners_mark'
    ? sheetCriteria(exam).flatMap(({ id, kind }) => (kind === 'measured' ? [id] : []))
    : [];

/** A sitting whose performance is over and whose sheets are open. */
export async function atMarking(server: TestApp, named: NamedExam): Promise<Scheduled> {
  const scheduled = await server.schedule(named);
  await write(server, scheduled.sittingId, [
    { kind: 'checkedIn' },
    { kind: 'consented', language: 'en', textHash: hash('0') },
    { kind: 'wentLive', recordingId: RecordingId.parse(v7()) },
    { kind: 'ended', reason: 'panel' },
    { kind: 'markingOpened', evidence: 'incomplete', toExaminers: fallen(named) },
  ]);
  return scheduled;
}

/** An examiner who gives every line the level that `levelOf` says, at the given second, and seals. */
export async function markAndSeal(
  url: string,
  link: SeatLink,
  named: NamedExam,
  levelOf: (criterion: string) => number,
  at = 1000,
): Promise<void> {
  const socket = await PageSocket.connect(url, new URL(link.url).hash.slice(1));
  try {
    for (const id of expectedOf({ exam: named.exam, toExaminers: fallen(named) })) {
      const acked = await socket.request('marking.mark', { mark: mark(id, levelOf(id), at) });
      if (!acked.ok) throw new Error(`${id}: ${acked.error.code}`);
    }
    const sealed = await socket.request('marking.sealSheet', {});
    if (!sealed.ok) throw new Error(sealed.error.code);
  } finally {
    socket.close();
  }
}
