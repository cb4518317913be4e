import { networkInterfaces } from 'node:os';
import type { MediaAddress } from '#room/worker-pool';

const LOOPBACK = '127.0.0.1';

/**
 * Where browsers are told to send media. A server that listens on loopback keeps its media there too; one that is open to the network
 * announces this machine's addresses, or the one that its operator names (behind NAT).
 */
export function mediaAddresses(host: string, announced: string | null): MediaAddress[] {
  if (host === LOOPBACK || host === 'localhost') return [{ ip: LOOPBACK }];
  if (announced !== null) return [{ ip: '0.0.0.0', announcedAddress: announced }];
  const own = Object.values(networkInterfaces()).flatMap((addresses) =>
    (addresses ?? []).filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address),
  );
  return [LOOPBACK, ...own].map((ip) => ({ ip }));
}
