import type { Readable, Writable } from 'node:stream';
import { execa } from 'execa';
import { type ChildWithStreams, isWritable, type Stdio, tailOf } from './process-streams.ts';

/** Why a program did not do what it was started for. */
export type RunFailure =
  | { cause: 'exit'; code: number }
  | { cause: 'killed'; signal: string }
  | { cause: 'timeout' | 'aborted' | 'too_much_output' | 'not_found' | 'cannot_start' };

export type RunResult =
  | { kind: 'ok'; stdout: Buffer; stderrTail: string }
  | ({ kind: 'failed'; stderrTail: string; message: string } & RunFailure);

export type RunOptions = {
  input?: string | Uint8Array | Readable;
  timeoutMs?: number;
  signal?: AbortSignal;
  /** Bytes of stdout that are kept; one more and the program is stopped. 64 MiB unless told. */
  maxBuffer?: number;
  cwd?: string;
  env?: Record<string, string>;
  uid?: number;
  gid?: number;
};

/** Runs a program to its end. What it refuses is a returned failure; only a mistake of ours throws. */
export async function run(file: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const { timeoutMs, signal, input, maxBuffer = 64 * 1024 * 1024, ...rest } = options;
  const child = execa(file, args, {
    ...rest,
    ...(input === undefined
      ? { stdin: 'ignore' as const }
      : typeof input === 'object' && 'pipe' in input
        ? { stdin: input }
        : { input }),
    ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }),
    ...(signal === undefined ? {} : { cancelSignal: signal }),
    encoding: 'buffer',
    stripFinalNewline: false,
    maxBuffer,
    buffer: { stderr: false },
    forceKillAfterDelay: 1_000,
    reject: false,
  });
  const stderr = tailOf(child.stderr);
  const done = await child;
  const stderrTail = stderr();
  // A program may close its input early and still do what it should: the exit code decides, not our broken pipe.
  if (!done.failed || (done.exitCode === 0 && !done.isMaxBuffer))
    return { kind: 'ok', stdout: Buffer.from(done.stdout ?? []), stderrTail };
  return {
    kind: 'failed',
    stderrTail,
    message: done.originalMessage ?? done.shortMessage ?? 'failed',
    ...failure(done),
  };
}

function failure(done: {
  timedOut: boolean;
  isCanceled: boolean;
  isMaxBuffer: boolean;
  signal?: string | undefined;
  exitCode?: number | undefined;
  code?: string | undefined;
}): RunFailure {
  if (done.timedOut) return { cause: 'timeout' };
  if (done.isCanceled) return { cause: 'aborted' };
  if (done.isMaxBuffer) return { cause: 'too_much_output' };
  if (done.signal !== undefined) return { cause: 'killed', signal: done.signal };
  if (done.exitCode !== undefined) return { cause: 'exit', code: done.exitCode };
  return { cause: done.code === 'ENOENT' ? 'not_found' : 'cannot_start' };
}

export type StartOptions = {
  /** As node:child_process; further pipes (ffmpeg's pipe:3, …) come after the first three. All ignored but stderr unless told. */
  stdio?: readonly [Stdio, Stdio, Stdio, ...Stdio[]];
  cwd?: string;
  env?: Record<string, string>;
  uid?: number;
  gid?: number;
  /** Out of the terminal's reach: Ctrl-C then stops only us, and we decide when this one goes. */
  ownGroup?: boolean;
  onStdout?: (chunk: Buffer) => void;
  onStderr?: (chunk: Buffer) => void;
};

export type Exit = { code: number | null; signal: string | null; error: 'not_found' | 'cannot_start' | null };

export type Running = {
  /** Undefined when it could not be started; `exited` says why. */
  readonly pid: number | undefined;
  readonly stdin: Writable | null;
  /** Attach readers before the next await: output that nobody reads is thrown away. */
  readonly stdout: Readable | null;
  /** Every pipe by its number; a pipe from 3 up can be read and written. */
  readonly pipes: ChildWithStreams['stdio'];
  readonly stderrTail: () => string;
  /** Resolves once, when it is gone and its pipes are closed; never rejects. */
  readonly exited: Promise<Exit>;
  /** Sends `signal`, and SIGKILL if it is still there after `graceMs`. Can be called again. */
  stop(graceMs?: number, signal?: 'SIGTERM' | 'SIGINT'): Promise<Exit>;
  kill(): Promise<Exit>;
};

/** Starts a program that goes on; it dies with us. */
export function start(file: string, args: readonly string[], options: StartOptions = {}): Running {
  const { stdio = ['ignore', 'ignore', 'pipe'], ownGroup = false, onStdout, onStderr, ...rest } = options;
  const child = execa(file, args, {
    ...rest,
    stdio,
    detached: ownGroup,
    encoding: 'buffer',
    buffer: false,
    forceKillAfterDelay: false,
    reject: false,
  });
  const streams: ChildWithStreams = child;
  if (ownGroup) dieWithUs(child);
  if (onStdout) streams.stdout?.on('data', onStdout);
  if (onStderr) streams.stderr?.on('data', onStderr);
  for (const stream of streams.stdio) if (isWritable(stream)) stream.on('error', ignoreClosedPipe);
  const exited = child.then(
    (done): Exit => ({
      code: done.exitCode ?? null,
      signal: done.signal ?? null,
      error:
        done.exitCode === undefined && done.signal === undefined
          ? done.code === 'ENOENT'
            ? 'not_found'
            : 'cannot_start'
          : null,
    }),
  );
  return {
    pid: child.pid,
    stdin: streams.stdin,
    stdout: streams.stdout,
    pipes: streams.stdio,
    stderrTail: tailOf(streams.stderr),
    exited,
    async stop(graceMs = 5_000, signal = 'SIGTERM') {
      child.kill(signal);
      const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
      const exit = await exited;
      clearTimeout(timer);
      return exit;
    },
    kill() {
      child.kill('SIGKILL');
      return exited;
    },
  };
}

/** Writing to a program that has gone is no fault of ours: `exited` tells. */
function ignoreClosedPipe(): void {}

function dieWithUs(child: {
  kill(signal: 'SIGTERM'): boolean;
  once(event: 'exit', listener: () => void): unknown;
}): void {
  const onExit = () => child.kill('SIGTERM');
  process.once('exit', onExit);
  child.once('exit', () => process.removeListener('exit', onExit));
}
