import { open } from 'node:fs/promises';

/**
 * The share of a RIFF file (WAV, AVI) that is there, by the size in its header; 1 for whole files and for other
 * formats. libavformat takes a cut WAV for a shorter one, so nobody else notices. A size of 0 or 0xFFFFFFFF means
 * "not known" (streamed).
 */
export async function riffShare(path: string, bytes: number): Promise<number> {
  const file = await open(path, 'r');
  try {
    const header = Buffer.alloc(8);
    await file.read(header, 0, 8, 0);
    const announced = header.readUInt32LE(4);
    if (header.toString('latin1', 0, 4) !== 'RIFF' || announced === 0 || announced >= 0xfffffff0) return 1;
    return Math.min(1, bytes / (announced + 8));
  } finally {
    await file.close();
  }
}
