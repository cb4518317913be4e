import type { Role, SittingState } from '#contract/sitting';
import type { LifecycleCommand } from './lifecycle.ts';

type Allowed = { roles: readonly (Role | 'server')[]; states: readonly SittingState[] };
const running: readonly SittingState[] = ['live', 'paused'];
const beforeRelease: readonly SittingState[] = [
  'scheduled',
  'checked-in',
  'preparing',
  'live',
  'paused',
  'ended',
  'marking',
  'adjudication',
  'sealed',
];

/** Who may do what, and when [SI2]. */
export const table: Record<LifecycleCommand['kind'], Allowed> = {
  checkIn: { roles: ['candidate'], states: ['scheduled'] },
  consent: { roles: ['candidate'], states: ['checked-in'] },
  goLive: { roles: ['candidate'], states: ['preparing'] },
  pause: { roles: ['lead'], states: ['live'] },
  resume: { roles: ['lead'], states: ['paused'] },
  end: { roles: ['candidate', 'lead', 'server'], states: running },
  openMarking: { roles: ['server'], states: ['ended'] },
  sealSheet: { roles: ['examiner'], states: ['ended', 'marking'] },
  nameAdjudicator: { roles: ['lead'], states: ['live', 'paused', 'ended', 'marking', 'adjudication'] },
  reopenSheet: { roles: ['lead'], states: ['ended', 'marking', 'adjudication'] },
  openAdjudication: { roles: ['server'], states: ['marking'] },
  adjudicate: { roles: ['lead', 'adjudicator'], states: ['marking', 'adjudication'] },
  measureDrift: { roles: ['server'], states: ['marking'] },
  sealResult: { roles: ['server'], states: ['marking', 'adjudication'] },
  release: { roles: ['lead'], states: ['sealed'] },
  void: { roles: ['lead'], states: beforeRelease },
};

export const mayRole = (role: Role | 'server', command: LifecycleCommand['kind']): boolean =>
  table[command].roles.includes(role);
export const mayState = (state: SittingState, command: LifecycleCommand['kind']): boolean =>
  table[command].states.includes(state);

/** States in which the candidate's picture may flow: after consent, until the performance ends [SI3]. */
export const maySendMedia = (state: SittingState): boolean =>
  state === 'preparing' || state === 'live' || state === 'paused';
/** States in which marks and notes are taken: from the first live second until the sheet is sealed [MK2]. */
export const mayMark = (state: SittingState): boolean =>
  state === 'live' || state === 'paused' || state === 'ended' || state === 'marking';
/** What the candidate may read: the result, and only once released [SI6]. */
export const mayReadResult = (role: Role, state: SittingState): boolean =>
  state === 'released' || (state === 'sealed' && (role === 'lead' || role === 'reviewer'));
