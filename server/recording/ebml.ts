/** One EBML element (RFC 8794 §6): where its data begins, and where it ends (null: of unknown size). */
export type Element = { id: number; dataAt: number; end: number | null };

/** Length in bytes of a variable-length integer by its first byte (RFC 8794 §4.1); 9 for a byte that none can begin with. */
const lengthOf = (first: number): number => Math.clz32(first) - 23;

/** The element whose header begins at `at`, or null while its header is not whole. Throws on bytes that no element begins with. */
export function elementAt(bytes: Uint8Array, at: number): Element | null {
  const first = bytes[at];
  if (first === undefined) return null;
  const idLength = lengthOf(first);
  if (idLength > 4) throw new Error(`not an EBML element id at byte ${at}`);
  const sizeFirst = bytes[at + idLength];
  if (sizeFirst === undefined) return null;
  const sizeLength = lengthOf(sizeFirst);
  if (sizeLength > 8) throw new Error(`not an EBML size at byte ${at + idLength}`);
  const dataAt = at + idLength + sizeLength;
  if (bytes.length < dataAt) return null;
  const elementId = number(bytes, at, idLength, first);
  const allOnes = 2 ** (7 * sizeLength) - 1;
  const size = number(bytes, at + idLength, sizeLength, sizeFirst & ((1 << (8 - sizeLength)) - 1));
  return { id: elementId, dataAt, end: size === allOnes ? null : dataAt + size };
}

function number(bytes: Uint8Array, at: number, length: number, first: number): number {
  let value = first;
  for (let i = 1; i < length; i++) value = value * 256 + (bytes[at + i] ?? 0);
  return value;
}
