import type { SittingId } from '#contract/ids';
import type { ScoreBundle } from '#contract/result';
import { WallTime } from '#contract/time';
import type { DocumentRepository } from '#db/documents';
import type { ExaminerRepository } from '#db/examiners';
import type { MarkRepository } from '#db/marks';
import type { RecordingRepository } from '#db/recordings';
import type { SittingRepository } from '#db/sittings';
import { standingMarks } from '#marking/sheet';
import { contentHash } from '#result/canonical';
import { resultBody, seal } from '#result/seal';
import { signatureOver } from '#result/sign';
import { disputedCriteria } from '#scoring/agreement';
import type { Loaded, SittingCommands } from '#sitting/commands';
import { allSheetsSealed, seatsOf } from '#sitting/sitting';
import { measureDrift } from './measure-drift.ts';
import type { Log } from '../log.ts';

type Parts = {
  commands: SittingCommands;
  sittings: SittingRepository;
  marks: MarkRepository;
  recordings: RecordingRepository;
  documents: DocumentRepository;
  examiners: ExaminerRepository;
  signingKey: string;
  now: () => number;
  log: Log;
};

/**
 * After each sealed sheet: a dispute between sealed sheets is opened at once, for no further sheet can end it [SC3].
 * Once every sheet is sealed and every dispute settled, the result is sealed. Safe to run twice.
 */
export const settle =
  (parts: Parts) =>
  async (id: SittingId): Promise<void> => {
    const loaded = await parts.commands.load(id);
    if (loaded === null) return;
    const { sitting, named } = loaded;
    if (sitting.remarkOf !== null) return measureDrift(parts, loaded);
    if (sitting.state !== 'marking' && sitting.state !== 'adjudication') return;
    const bundle = await bundleOf(parts, loaded);
    const sealed = bundle.sheets.filter(({ examinerId }) => sitting.sealedSheets.has(examinerId));
    const open = disputedCriteria(named.exam, sealed).filter((criterion) => !sitting.adjudicated.has(criterion));
    const known = open.every((criterion) => sitting.disputed.includes(criterion));
    const whole = allSheetsSealed(sitting);
    if (open.length > 0 && (!known || (whole && sitting.state === 'marking'))) {
      const command = { kind: 'openAdjudication' as const, criteria: open };
      const opened = await parts.commands.run(id, command, { role: 'server' }, sitting.version);
      // Something happened meanwhile: the queue tries again with what is known then.
      if (opened.kind === 'refused' && opened.code === 'version_conflict') throw new Error(opened.code);
      return;
    }
    if (whole && sitting.disputed.length === 0) await sealResult(parts, loaded, bundle);
  };

export async function bundleOf(
  parts: Pick<Parts, 'marks' | 'documents'>,
  { sitting, named }: Loaded,
): Promise<ScoreBundle> {
  const marks = await parts.marks.marks(sitting.id);
  return {
    exam: named.exam,
    sheets: seatsOf(sitting, 'examiner').map(({ personId }) => ({
      examinerId: personId,
      marks: standingMarks(marks.filter(({ examinerId }) => examinerId === personId)),
    })),
    adjudications: [...sitting.adjudicated].map(([criterionId, ruling]) => ({ criterionId, ...ruling })),
    analysis: await parts.documents.analysis(sitting.id),
  };
}

async function sealResult(parts: Parts, { sitting }: Loaded, bundle: ScoreBundle): Promise<void> {
  const { id } = sitting;
  const [candidate] = seatsOf(sitting, 'candidate');
  if (candidate === undefined) throw new Error('a sitting without a candidate');
  const summary = await parts.recordings.summary(id);
  const built = resultBody({
    sittingId: id,
    candidate: { personId: candidate.personId, name: candidate.name },
    sealedAt: WallTime.parse(parts.now()),
    eventsHash: contentHash(await parts.sittings.events(id)),
    recording:
      summary === null || summary.chainHead === null
        ? null
        : {
            chainHead: summary.chainHead,
            fragments: summary.fragments,
            durationMs: summary.durationMs,
            gaps: summary.gaps.map(({ span }) => span),
          },
    bundle,
  });
  if (built.kind === 'refused') throw new Error(`${built.code}: ${built.detail ?? ''}`);
  // The first sealed result stands: a second run of this job finds it and only repeats the event.
  const result = await parts.documents.saveResult(
    id,
    seal(built.body, (bytes) => signatureOver(bytes, parts.signingKey)),
    parts.now(),
  );
  const done = await parts.commands.run(id, { kind: 'sealResult', resultHash: result.hash }, { role: 'server' }, null);
  if (done.kind === 'refused') parts.log.warn({ sittingId: id, code: done.code }, 'result.not_sealed');
}
