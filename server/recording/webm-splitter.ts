import { elementAt, type Element } from './ebml.ts';

/** Element ids of Matroska (RFC 9559 §5.1). */
const id = {
  segment: 0x18538067,
  cluster: 0x1f43b675,
  timestamp: 0xe7,
  simpleBlock: 0xa3,
  blockGroup: 0xa0,
  block: 0xa1,
} as const;

export type Header = { kind: 'header'; bytes: Uint8Array };
/** One cluster: whole, readable after the header, with its first and last block time in ms of the take. */
export type Cluster = { kind: 'cluster'; bytes: Uint8Array; fromMs: number; toMs: number };

/** Splits a live WebM byte stream into its header and its clusters as they become whole. Throws on bytes that are not WebM. */
export class WebmSplitter {
  #pending: Uint8Array = new Uint8Array();
  #headerDone = false;

  push(chunk: Uint8Array): (Header | Cluster)[] {
    this.#pending = this.#pending.length === 0 ? chunk : joined(this.#pending, chunk);
    const found: (Header | Cluster)[] = [];
    if (!this.#headerDone) {
      const headerBytes = this.#headerLength();
      if (headerBytes === null) return found;
      found.push({ kind: 'header', bytes: this.#take(headerBytes) });
      this.#headerDone = true;
    }
    for (
      let element = elementAt(this.#pending, 0);
      element !== null && element.end !== null && element.end <= this.#pending.length;
      element = elementAt(this.#pending, 0)
    ) {
      const bytes = this.#take(element.end);
      if (element.id === id.cluster) found.push({ kind: 'cluster', bytes, ...timesOf(bytes) });
    }
    return found;
  }

  /** Everything before the first cluster; null until that has begun to arrive. */
  #headerLength(): number | null {
    let at = 0;
    for (let element = elementAt(this.#pending, at); element !== null; element = elementAt(this.#pending, at)) {
      if (element.id === id.cluster) return at;
      if (at === 0 && element.id !== 0x1a45dfa3) throw new Error('not a WebM stream');
      at = element.id === id.segment ? element.dataAt : (element.end ?? Number.POSITIVE_INFINITY);
      if (at > this.#pending.length) return null;
    }
    return null;
  }

  #take(length: number): Uint8Array {
    const bytes = this.#pending.slice(0, length);
    this.#pending = this.#pending.slice(length);
    return bytes;
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** First and last block time of a whole cluster, ms (ffmpeg writes the default timestamp scale, 1 ms). */
function timesOf(bytes: Uint8Array): { fromMs: number; toMs: number } {
  const cluster = elementAt(bytes, 0);
  if (cluster === null) throw new Error('not a cluster');
  let base = 0;
  const times: number[] = [];
  for (const element of children(bytes, cluster)) {
    if (element.id === id.timestamp) base = unsigned(bytes, element);
    if (element.id === id.simpleBlock) times.push(base + relativeTime(bytes, element));
    if (element.id === id.blockGroup)
      for (const inner of children(bytes, element))
        if (inner.id === id.block) times.push(base + relativeTime(bytes, inner));
  }
  return {
    fromMs: times.length === 0 ? base : Math.min(...times),
    toMs: times.length === 0 ? base : Math.max(...times),
  };
}

function* children(bytes: Uint8Array, parent: Element): Generator<Element> {
  let at = parent.dataAt;
  const end = parent.end ?? bytes.length;
  while (at < end) {
    const element = elementAt(bytes, at);
    if (element === null || element.end === null) return;
    yield element;
    at = element.end;
  }
}

const unsigned = (bytes: Uint8Array, { dataAt, end }: Element): number =>
  bytes.slice(dataAt, end ?? dataAt).reduce((value, byte) => value * 256 + byte, 0);

/** A block begins with its track number (a variable-length integer) and a signed 16-bit time relative to the cluster (RFC 9559 §10.1). */
function relativeTime(bytes: Uint8Array, { dataAt }: Element): number {
  const trackLength = Math.clz32(bytes[dataAt] ?? 0) - 23;
  return new DataView(bytes.buffer, bytes.byteOffset).getInt16(dataAt + trackLength);
}
