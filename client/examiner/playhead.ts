import { createContext, createRef, useCallback, useContext, type RefObject } from 'react';
import { useJoined, useSeat } from '../seat/room-context.ts';
import { Store } from '../ui/store.ts';

/** Where the recording on a page stands, and the way to another second of it. */
export class Playhead {
  readonly player: RefObject<HTMLVideoElement | null> = createRef();
  /** Media time that is shown, ms; null before the recording was ever moved. */
  readonly time = new Store<number | null>(null);

  readonly seek = (ms: number): void => {
    const video = this.player.current;
    if (video === null) return;
    video.currentTime = ms / 1000;
    video.scrollIntoView({ block: 'nearest' });
  };
}

export const PlayheadContext = createContext<Playhead | null>(null);
export const usePlayhead = (): Playhead | null => useContext(PlayheadContext);

/** Seeks the recording; null as long as there is none to seek. */
export function useSeek(): ((ms: number) => void) | null {
  const playhead = usePlayhead();
  const ready = useJoined(({ recording, sitting }) => recording.state === 'ready' && sitting.state !== 'live');
  return ready && playhead !== null ? playhead.seek : null;
}

/** The media time that the eye is on: the recording's where it is shown, else the performance's. */
export function useMediaNow(): () => number {
  const { room } = useSeat();
  const playhead = usePlayhead();
  return useCallback(() => playhead?.time.get() ?? room.mediaNow(), [playhead, room]);
}
