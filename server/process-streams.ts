import type { Readable, Writable } from 'node:stream';

export type Stdio = 'pipe' | 'ignore' | 'inherit';

/** The streams of a child process, as node:child_process types them. */
export type ChildWithStreams = {
  readonly stdin: Writable | null;
  readonly stdout: Readable | null;
  readonly stderr: Readable | null;
  readonly stdio: readonly (Readable | Writable | null | undefined)[];
};

export const isWritable = (stream: Readable | Writable | null | undefined): stream is Writable =>
  stream !== null && stream !== undefined && 'write' in stream;

const TAIL_CHARACTERS = 8_192;

/** Reads a stream for good and keeps its last lines. */
export function tailOf(stream: Readable | null | undefined): () => string {
  const decoder = new TextDecoder();
  let tail = '';
  stream?.on('data', (chunk: Buffer) => {
    tail = (tail + decoder.decode(chunk, { stream: true })).slice(-TAIL_CHARACTERS);
  });
  return () => tail;
}
