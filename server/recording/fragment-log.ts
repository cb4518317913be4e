import { type FileHandle, open } from 'node:fs/promises';
import type { RecordingId } from '#contract/ids';
import type { RecordingRepository } from '#db/recordings';
import { CHAIN_START, fragmentHash, nextLink } from './chain.ts';
import type { RecordingStore } from './store.ts';
import type { Cluster, Header } from './webm-splitter.ts';

/** The present end of a recording's hash chain. */
export type ChainEnd = { ordinal: number; head: string };

/** Where the chain of a recording stands; a recording that a dead server left goes on from there. */
export async function chainEnd(recordings: RecordingRepository, id: RecordingId): Promise<ChainEnd> {
  const last = (await recordings.fragments(id)).at(-1);
  return last === undefined ? { ordinal: 0, head: CHAIN_START } : { ordinal: last.ordinal, head: last.chain };
}

type Place = { id: RecordingId; take: number; startsAtMs: number; hasVideo: boolean };

/** Writes one take: bytes first, flushed to the disk, then the row that names them [RE2]. In order; a fault stops the take. */
export class FragmentLog {
  readonly #recordings: RecordingRepository;
  readonly #file: FileHandle;
  readonly #place: Place;
  readonly #chain: ChainEnd;
  #offset = 0;
  #queue: Promise<void> = Promise.resolve();

  private constructor(recordings: RecordingRepository, file: FileHandle, place: Place, chain: ChainEnd) {
    this.#recordings = recordings;
    this.#file = file;
    this.#place = place;
    this.#chain = chain;
  }

  /** @param chain moved on as fragments are written, so that the next take continues it. */
  static async create(
    recordings: RecordingRepository,
    store: RecordingStore,
    place: Place,
    chain: ChainEnd,
  ): Promise<FragmentLog> {
    await store.prepare(place.id);
    return new FragmentLog(recordings, await open(store.take(place.id, place.take), 'wx'), place, chain);
  }

  /** Queues one piece; the returned promise is done when it is safe. */
  write(piece: Header | Cluster): Promise<void> {
    const done = this.#queue.then(() => this.#write(piece));
    this.#queue = done.catch(() => undefined);
    return done;
  }

  async #write(piece: Header | Cluster): Promise<void> {
    const { bytes } = piece;
    await this.#file.write(bytes, 0, bytes.length, this.#offset);
    const byteOffset = this.#offset;
    this.#offset += bytes.length;
    if (piece.kind === 'header') {
      const { id, take, startsAtMs, hasVideo } = this.#place;
      await this.#file.datasync();
      await this.#recordings.addTake(id, { ordinal: take, startsAtMs, headerBytes: bytes.length, hasVideo });
      return;
    }
    await this.#file.datasync();
    const sha256 = fragmentHash(bytes);
    const head = nextLink(this.#chain.head, sha256);
    const ordinal = this.#chain.ordinal + 1;
    const { id, take, startsAtMs } = this.#place;
    await this.#recordings.addFragment(id, {
      ordinal,
      take,
      fromMs: startsAtMs + piece.fromMs,
      toMs: startsAtMs + piece.toMs,
      byteOffset,
      byteLength: bytes.length,
      sha256,
      chain: head,
    });
    this.#chain.ordinal = ordinal;
    this.#chain.head = head;
  }

  async close(): Promise<void> {
    await this.#queue;
    await this.#file.close();
  }
}
