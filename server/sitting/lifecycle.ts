import type { EndReason, Role, SittingCommand, SittingEventBody } from '#contract/sitting';
import type { CriterionId, PersonId, RecordingId, Sha256 } from '#contract/ids';
import { type Refused, refused } from '#contract/errors';
import { mayRole, mayState } from './access.ts';
import { allSheetsSealed, type Sitting } from './sitting.ts';

/** What the server itself, or an examiner through the mark sheet, asks of a sitting. */
export type ServerCommand =
  | { kind: 'openMarking'; evidence: 'complete' | 'incomplete' }
  | { kind: 'sealSheet'; examinerId: PersonId; sheetHash: Sha256 }
  | { kind: 'reopenSheet'; examinerId: PersonId; reason: string }
  | { kind: 'openAdjudication'; criteria: CriterionId[] }
  | { kind: 'adjudicate'; criterionId: CriterionId; level: number; reason: string }
  | { kind: 'sealResult'; resultHash: Sha256 };
export type LifecycleCommand =
  | Exclude<SittingCommand, { kind: 'goLive' } | { kind: 'end' }>
  | { kind: 'goLive'; recordingId: RecordingId }
  | { kind: 'end'; reason: EndReason }
  | ServerCommand;

export type Actor = { role: Role; personId: PersonId } | { role: 'server' };
export type Decision = { kind: 'accepted'; body: SittingEventBody } | Refused;

const accepted = (body: SittingEventBody): Decision => ({ kind: 'accepted', body });

/**
 * Command and state in, one event or a refusal out [SI2].
 * @param consentHash SHA-256 of the consent text that this exam shows: consent to another text is none [SI3].
 */
export function decide(
  sitting: Sitting,
  command: LifecycleCommand,
  actor: Actor,
  consentHash: (language: string) => Sha256,
): Decision {
  if (!mayRole(actor.role, command.kind)) return refused('not_allowed', `${actor.role} · ${command.kind}`);
  if (!mayState(sitting.state, command.kind)) return refused('wrong_state', `${sitting.state} · ${command.kind}`);
  switch (command.kind) {
    case 'checkIn':
      return accepted({ kind: 'checkedIn' });
    case 'consent':
      if (command.textHash !== consentHash(command.language))
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
      return accepted({ kind: 'markingOpened', evidence: command.evidence });
    case 'sealSheet':
      if (sitting.sealedSheets.has(command.examinerId)) return refused('sheet_sealed');
      return accepted({ kind: 'sheetSealed', examinerId: command.examinerId, sheetHash: command.sheetHash });
    case 'reopenSheet':
      if (!sitting.sealedSheets.has(command.examinerId)) return refused('wrong_state', 'the sheet is not sealed');
      return accepted({ kind: 'sheetReopened', examinerId: command.examinerId, reason: command.reason });
    case 'openAdjudication':
      if (!allSheetsSealed(sitting)) return refused('sheet_incomplete');
      return accepted({ kind: 'adjudicationOpened', criteria: command.criteria });
    case 'adjudicate':
      if (!sitting.disputed.includes(command.criterionId))
        return refused('wrong_state', 'this criterion is not disputed');
      return accepted({
        kind: 'adjudicated',
        criterionId: command.criterionId,
        level: command.level,
        reason: command.reason,
      });
    case 'sealResult':
      if (!allSheetsSealed(sitting)) return refused('sheet_incomplete');
      if (sitting.disputed.length > 0) return refused('adjudication_needed', sitting.disputed.join(', '));
      return accepted({ kind: 'resultSealed', resultHash: command.resultHash });
    case 'release':
      return accepted({ kind: 'released' });
    case 'void':
      return accepted({ kind: 'voided', reason: command.reason });
  }
}
