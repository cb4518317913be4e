import { useEffect, useState } from 'react';
import { useRoomData, useSeat } from '../seat/room-context.ts';
import { Publisher } from './publisher.ts';

/** Sends `stream` while there is one; again after each join, and swaps when the devices change. */
export function usePublisher(stream: MediaStream | null): Publisher | null {
  const { room } = useSeat();
  const joins = useRoomData((data) => data.joins);
  const wanted = stream !== null;
  const [publisher, setPublisher] = useState<Publisher | null>(null);
  useEffect(() => {
    if (!wanted || joins === 0) return;
    const opened = new Publisher(room.connection);
    setPublisher(opened);
    return () => {
      opened.close();
      setPublisher(null);
    };
  }, [room, wanted, joins]);
  useEffect(() => {
    if (publisher === null || stream === null) return;
    if (publisher.sending === null) void publisher.publish(stream);
    else if (publisher.sending !== stream) void publisher.swap(stream);
  }, [publisher, stream]);
  return publisher;
}
