import type { Drift } from '#contract/marking';
import type { EndReason, RemarkOf, Seat, SittingEvent, SittingState } from '#contract/sitting';
import type { CriterionId, PersonId, RecordingId, Sha256, SittingId } from '#contract/ids';

/** The state of one sitting: nothing but a fold of its events [SI1]. */
export type Sitting = {
  readonly id: SittingId;
  readonly version: number;
  readonly state: SittingState;
  readonly examHash: Sha256 | null;
  readonly seats: readonly Seat[];
  readonly consented: boolean;
  readonly recordingId: RecordingId | null;
  /** A sitting without a performance: the recording of another one is marked again. */
  readonly remarkOf: RemarkOf | null;
  readonly toExaminers: readonly CriterionId[];
  readonly drift: Drift | null;
  /** Server's clock, ms: when the present live stretch began. */
  readonly runningSince: number | null;
  readonly elapsedBeforeMs: number;
  readonly endReason: EndReason | null;
  readonly sealedSheets: ReadonlyMap<PersonId, Sha256>;
  readonly disputed: readonly CriterionId[];
  readonly adjudicated: ReadonlyMap<CriterionId, { level: number; by: PersonId; reason: string }>;
  readonly resultHash: Sha256 | null;
  readonly voidReason: string | null;
};

export const unborn = (id: SittingId): Sitting => ({
  id,
  version: 0,
  state: 'scheduled',
  examHash: null,
  seats: [],
  consented: false,
  recordingId: null,
  remarkOf: null,
  toExaminers: [],
  drift: null,
  runningSince: null,
  elapsedBeforeMs: 0,
  endReason: null,
  sealedSheets: new Map(),
  disputed: [],
  adjudicated: new Map(),
  resultHash: null,
  voidReason: null,
});

const stopClock = (sitting: Sitting, at: number): Pick<Sitting, 'runningSince' | 'elapsedBeforeMs'> => ({
  runningSince: null,
  elapsedBeforeMs:
    sitting.elapsedBeforeMs + (sitting.runningSince === null ? 0 : Math.max(0, at - sitting.runningSince)),
});

/** One event further. Events are facts: they are never refused here. */
export function apply(sitting: Sitting, event: SittingEvent): Sitting {
  const next = { ...sitting, version: event.version };
  const { body, at } = event;
  switch (body.kind) {
    case 'scheduled':
      return {
        ...next,
        // What is marked again has been performed already.
        state: body.remarkOf === null ? 'scheduled' : 'marking',
        examHash: body.examHash,
        seats: body.seats,
        remarkOf: body.remarkOf,
      };
    case 'checkedIn':
      return { ...next, state: 'checked-in' };
    case 'consented':
      return { ...next, state: 'preparing', consented: true };
    case 'wentLive':
      return { ...next, state: 'live', recordingId: body.recordingId, runningSince: at };
    case 'paused':
      return { ...next, state: 'paused', ...stopClock(sitting, at) };
    case 'resumed':
      return { ...next, state: 'live', runningSince: at };
    case 'ended':
      return { ...next, state: 'ended', endReason: body.reason, ...stopClock(sitting, at) };
    case 'markingOpened':
      return { ...next, state: 'marking', toExaminers: body.toExaminers };
    case 'sheetSealed':
      return { ...next, sealedSheets: new Map(sitting.sealedSheets).set(body.examinerId, body.sheetHash) };
    case 'sheetReopened': {
      const sealedSheets = new Map(sitting.sealedSheets);
      sealedSheets.delete(body.examinerId);
      return {
        ...next,
        sealedSheets,
        state: sitting.state === 'adjudication' ? 'marking' : sitting.state,
        disputed: [],
        adjudicated: new Map(),
      };
    }
    case 'adjudicationOpened':
      return {
        ...next,
        // While a sheet is still open, marking goes on beside it.
        state: allSheetsSealed(sitting) ? 'adjudication' : sitting.state,
        disputed: [...new Set([...sitting.disputed, ...body.criteria])].filter((id) => !sitting.adjudicated.has(id)),
      };
    case 'adjudicatorNamed':
      return { ...next, seats: [...sitting.seats, body.seat] };
    case 'adjudicated': {
      if (event.by === null) return next;
      const adjudicated = new Map(sitting.adjudicated).set(body.criterionId, {
        level: body.level,
        by: event.by,
        reason: body.reason,
      });
      return { ...next, adjudicated, disputed: sitting.disputed.filter((id) => id !== body.criterionId) };
    }
    case 'driftMeasured':
      return { ...next, state: 'sealed', drift: body.drift };
    case 'resultSealed':
      return { ...next, state: 'sealed', resultHash: body.resultHash };
    case 'released':
      return { ...next, state: 'released' };
    case 'voided':
      return { ...next, state: 'void', voidReason: body.reason, ...stopClock(sitting, at) };
  }
}

export const fold = (id: SittingId, events: readonly SittingEvent[]): Sitting => events.reduce(apply, unborn(id));

export const seatsOf = (sitting: Sitting, role: Seat['role']): readonly Seat[] =>
  sitting.seats.filter((seat) => seat.role === role);
/** The sitting whose recording is the evidence: its own, or the one that is marked again. */
export const evidenceOf = (sitting: Pick<Sitting, 'id' | 'remarkOf'>): SittingId =>
  sitting.remarkOf?.sittingId ?? sitting.id;
export const allSheetsSealed = (sitting: Sitting): boolean =>
  seatsOf(sitting, 'examiner').every((seat) => sitting.sealedSheets.has(seat.personId));
