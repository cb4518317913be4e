import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { run, start } from '#server/process';

const node = process.execPath;
const script = (source: string) => ['-e', source];

test('a program that ends well gives its output byte for byte', async () => {
  const done = await run('cat', [], { input: new Uint8Array([0, 255, 10]) });
  expect(done).toEqual({ kind: 'ok', stdout: Buffer.from([0, 255, 10]), stderrTail: '' });
});

test('an exit code is a returned failure with the last words of the program', async () => {
  const done = await run('sh', ['-c', 'echo broken >&2; exit 3']);
  expect(done).toMatchObject({ kind: 'failed', cause: 'exit', code: 3, stderrTail: 'broken\n' });
});

test('a program that does not exist is told apart from one that fails', async () => {
  expect(await run('/no/such/program', [])).toMatchObject({ kind: 'failed', cause: 'not_found' });
  expect(await start('/no/such/program', []).exited).toEqual({ code: null, signal: null, error: 'not_found' });
});

test('patience ends: timeout, abort and too much output each say so', async () => {
  expect(await run('sleep', ['60'], { timeoutMs: 50 })).toMatchObject({ cause: 'timeout' });
  expect(await run('sleep', ['60'], { signal: AbortSignal.timeout(50) })).toMatchObject({ cause: 'aborted' });
  expect(await run('cat', ['/dev/zero'], { maxBuffer: 1_000 })).toMatchObject({ cause: 'too_much_output' });
});

test('a program killed by somebody else is not mistaken for one that failed', async () => {
  expect(await run('sh', ['-c', 'kill -9 $$'])).toMatchObject({ cause: 'killed', signal: 'SIGKILL' });
});

test('a program that closes its input early does not bring us down', async () => {
  const child = start('true', [], { stdio: ['pipe', 'ignore', 'pipe'] });
  expect(await child.exited).toMatchObject({ code: 0 });
  child.stdin?.write('too late');
  const done = await run('true', [], { input: Buffer.alloc(1_000_000) });
  expect(done).toMatchObject({ kind: 'ok' });
});

test('further pipes carry data both ways', async () => {
  const child = start('sh', ['-c', 'cat <&3 >&4'], { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] });
  const output = text(child.pipes[4] as Readable);
  (child.pipes[3] as Writable).end('through pipe 3');
  expect(await output).toBe('through pipe 3');
  expect(await child.exited).toEqual({ code: 0, signal: null, error: null });
});

test('stop asks first and kills after the grace', async () => {
  const stubborn = start(
    node,
    script("process.on('SIGTERM', () => {}); console.log('up'); setInterval(() => {}, 1000)"),
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  await once(stubborn.stdout as Readable, 'data');
  expect(await stubborn.stop(100)).toMatchObject({ signal: 'SIGKILL' });
  expect(await stubborn.stop(100)).toMatchObject({ signal: 'SIGKILL' });

  const polite = start('sleep', ['60']);
  expect(await polite.stop()).toMatchObject({ signal: 'SIGTERM' });
});

test.each([false, true])('children die with their parent (own group: %s)', async (ownGroup) => {
  const wrapper = new URL('../../server/process.ts', import.meta.url).href;
  const parent = `import { start } from ${JSON.stringify(wrapper)};
    start('sleep', ['600'], { stdio: ['ignore', 'inherit', 'ignore'], ownGroup: ${ownGroup} });
    setTimeout(() => process.exit(0), 50);`;
  // The child holds the parent's stdout, so this ends in time only if both are gone.
  const done = await run(node, ['--input-type=module', ...script(parent)], { timeoutMs: 10_000 });
  expect(done).toMatchObject({ kind: 'ok' });
});
