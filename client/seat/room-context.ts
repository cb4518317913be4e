import { createContext, useContext } from 'react';
import type { Joined } from '#contract/socket';
import type { Room, RoomData } from '../connection/room.ts';
import { useStore } from '../ui/store.ts';

export type SeatHere = { room: Room; token: string };
export const SeatContext = createContext<SeatHere | null>(null);

export function useSeat(): SeatHere {
  const seat = useContext(SeatContext);
  if (seat === null) throw new Error('used outside a seat');
  return seat;
}
export function useRoomData<S>(select: (data: RoomData) => S): S {
  return useStore(useSeat().room.data, select);
}
/** A part of what was joined; pages of a role are shown only once that is there. */
export function useJoined<S>(select: (joined: Joined) => S): S {
  return useRoomData((data) => {
    if (data.joined === null) throw new Error('used before the sitting was joined');
    return select(data.joined);
  });
}
