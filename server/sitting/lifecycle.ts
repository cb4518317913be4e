import type { PanelRule } from '#contract/exam';
import type { Drift } from '#contract/marking';
import type { EndReason, Role, Seat, SittingCommand, SittingEventBody } from '#contract/sitting';
import type { CriterionId, PersonId, RecordingId, Sha256 } from '#contract/ids';
import { type Refused, refused } from '#contract/errors';
import { mayRole, mayState } from './access.ts';
import { allSheetsSealed, type Sitting } from './sitting.ts';

/** What the server itself, or an examiner through the mark sheet, asks of a sitting. */
export type ServerCommand =
  | { kind: 'openMarking'; evidence: 'complete' | 'incomplete'; toExaminers: CriterionId[] }
  | { kind: 'sealSheet'; examinerId: PersonId; sheetHash: Sha256 }
  | { kind: 'reopenSheet'; examinerId: PersonId; reason: string }
  | { kind: 'openAdjudication'; criteria: CriterionId[] }
  | { kind: 'nameAdjudicator'; seat: Seat }
  | { kind: 'measureDrift'; drift: Drift; limitPerMille: number }
  | { kind: 'adjudicate'; criterionId: CriterionId; level: number; reason: string }
  | { kind: 'sealResult'; resultHash: Sha256 };
export type LifecycleCommand =
  | Exclude<SittingCommand, { kind: 'goLive' } | { kind: 'end' }>
  | { kind: 'goLive'; recordingId: RecordingId }
  | { kind: 'end'; reason: EndReason }
  | ServerCommand;

export type Actor = { role: Role; personId: PersonId } | { role: 'server' };
/** What a decision needs to know of the exam. */
export type ExamRules = {
  consentHash: (language: string) => Sha256;
  adjudicator: PanelRule['adjudicator'];
  /** The measured criteria that this exam gives to the examiners when the metric abstains: their sheets wait for the measurements. */
  sheetsAwaitMetrics: boolean;
};
export type Decision = { kind: 'accepted'; body: SittingEventBody } | Refused;

const accepted = (body: SittingEventBody): Decision => ({ kind: 'accepted', body });

/**
 * Command and state in, one event or a refusal out [SI2].
 * @param rules what the exam says: whose adjudication counts, and the SHA-256 of the consent text that it shows: consent to another text is none [SI3].
 */
export function decide(sitting: Sitting, command: LifecycleCommand, actor: Actor, rules: ExamRules): Decision {
  if (!mayRole(actor.role, command.kind)) return refused('not_allowed', `${actor.role} · ${command.kind}`);
  if (!mayState(sitting.state, command.kind)) return refused('wrong_state', `${sitting.state} · ${command.kind}`);
  switch (command.kind) {
    case 'checkIn':
      return accepted({ kind: 'checkedIn' });
    case 'consent':
      if (command.textHash !== rules.consentHash(command.language))
        return refused('version_conflict', 'the consent text has changed');
      return accepted({ kind: 'consented', language: command.language, textHash: command.textHash });
    case 'goLive':
      return accepted({ kind: 'wentLive', recordingId: command.recordingId });
    case 'pause':
      return accepted({ kind: 'paused', reason: command.reason });
    case 'resume':
      return accepted({ kind: 'resumed' });
    case 'end':
      return accepted({ kind: 'ended', reason: command.reason });
    case 'openMarking':
      return accepted({ kind: 'markingOpened', evidence: command.evidence, toExaminers: command.toExaminers });
    case 'sealSheet':
      if (sitting.state === 'ended' && rules.sheetsAwaitMetrics)
        return refused('wrong_state', 'what the machine could not measure comes to the examiners first');
      if (sitting.sealedSheets.has(command.examinerId)) return refused('sheet_sealed');
      return accepted({ kind: 'sheetSealed', examinerId: command.examinerId, sheetHash: command.sheetHash });
    case 'reopenSheet':
      if (!sitting.sealedSheets.has(command.examinerId)) return refused('wrong_state', 'the sheet is not sealed');
      return accepted({ kind: 'sheetReopened', examinerId: command.examinerId, reason: command.reason });
    case 'openAdjudication':
      if (sitting.sealedSheets.size < 2) return refused('sheet_incomplete');
      return accepted({ kind: 'adjudicationOpened', criteria: command.criteria });
    case 'nameAdjudicator':
      if (rules.adjudicator !== 'further_examiner')
        return refused('not_allowed', 'this exam’s lead examiner adjudicates');
      if (sitting.seats.some(({ role }) => role === 'adjudicator'))
        return refused('wrong_state', 'a further examiner is named already');
      if (sitting.seats.some((seat) => isSameExaminer(seat, command.seat)))
        return refused('not_allowed', 'whoever has a seat in this sitting is not blind to it');
      return accepted({ kind: 'adjudicatorNamed', seat: command.seat });
    case 'measureDrift':
      if (sitting.remarkOf === null) return refused('wrong_state', 'nothing is marked again here');
      if (!allSheetsSealed(sitting)) return refused('sheet_incomplete');
      return accepted({ kind: 'driftMeasured', drift: command.drift, limitPerMille: command.limitPerMille });
    case 'adjudicate':
      if ((actor.role === 'adjudicator') !== (rules.adjudicator === 'further_examiner'))
        return refused('not_allowed', `adjudicator: ${rules.adjudicator}`);
      if (!sitting.disputed.includes(command.criterionId))
        return refused('wrong_state', 'this criterion is not disputed');
      return accepted({
        kind: 'adjudicated',
        criterionId: command.criterionId,
        level: command.level,
        reason: command.reason,
      });
    case 'sealResult':
      if (sitting.remarkOf !== null) return refused('wrong_state', 'marking again gives no result');
      if (!allSheetsSealed(sitting)) return refused('sheet_incomplete');
      if (sitting.disputed.length > 0) return refused('adjudication_needed', sitting.disputed.join(', '));
      return accepted({ kind: 'resultSealed', resultHash: command.resultHash });
    case 'release':
      return accepted({ kind: 'released' });
    case 'void':
      return accepted({ kind: 'voided', reason: command.reason });
  }
}

const isSameExaminer = (a: Seat, b: Seat): boolean =>
  a.personId === b.personId || (a.examinerId !== null && a.examinerId === b.examinerId);
