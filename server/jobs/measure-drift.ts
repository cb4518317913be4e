import { sheetCriteria } from '#contract/exam';
import { levelsOf } from '#contract/rubric';
import { WallTime } from '#contract/time';
import type { ExaminerRepository } from '#db/examiners';
import type { MarkRepository } from '#db/marks';
import { driftFrom } from '#marking/drift';
import { standingMarks } from '#marking/sheet';
import { examStructureHash } from '#scoring/structure';
import type { Loaded, SittingCommands } from '#sitting/commands';
import { allSheetsSealed, seatsOf } from '#sitting/sitting';
import type { Log } from '../log.ts';

type Parts = {
  commands: SittingCommands;
  marks: MarkRepository;
  examiners: ExaminerRepository;
  now: () => number;
  log: Log;
};

/** A reference recording has been marked again: how far from the agreed marks, on the examiner's record [MK8]. Safe to run twice. */
export async function measureDrift(parts: Parts, { sitting, named }: Loaded): Promise<void> {
  const { remarkOf } = sitting;
  const [seat] = seatsOf(sitting, 'examiner');
  if (remarkOf === null || seat === undefined || !allSheetsSealed(sitting) || sitting.state !== 'marking') return;
  const structureSha256 = examStructureHash(named.exam);
  const references = await parts.examiners.references(structureSha256);
  const reference = references.find(({ sittingId }) => sittingId === remarkOf.sittingId);
  const points = new Map(sheetCriteria(named.exam).map((criterion) => [criterion.id, levelsOf(criterion)]));
  const agreed = new Map(
    (reference?.agreed ?? []).flatMap(({ criterionId, level }) => {
      const found = points.get(criterionId)?.find((each) => each.level === level);
      return found === undefined ? [] : [[criterionId, found.milliPoints] as const];
    }),
  );
  const saved = await parts.marks.marks(sitting.id);
  const drift = driftFrom(named.exam, standingMarks(saved), agreed);
  if (drift === null) throw new Error('nothing to compare: the reference has no agreed marks for this exam');
  const limitPerMille = named.exam.standardisation?.maxDriftPerMille ?? 1000;
  if (seat.examinerId !== null)
    await parts.examiners.qualify(seat.examinerId, named.hash, {
      kind: 'measured',
      at: WallTime.parse(parts.now()),
      structureSha256,
      sittingId: sitting.id,
      purpose: remarkOf.purpose,
      drift,
      limitPerMille,
    });
  await parts.commands.run(sitting.id, { kind: 'measureDrift', drift, limitPerMille }, { role: 'server' }, null);
  parts.log.info({ sittingId: sitting.id }, 'drift.measured');
}
