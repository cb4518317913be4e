import { refused } from '#contract/errors';
import type { SittingCommand } from '#contract/sitting';
import type { Joined } from '#contract/socket';
import { visibleSitting } from '#marking/visibility';
import type { RecordingStore } from '#recording/store';
import { consentHash, type SittingCommands } from '#sitting/commands';
import type { Actor, LifecycleCommand } from '#sitting/lifecycle';
import { viewOf } from '#sitting/timing';
import type { Log } from '../log.ts';
import type { Connection } from './connection.ts';
import type { Handlers } from './on-request.ts';
import type { Panels } from './panels.ts';

type Parts = {
  commands: SittingCommands;
  panels: Panels;
  store: RecordingStore;
  minFreeBytes: number;
  draining: () => boolean;
  now: () => number;
  log: Log;
};

export const sittingHandlers = (parts: Parts): Pick<Handlers, 'sitting.join' | 'sitting.command'> => ({
  'sitting.join': async (_data, { sittingId, me, live }) => {
    const loaded = await parts.commands.load(sittingId);
    if (loaded === null) return refused('not_found');
    const data: Joined = {
      me,
      sitting: visibleSitting(viewOf(loaded.sitting, loaded.named.exam, parts.now()), me),
      exam: loaded.named,
      consentHash: { 'zh-CN': consentHash(loaded.named, 'zh-CN'), en: consentHash(loaded.named, 'en') },
      producers: live.room.producers(),
      recording: live.recording(),
      line: live.line,
      present: live.present(),
      sheet: me.role === 'examiner' ? await parts.panels.sheet(loaded, me.personId) : null,
      cases: me.role === 'adjudicator' ? await parts.panels.cases(loaded) : null,
      panel: me.role === 'lead' || me.role === 'reviewer' ? await parts.panels.progress(loaded) : null,
    };
    return { kind: 'reply', data };
  },

  'sitting.command': async ({ expectedVersion, command }, connection) => {
    const actor: Actor = { role: connection.me.role, personId: connection.me.personId };
    if (command.kind === 'goLive') return goLive(parts, connection, actor, expectedVersion);
    const done = await parts.commands.run(
      connection.sittingId,
      lifecycleCommand(command, connection),
      actor,
      expectedVersion,
    );
    return done.kind === 'refused' ? done : { kind: 'reply', data: viewOf(done.sitting, done.named.exam, parts.now()) };
  },
});

function lifecycleCommand(command: Exclude<SittingCommand, { kind: 'goLive' }>, { me }: Connection): LifecycleCommand {
  return command.kind === 'end' ? { kind: 'end', reason: me.role === 'candidate' ? 'candidate' : 'panel' } : command;
}

/** Live begins only once the recording truly runs [RE1]: first the check, then the recording, then the event. */
async function goLive(
  parts: Parts,
  { sittingId, live }: Connection,
  actor: Actor,
  expectedVersion: number,
): Promise<Awaited<ReturnType<Handlers['sitting.command']>>> {
  const command: LifecycleCommand = { kind: 'goLive', recordingId: live.recordingId };
  const would = await parts.commands.wouldAccept(sittingId, command, actor, expectedVersion);
  if (would.kind === 'refused') return would;
  if (parts.draining()) return refused('draining');
  if ((await parts.store.freeBytes()) < parts.minFreeBytes) return refused('disk_full');
  try {
    await live.startRecording();
  } catch (error) {
    parts.log.error(
      { sittingId, detail: error instanceof Error ? error.message : String(error) },
      'recording.not_started',
    );
    await live.abandonRecording();
    return refused('recording_failed');
  }
  const done = await parts.commands.run(sittingId, command, actor, expectedVersion);
  if (done.kind === 'refused') {
    await live.abandonRecording();
    return done;
  }
  return { kind: 'reply', data: viewOf(done.sitting, done.named.exam, parts.now()) };
}
