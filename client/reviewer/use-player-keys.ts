import { useEffect, type RefObject } from 'react';

const STEP_MS = 1000;
const LEAP_MS = 5000;
const RATES = [1, 1.5, 2];

/** J K L: back, stop or go, on and faster. Arrows: a second, with Shift five. */
export function usePlayerKeys(player: RefObject<HTMLVideoElement | null>, onSeek: (ms: number) => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const video = player.current;
      const { target } = event;
      const elsewhere =
        target instanceof HTMLInputElement ||
        target instanceof HTMLTextAreaElement ||
        target instanceof HTMLVideoElement ||
        (target instanceof HTMLElement && target.getAttribute('role') === 'tab');
      if (video === null || elsewhere || event.ctrlKey || event.metaKey || event.altKey) return;
      const to = (ms: number): void =>
        onSeek(Math.max(0, Math.min(video.duration * 1000 || 0, video.currentTime * 1000 + ms)));
      const leap = event.shiftKey ? LEAP_MS : STEP_MS;
      if (event.key === 'ArrowLeft') to(-leap);
      else if (event.key === 'ArrowRight') to(leap);
      else if (event.key === 'j' || event.key === 'J') to(-LEAP_MS);
      else if (event.key === 'k' || event.key === 'K') {
        video.playbackRate = 1;
        if (video.paused) void video.play();
        else video.pause();
      } else if (event.key === 'l' || event.key === 'L') {
        const next = RATES[RATES.indexOf(video.playbackRate) + 1];
        if (video.paused) void video.play();
        else video.playbackRate = next ?? 1;
      } else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [player, onSeek]);
}
