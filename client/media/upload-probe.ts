import { done, failed, type Outcome } from '../connection/outcome.ts';

const PROBE_BYTES = 1_000_000;
const CHUNK = 65_536;
/** What three layers of picture and the sound need, with some room, Mbit/s. */
export const NEEDED_MBITS = 1.5;

/** Uploads a megabyte of noise and returns the speed in Mbit/s. */
export async function probeUpload(seat: string): Promise<Outcome<number>> {
  const noise = new Uint8Array(PROBE_BYTES);
  for (let at = 0; at < PROBE_BYTES; at += CHUNK)
    crypto.getRandomValues(noise.subarray(at, Math.min(at + CHUNK, PROBE_BYTES)));
  const began = performance.now();
  try {
    const response = await fetch('/api/probe', {
      method: 'POST',
      headers: { authorization: `Bearer ${seat}`, 'content-type': 'application/octet-stream' },
      body: noise,
      signal: AbortSignal.timeout(20_000),
    });
    if (!response.ok) return failed('bad_reply', String(response.status));
    return done((PROBE_BYTES * 8) / ((performance.now() - began) * 1000));
  } catch {
    return failed('unreachable');
  }
}
