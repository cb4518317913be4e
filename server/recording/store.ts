import { mkdir, rename, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecordingId } from '#contract/ids';

/** With less room than this no new performance starts: an hour at 3 Mbit/s is 1.35 GB. */
export const MIN_FREE_BYTES = 1_500_000_000;

/** Where recordings lie: one folder each in a local directory. */
export class RecordingStore {
  readonly #root: string;

  private constructor(root: string) {
    this.#root = root;
  }

  static async create(root: string): Promise<RecordingStore> {
    await mkdir(root, { recursive: true });
    return new RecordingStore(root);
  }

  async prepare(id: RecordingId): Promise<void> {
    await mkdir(this.#folder(id), { recursive: true });
  }

  take(id: RecordingId, ordinal: number): string {
    return join(this.#folder(id), `take-${String(ordinal).padStart(4, '0')}.webm`);
  }

  working(id: RecordingId, name: string): string {
    return join(this.#folder(id), name);
  }

  /** The finished, seekable file. */
  finished(id: RecordingId): string {
    return join(this.#folder(id), 'recording.webm');
  }

  /** Puts a file in its final place in one step: it is there whole, or not at all. */
  async publish(from: string, id: RecordingId): Promise<void> {
    await rename(from, this.finished(id));
  }

  /** Bytes that can still be written. */
  async freeBytes(): Promise<number> {
    const { bavail, bsize } = await statfs(this.#root);
    return bavail * bsize;
  }

  #folder(id: RecordingId): string {
    return join(this.#root, id);
  }
}
