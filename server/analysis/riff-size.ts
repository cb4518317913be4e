/** Bytes of a file's start that `riffShare` reads. */
export const RIFF_HEADER_BYTES = 8;

/**
 * The share of a RIFF file (WAV, AVI) that is there, by the size in its header; 1 for whole files and for other
 * formats. libavformat takes a cut WAV for a shorter one, so nobody else notices. A size of 0 or 0xFFFFFFFF means
 * "not known" (streamed).
 */
export function riffShare(header: Uint8Array, bytes: number): number {
  if (header.length < RIFF_HEADER_BYTES || String.fromCharCode(...header.subarray(0, 4)) !== 'RIFF') return 1;
  const announced = new DataView(header.buffer, header.byteOffset).getUint32(4, true);
  return announced === 0 || announced >= 0xfffffff0 ? 1 : Math.min(1, bytes / (announced + 8));
}
