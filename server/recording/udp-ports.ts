import { createSocket } from 'node:dgram';
import { readFile } from 'node:fs/promises';

const FIRST = 42_000;
const LAST = 48_998;

/** Hands out pairs of loopback UDP ports (even for RTP, the next for RTCP) that nothing listens on. */
export class UdpPorts {
  #next = FIRST + 2 * Math.floor((process.pid * 7919) % ((LAST - FIRST) / 2));

  async pair(): Promise<number> {
    for (let tries = 0; tries < (LAST - FIRST) / 2; tries++) {
      const port = this.#next;
      this.#next = port + 2 > LAST ? FIRST : port + 2;
      if ((await isFree(port)) && (await isFree(port + 1))) return port;
    }
    throw new Error('no free UDP ports');
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    socket.once('error', () => resolve(false));
    socket.bind(port, '127.0.0.1', () => socket.close(() => resolve(true)));
  });
}

/**
 * Resolves once every port has a listener, so that no packet is sent before ffmpeg hears it. Reads the kernel's own table
 * (proc(5), /proc/net/udp: local address and port in hexadecimal).
 */
export async function untilBound(ports: readonly number[], signal: AbortSignal): Promise<void> {
  const wanted = ports.map((port) => `:${port.toString(16).toUpperCase().padStart(4, '0')} `);
  for (;;) {
    signal.throwIfAborted();
    const table =
      (await readFile('/proc/net/udp', 'utf8')) + (await readFile('/proc/net/udp6', 'utf8').catch(() => ''));
    if (wanted.every((port) => table.includes(port))) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
