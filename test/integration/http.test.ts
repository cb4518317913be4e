import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ErrorCode, sentenceOf, statusOf } from '#contract/errors';
import { startTestApp, type TestApp } from '../support/app.ts';
import { tokenOf } from '../support/page-socket.ts';

let server: TestApp;
beforeAll(async () => {
  server = await startTestApp();
});
afterAll(() => server.close());

const call = (path: string, init: RequestInit = {}) => fetch(`${server.app.url}${path}`, init);
const asSeat = (link: { url: string }) => ({ authorization: `Bearer ${tokenOf(link)}` });
const json = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

describe('REST', () => {
  test('a seat sees itself; without a link, or with a broken one, it is a problem document', async () => {
    const { link, sittingId } = await server.schedule();
    expect(await (await call('/api/seat', { headers: asSeat(link('lead')) })).json()).toMatchObject({
      sittingId,
      me: { role: 'lead' },
      state: 'scheduled',
    });
    for (const headers of [{}, { authorization: 'Bearer x' }, { authorization: 'Basic abc' }]) {
      const response = await call('/api/seat', { headers });
      expect(response.status).toBe(401);
      expect(response.headers.get('content-type')).toContain('application/problem+json');
      expect(await response.json()).toMatchObject({ code: 'link_invalid' });
    }
  });

  test('[SI6] neither candidate nor examiner can read the review, and nobody a result that is not there', async () => {
    const { link } = await server.schedule();
    for (const role of ['candidate', 'examiner'] as const)
      expect((await call('/api/review', { headers: asSeat(link(role)) })).status).toBe(403);
    expect((await call('/api/review', { headers: asSeat(link('reviewer')) })).status).toBe(200);
    expect(await (await call('/api/result', { headers: asSeat(link('candidate')) })).json()).toMatchObject({
      code: 'wrong_state',
    });
  });

  test('the recording is refused to a candidate, and to others while there is none', async () => {
    const { link } = await server.schedule();
    expect((await call(`/api/recording?seat=${tokenOf(link('candidate'))}`)).status).toBe(403);
    expect(await (await call(`/api/recording?seat=${tokenOf(link('reviewer'))}`)).json()).toMatchObject({
      code: 'no_recording',
    });
    expect((await call('/api/recording')).status).toBe(401);
  });

  test('staff routes need a login; a new sitting gives links; faulty bodies and unknown ids are refused', async () => {
    expect((await call('/api/staff/sittings')).status).toBe(401);
    await server.app.staffLogin.createAccount('body@example.org', 'correct horse battery', 'Body');
    expect(
      (
        await call(
          '/api/auth/sign-in/email',
          json({ email: 'body@example.org', password: 'wrong password' }, { origin: server.app.url }),
        )
      ).status,
    ).toBe(401);
    const login = await call(
      '/api/auth/sign-in/email',
      json({ email: 'body@example.org', password: 'correct horse battery' }, { origin: server.app.url }),
    );
    expect(login.status).toBe(200);
    const cookie = login.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ');
    const { named } = await server.schedule();
    const people = {
      candidate: 'Zoe',
      examiners: ['A', 'B', 'C'].map((name) => ({ name, examinerId: null })),
      lead: 'L',
      reviewer: 'R',
    };
    const made = await call('/api/staff/sittings', json({ examHash: named.hash, ...people }, { cookie }));
    expect(made.status).toBe(200);
    const reply: unknown = await made.json();
    expect(reply).toMatchObject({
      links: [
        { role: 'candidate' },
        { role: 'examiner' },
        { role: 'examiner' },
        { role: 'examiner' },
        { role: 'lead' },
        { role: 'reviewer' },
      ],
    });
    expect((await call('/api/staff/sittings', json({ examHash: '0'.repeat(64), ...people }, { cookie }))).status).toBe(
      404,
    );
    const [one, two] = people.examiners;
    for (const [examiners, code] of [
      [[one], 'wrong_panel'],
      [[one, two], 'wrong_panel'],
      [[one, two, two], 'duplicate_examiner'],
      [[one, two, { name: 'Nobody', examinerId: '01890a5d-ac96-774b-bcce-b302099a8057' }], 'unknown_examiner'],
    ] as const) {
      const reply = await call('/api/staff/sittings', json({ examHash: named.hash, ...people, examiners }, { cookie }));
      expect(reply.status).toBe(422);
      expect(await reply.json()).toMatchObject({ code });
    }
    expect(await (await call('/api/staff/sittings', json({ nonsense: true }, { cookie }))).json()).toMatchObject({
      code: 'bad_request',
    });
    expect((await call('/api/staff/sittings/not-an-id/links', json({}, { cookie }))).status).toBe(404);
    expect((await call('/api/staff/sittings', { headers: { cookie } })).status).toBe(200);
  });

  test('nobody can make themselves an account', async () => {
    expect(
      (
        await call(
          '/api/auth/sign-up/email',
          json({ email: 'm@example.org', password: 'mallory mallory', name: 'M' }, { origin: server.app.url }),
        )
      ).status,
    ).toBeGreaterThanOrEqual(400);
  });

  test('bodies that are no JSON, or too large, are refused with a code', async () => {
    expect(
      await (
        await call('/api/staff/sittings', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{',
        })
      ).json(),
    ).toMatchObject({ code: 'bad_request' });
    expect(await (await call('/api/staff/sittings', json({ x: 'x'.repeat(100_000) }))).json()).toMatchObject({
      code: 'too_large',
    });
    const { link } = await server.schedule();
    expect(
      (
        await call('/api/probe', {
          method: 'POST',
          headers: asSeat(link('candidate')),
          body: new Uint8Array(1_000_000),
        })
      ).status,
    ).toBe(204);
    expect(
      (
        await call('/api/probe', {
          method: 'POST',
          headers: asSeat(link('candidate')),
          body: new Uint8Array(3_000_000),
        })
      ).status,
    ).toBe(413);
    expect((await call('/api/no-such-thing')).status).toBe(404);
  });

  test('the interface describes itself, and pages come with headers that keep them to themselves', async () => {
    expect(await (await call('/api/openapi.json')).json()).toMatchObject({ openapi: '3.1.0' });
    const page = await call('/');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(await (await call('/metrics')).text()).toContain('stagemark_sittings_running');
  });
});

test('every refusal has a status and a sentence in both languages', () => {
  for (const code of ErrorCode.options) {
    expect(statusOf(code)).toBeGreaterThanOrEqual(400);
    expect(sentenceOf(code)['zh-CN']).toMatch(/\p{Script=Han}.*[。]$/u);
    expect(sentenceOf(code).en).toMatch(/^[A-Za-z].*\.$/);
  }
});

test('a server does not start twice on one port, and leaves nothing behind', async () => {
  const port = Number(new URL(server.app.url).port);
  await expect(startTestApp({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
