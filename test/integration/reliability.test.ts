import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ReliabilityReply, ReliabilityReport } from '#contract/reliability';
import { run } from '#server/process';
import { startTestApp, type TestApp } from '../support/app.ts';
import { projectDir } from '../support/test-machine.ts';

const sample = join(projectDir, 'client/public/sample-marks.csv');
const header = 'candidate,examiner,criterion,points\n';
let server: TestApp;
let folder: string;
let cookie: string;
beforeAll(async () => {
  server = await startTestApp();
  folder = await mkdtemp(join(tmpdir(), 'stagemark-reliability-'));
  await server.app.staffLogin.createAccount('s@example.org', 'a long enough password', 'Staff');
  const login = await fetch(`${server.app.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.app.url },
    body: JSON.stringify({ email: 's@example.org', password: 'a long enough password' }),
  });
  cookie = login.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const post = (body: unknown, headers: Record<string, string> = { cookie }): Promise<Response> =>
  fetch(`${server.app.url}/api/staff/reliability`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('POST /api/staff/reliability', () => {
  test('[ST1] staff get the report that the command line gives', async () => {
    const csv = await readFile(sample, 'utf8');
    const reply = ReliabilityReply.parse(await (await post({ csv })).json());
    expect(reply.ignoredColumns).toEqual([]);
    const { stdout } = await stagemark(['reliability', sample, '--json']);
    expect(reply.report).toEqual(ReliabilityReport.parse(JSON.parse(stdout)));
  });

  test('faulty lines come back with number and reason; other bodies are refused', async () => {
    const faulty = await post({ csv: `${header}A,X,K,1\nA,X,K,2\nB,Y,K,NaN\n` });
    expect(faulty.status).toBe(422);
    expect(faulty.headers.get('content-type')).toContain('application/problem+json');
    expect(await faulty.json()).toMatchObject({
      code: 'bad_data_file',
      faults: [
        { line: 3, reason: 'repeated_cell' },
        { line: 4, reason: 'not_finite', what: 'NaN' },
      ],
    });
    expect((await post({ csv: '' })).status).toBe(422);
    for (const body of [{}, { csv: 3 }, { csv: header, more: 1 }, 'not json'])
      expect((await post(body)).status).toBe(400);
  });

  test('strangers are refused before their body is read; too large a body is refused', async () => {
    expect((await post('x'.repeat(1_000_000), {})).status).toBe(401);
    expect(await (await post({ csv: 'x'.repeat(24_000_001) })).json()).toMatchObject({ code: 'bad_request' });
    expect(await (await post({ csv: 'x'.repeat(73_000_000) })).json()).toMatchObject({ code: 'too_large' });
  });

  test('one file at a time: a second is told to wait, and the first is not disturbed', async () => {
    const csv = await readFile(sample, 'utf8');
    const answers = await Promise.all([post({ csv }), post({ csv }), post({ csv })]);
    const statuses = answers.map(({ status }) => status).sort((a, b) => a - b);
    expect(statuses[0]).toBe(200);
    for (const status of statuses) expect([200, 429]).toContain(status);
    expect(statuses).toContain(429);
    expect((await post({ csv })).status).toBe(200);
  });
});

async function stagemark(args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const done = await run(process.execPath, [join(projectDir, 'server/cli/main.ts'), ...args], { timeoutMs: 50_000 });
  if (done.kind === 'ok') return { code: 0, stdout: done.stdout.toString(), stderr: done.stderrTail };
  if (done.cause !== 'exit') throw new Error(`${done.cause}: ${done.stderrTail}`);
  return { code: done.code, stdout: '', stderr: done.stderrTail };
}

describe('stagemark reliability', () => {
  test('[ST2] prints a table for people, which says that severity is not applied; the same file gives the same bytes', async () => {
    const [one, two] = [await stagemark(['reliability', sample]), await stagemark(['reliability', sample])];
    expect(one.stdout).toBe(two.stdout);
    expect(one.stdout).toMatch(/ICC\(2,1\) +0\.\d{3} +\[[\s\S]*examiner severity[\s\S]*no mark is changed by it/);
    const seeded = ReliabilityReport.parse(
      JSON.parse((await stagemark(['reliability', sample, '--json', '--seed', '5'])).stdout),
    );
    expect(seeded.seed).toBe(5);
  });

  test('wrong use is 2; what cannot be read or is faulty is 1, each line on stderr', async () => {
    for (const args of [[], ['a.csv', 'b.csv'], [sample, '--seed', 'x'], [sample, '--nonsense']])
      expect((await stagemark(['reliability', ...args])).code).toBe(2);
    expect(await stagemark(['reliability', join(folder, 'nowhere.csv')])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('file_not_found'),
    });
    const file = join(folder, 'marks.csv');
    await writeFile(file, '');
    expect((await stagemark(['reliability', file])).stderr).toContain('empty_file');
    await writeFile(file, `${header}A,X,K,1\nB,Y,K,1e9\nB,,K,z\n`);
    const faulty = await stagemark(['reliability', file]);
    expect(faulty.code).toBe(1);
    for (const place of [`${file}:3: points above`, `${file}:4: no examiner`, `${file}:4: points are not a number (z)`])
      expect(faulty.stderr).toContain(place);
  });
});
