import { useEffect, useState } from 'react';
import { useJoined, useRoomData, useSeat } from '../seat/room-context.ts';
import { Watcher } from './watcher.ts';

/** Watches the candidate while the page is open; builds everything anew after each join. */
export function useWatcher(): Watcher | null {
  const { room } = useSeat();
  const joins = useRoomData((data) => data.joins);
  const producers = useJoined((joined) => joined.producers);
  const [watcher, setWatcher] = useState<Watcher | null>(null);
  useEffect(() => {
    const opened = new Watcher(room.connection);
    setWatcher(opened);
    return () => opened.close();
  }, [room]);
  useEffect(() => {
    void watcher?.watch(producers);
  }, [watcher, producers]);
  useEffect(() => {
    if (joins > 0) void watcher?.rebuild();
  }, [watcher, joins]);
  return watcher;
}
