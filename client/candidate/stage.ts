import type { SittingState } from '#contract/sitting';

export type Stage = 'who' | 'consent' | 'devices' | 'brief' | 'waiting' | 'live' | 'ended' | 'result';
/** What the candidate has done on this device; the server knows the rest. */
export type Progress = { devicesReady: boolean; briefReady: boolean; briefSince: number | null };
export const noProgress: Progress = { devicesReady: false, briefReady: false, briefSince: null };

export const steps: readonly Stage[] = ['who', 'consent', 'devices', 'brief', 'waiting'];

/** The one thing the candidate has to do now. */
export function stageOf(state: SittingState, progress: Progress): Stage {
  switch (state) {
    case 'scheduled':
      return 'who';
    case 'checked-in':
      return 'consent';
    case 'preparing':
      return !progress.devicesReady ? 'devices' : !progress.briefReady ? 'brief' : 'waiting';
    case 'live':
    case 'paused':
      return 'live';
    case 'released':
      return 'result';
    case 'ended':
    case 'marking':
    case 'adjudication':
    case 'sealed':
    case 'void':
      return 'ended';
  }
}

/** Camera and microphone are on from the device check until the performance ends. */
export const needsDevices = (stage: Stage): boolean =>
  stage === 'devices' || stage === 'brief' || stage === 'waiting' || stage === 'live';
/** The picture is sent from the end of the device check on. */
export const sends = (stage: Stage): boolean => stage === 'brief' || stage === 'waiting' || stage === 'live';
