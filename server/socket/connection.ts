import type { Seat } from '#contract/sitting';
import type { SittingId } from '#contract/ids';
import type { LiveSitting } from '#live/live-sitting';

/** What a handler knows of the page that asks. The role was read from the sitting, never from the page. */
export type Connection = {
  readonly id: string;
  readonly sittingId: SittingId;
  readonly me: Seat;
  readonly live: LiveSitting;
};
