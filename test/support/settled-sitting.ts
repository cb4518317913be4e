import { v7 } from 'uuid';
import type { NamedExam } from '#contract/exam';
import { type CriterionId, RecordingId } from '#contract/ids';
import type { Analysis } from '#contract/metric';
import { expectedOf } from '#marking/sheet';
import { fallenToExaminers } from '#scoring/score';
import { consentHash, planOf } from '#sitting/commands';
import type { Actor, LifecycleCommand } from '#sitting/lifecycle';
import { seatsOf } from '#sitting/sitting';
import type { TestApp } from './app.ts';
import { mark } from './samples.ts';
import { openWorkshop } from './workshop.ts';

type Parts = {
  named?: NamedExam;
  analysis?: Analysis | null;
  /** The level of each criterion and rating, by examiner. */
  levelOf: (criterion: CriterionId, examiner: number) => number;
  /** What the lead examiner decides where the panel disputes. */
  rulingOf?: (criterion: CriterionId) => { level: number; reason: string };
  release?: boolean;
};

/** Takes a sitting of a running server to its sealed result, by the server's own commands and job, without a performance. */
export async function settledSitting(
  server: TestApp,
  { named, analysis = null, levelOf, rulingOf, release = true }: Parts,
) {
  const scheduled = await server.schedule(named);
  const id = scheduled.sittingId;
  const { now } = server.options;
  const { commands, documents, settle, close } = await openWorkshop(server);
  const actor = (role: 'candidate' | 'lead'): Actor => ({ role, personId: scheduled.link(role).seat.personId });
  const run = async (command: LifecycleCommand, who: Actor) => {
    const done = await commands.run(id, command, who, null);
    if (done.kind === 'refused') throw new Error(`${command.kind}: ${done.code} ${done.detail ?? ''}`);
    return done;
  };
  try {
    await run({ kind: 'checkIn' }, actor('candidate'));
    const textHash = consentHash(scheduled.named, 'en');
    await run({ kind: 'consent', language: 'en', textHash }, actor('candidate'));
    await run({ kind: 'goLive', recordingId: RecordingId.parse(v7()) }, actor('candidate'));
    await run({ kind: 'end', reason: 'candidate' }, actor('candidate'));
    if (analysis !== null) await documents.saveAnalysis(id, analysis, now());
    const toExaminers = fallenToExaminers({ exam: scheduled.named.exam, analysis });
    const opened = await run({ kind: 'openMarking', evidence: 'incomplete', toExaminers }, { role: 'server' });
    for (const [e, { personId }] of seatsOf(opened.sitting, 'examiner').entries()) {
      for (const [c, criterion] of expectedOf(planOf(opened)).entries())
        await commands.record(id, personId, {
          kind: 'mark',
          mark: mark(criterion, levelOf(criterion, e), 20_000 + c * 23_000 + e * 4000),
        });
      const sealed = await commands.sealSheet(id, personId);
      if (sealed.kind === 'refused') throw new Error(`sealSheet: ${sealed.code}`);
    }
    await settle(id);
    const disputed = (await commands.load(id))?.sitting.disputed ?? [];
    for (const criterionId of disputed) {
      const ruling = rulingOf?.(criterionId);
      if (ruling === undefined) throw new Error(`the panel disputes ${criterionId}`);
      await run({ kind: 'adjudicate', criterionId, ...ruling }, actor('lead'));
    }
    if (disputed.length > 0) await settle(id);
    if (release) await run({ kind: 'release' }, actor('lead'));
    return scheduled;
  } finally {
    await close();
  }
}
