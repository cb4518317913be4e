import type { SittingId } from '#contract/ids';
import type { SittingEvent } from '#contract/sitting';
import type { WordList } from '#contract/word-list';
import { analyseFile } from '#analysis/analyse-file';
import type { DocumentRepository } from '#db/documents';
import type { RecordingRepository } from '#db/recordings';
import type { SittingRepository } from '#db/sittings';
import { finishRecording } from '#recording/finish';
import type { RecordingStore } from '#recording/store';
import type { Covered } from '#recording/timeline';
import { fallenToExaminers } from '#scoring/score';
import type { SittingCommands } from '#sitting/commands';
import type { Log } from '../log.ts';

type Parts = {
  commands: SittingCommands;
  sittings: SittingRepository;
  recordings: RecordingRepository;
  documents: DocumentRepository;
  store: RecordingStore;
  ffmpeg: string;
  ffprobe: string;
  wordLists: readonly WordList[];
  now: () => number;
  log: Log;
};

/**
 * After the performance: the finished file, its final measurements, then marking opens. Safe to run twice.
 * Damaged or missing evidence still opens marking, and the event says `incomplete`: people decide what that means.
 */
export const finishEvidence =
  (parts: Parts) =>
  async (id: SittingId): Promise<void> => {
    const loaded = await parts.commands.load(id);
    if (loaded === null || loaded.sitting.state !== 'ended') return;
    const recording = await parts.recordings.find(id);
    let evidence: 'complete' | 'incomplete' = 'incomplete';
    if (recording !== null) {
      const pauses = pausesOf(await parts.sittings.events(id), recording.zeroAt ?? 0);
      const finished = await finishRecording(parts, recording.id, pauses, []);
      if (finished.kind === 'finished') {
        const analysed = await analyseFile(finished.path, {
          ffmpeg: parts.ffmpeg,
          ffprobe: parts.ffprobe,
          brief: loaded.named.exam.brief,
          speech: loaded.named.exam.brief.speech,
          gaps: finished.gaps.map(({ span }) => span),
          wordLists: parts.wordLists,
        });
        if (analysed.kind === 'analysed') {
          await parts.documents.saveAnalysis(id, analysed.analysis, parts.now());
          evidence = 'complete';
        } else parts.log.error({ sittingId: id, code: analysed.code }, 'evidence.not_analysed');
      } else {
        await parts.recordings.setState(recording.id, 'failed');
        parts.log.error({ sittingId: id, ...finished }, 'evidence.not_finished');
      }
    }
    const toExaminers = fallenToExaminers({
      exam: loaded.named.exam,
      analysis: await parts.documents.analysis(id),
    });
    await parts.commands.run(id, { kind: 'openMarking', evidence, toExaminers }, { role: 'server' }, null);
  };

/** The pauses of a sitting in media time, from its events. */
export function pausesOf(events: readonly SittingEvent[], zeroAt: number): Covered[] {
  const pauses: Covered[] = [];
  let from: number | null = null;
  for (const { at, body } of events) {
    if (body.kind === 'paused') from = at;
    if ((body.kind === 'resumed' || body.kind === 'ended') && from !== null) {
      // The recorder stops and starts a little after each command: the pause owns that time too.
      pauses.push({ fromMs: from - zeroAt - PAUSE_EDGE_MS, toMs: at - zeroAt + PAUSE_EDGE_MS });
      from = null;
    }
  }
  return pauses;
}
const PAUSE_EDGE_MS = 3000;
