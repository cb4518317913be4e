import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { v7 } from 'uuid';
import { PROTOCOL } from '#contract/socket';
import { startTestApp, type TestApp } from '../support/app.ts';
import { PageSocket, tokenOf } from '../support/page-socket.ts';
import { mark } from '../support/samples.ts';

let server: TestApp;
const sockets: PageSocket[] = [];
const connect = async (link: { url: string }, options?: { takeOver?: boolean }) => {
  const socket = await PageSocket.connect(server.app.url, tokenOf(link), options);
  sockets.push(socket);
  return socket;
};
beforeAll(async () => {
  server = await startTestApp();
});
afterAll(async () => {
  for (const socket of sockets) socket.close();
  await server.close();
});

describe('who may connect', () => {
  test('a link that is garbled, forged or of another server is refused with link_invalid', async () => {
    const { link } = await server.schedule();
    const token = tokenOf(link('candidate'));
    for (const seat of ['garbage-garbage', `${token.slice(0, -4)}AAAA`, token.split('.').slice(0, 2).join('.')])
      expect(await PageSocket.refusedWith(server.app.url, { seat, protocol: PROTOCOL })).toBe('link_invalid');
    expect(await PageSocket.refusedWith(server.app.url, {})).toBe('link_invalid');
    expect(await PageSocket.refusedWith(server.app.url, { seat: { $gt: '' }, protocol: PROTOCOL })).toBe(
      'link_invalid',
    );
  });

  test('an expired link is refused with link_expired, on sockets and over REST', async () => {
    let now = Date.now();
    const later = await startTestApp({ now: () => now });
    const { link } = await later.schedule();
    now += 31 * 24 * 3_600_000;
    const token = tokenOf(link('examiner'));
    expect(await PageSocket.refusedWith(later.app.url, { seat: token, protocol: PROTOCOL })).toBe('link_expired');
    const response = await fetch(`${later.app.url}/api/seat`, { headers: { authorization: `Bearer ${token}` } });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: 'link_expired' });
    await later.close();
  });

  test('a page of another protocol version is told to reload', async () => {
    const { link } = await server.schedule();
    expect(
      await PageSocket.refusedWith(server.app.url, { seat: tokenOf(link('candidate')), protocol: PROTOCOL + 1 }),
    ).toBe('protocol_mismatch');
  });

  test('[SO2] a second candidate page is refused; with takeOver it takes the place of the first', async () => {
    const { link } = await server.schedule();
    const first = await connect(link('candidate'));
    expect(await PageSocket.refusedWith(server.app.url, { seat: tokenOf(link('candidate')), protocol: PROTOCOL })).toBe(
      'already_connected',
    );
    const replaced = first.next('presence.replaced');
    const second = await connect(link('candidate'), { takeOver: true });
    await replaced;
    expect((await second.request('sitting.join', {})).ok).toBe(true);
    await expect.poll(() => first.raw.connected).toBe(false);
  });

  test('two pages of one examiner may be open', async () => {
    const { link } = await server.schedule();
    const [one, two] = [await connect(link('examiner')), await connect(link('examiner'))];
    expect((await one.request('sitting.join', {})).ok && (await two.request('sitting.join', {})).ok).toBe(true);
  });
});

describe('[SO1] what a page may send', () => {
  test('garbage under every event’s name is refused with a code and ends nothing', async () => {
    const { link } = await server.schedule();
    const candidate = await connect(link('candidate'));
    for (const data of [
      null,
      undefined,
      42,
      'x',
      [],
      { command: null },
      { expectedVersion: -1, command: { kind: 'goLive' } },
      { expectedVersion: 1, command: { kind: 'goLive', extra: 1 } },
      { __proto__: { admin: true } },
    ])
      expect(await candidate.send('sitting.command', data)).toMatchObject({
        ok: false,
        error: { code: 'bad_request' },
      });
    expect(await candidate.send('media.produce', { transportId: 'x' })).toMatchObject({
      ok: false,
      error: { code: 'bad_request' },
    });
    expect(
      await candidate.send('media.connectTransport', {
        transportId: v7(),
        dtlsParameters: { fingerprints: [{ algorithm: 'sha-256', value: 'x' }] },
      }),
    ).toMatchObject({ ok: false, error: { code: 'unknown_transport' } });
    expect((await candidate.request('sitting.join', {})).ok).toBe(true);
  });

  test('an unknown event, and one named like a member of Object, are refused', async () => {
    const { link } = await server.schedule();
    const candidate = await connect(link('candidate'));
    for (const name of ['no.such.event', 'constructor', '__proto__', 'toString'])
      expect(await candidate.raw.timeout(5000).emitWithAck(name, {})).toMatchObject({
        ok: false,
        error: { code: 'unknown_event' },
      });
  });

  test('an oversized request is refused, and a huge one only ends its own connection', async () => {
    const { link } = await server.schedule();
    const examiner = await connect(link('examiner'));
    expect(await examiner.send('marking.note', { note: 'x'.repeat(100_000) })).toMatchObject({
      ok: false,
      error: { code: 'too_large' },
    });
    examiner.raw.emit('marking.note', { note: 'x'.repeat(2_000_000) });
    await expect.poll(() => examiner.raw.connected).toBe(false);
    const again = await connect(link('examiner'));
    expect((await again.request('sitting.join', {})).ok).toBe(true);
  });

  test('a flood is refused with too_many_requests', async () => {
    const { link } = await server.schedule();
    const examiner = await connect(link('examiner'));
    const replies = await Promise.all(Array.from({ length: 400 }, () => examiner.send('media.capabilities', {})));
    expect(replies.some((reply) => !reply.ok && reply.error.code === 'too_many_requests')).toBe(true);
    expect(replies.some((reply) => reply.ok)).toBe(true);
  });

  test('roles keep to their own: each event refuses the others with not_allowed', async () => {
    const { link } = await server.schedule();
    const [candidate, examiner, lead] = [
      await connect(link('candidate')),
      await connect(link('examiner')),
      await connect(link('lead')),
    ];
    expect(await candidate.send('marking.mark', { mark: mark('opening', 3) })).toMatchObject({
      error: { code: 'not_allowed' },
    });
    expect(await lead.send('marking.mark', { mark: mark('opening', 3) })).toMatchObject({
      error: { code: 'not_allowed' },
    });
    expect(await examiner.send('marking.adjudicate', { criterionId: 'opening', level: 1, reason: 'x' })).toMatchObject({
      error: { code: 'not_allowed' },
    });
    expect(await examiner.send('media.openTransport', { direction: 'send' })).toMatchObject({
      error: { code: 'not_allowed' },
    });
    expect(await candidate.send('media.openTransport', { direction: 'receive' })).toMatchObject({
      error: { code: 'not_allowed' },
    });
    expect(await examiner.send('sitting.command', { expectedVersion: 1, command: { kind: 'checkIn' } })).toMatchObject({
      error: { code: 'not_allowed' },
    });
  });
});

describe('the sitting over the wire', () => {
  test('[SI3] no stream before consent, and consent must name the text that was shown', async () => {
    const { link } = await server.schedule();
    const candidate = await connect(link('candidate'));
    const joined = await candidate.request('sitting.join', {});
    if (!joined.ok) throw new Error(joined.error.code);
    const transport = await candidate.request('media.openTransport', { direction: 'send' });
    if (!transport.ok) throw new Error(transport.error.code);
    const produce = {
      transportId: transport.data.id,
      kind: 'audio',
      rtpParameters: {
        codecs: [{ mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2 }],
        encodings: [{ ssrc: 1 }],
      },
    };
    expect(await candidate.send('media.produce', produce)).toMatchObject({ error: { code: 'consent_required' } });
    await candidate.request('sitting.command', { expectedVersion: 1, command: { kind: 'checkIn' } });
    expect(
      await candidate.send('sitting.command', {
        expectedVersion: 2,
        command: { kind: 'consent', language: 'en', textHash: '0'.repeat(64) },
      }),
    ).toMatchObject({ error: { code: 'version_conflict' } });
    const consented = await candidate.request('sitting.command', {
      expectedVersion: 2,
      command: { kind: 'consent', language: 'en', textHash: joined.data.consentHash.en },
    });
    expect(consented).toMatchObject({ ok: true, data: { state: 'preparing', consented: true } });
    expect((await candidate.send('media.produce', produce)).ok).toBe(true);
    expect(
      await candidate.send('media.produce', {
        ...produce,
        rtpParameters: { codecs: [{ mimeType: 'audio/nonsense', payloadType: 1, clockRate: 1 }] },
      }),
    ).toMatchObject({ error: { code: 'media_refused' } });
  });

  test('[SI5] the same command twice happens once: the second names a version that is gone', async () => {
    const { link } = await server.schedule();
    const candidate = await connect(link('candidate'));
    const checkIn = { expectedVersion: 1, command: { kind: 'checkIn' as const } };
    const [first, second] = await Promise.all([
      candidate.request('sitting.command', checkIn),
      candidate.request('sitting.command', checkIn),
    ]);
    expect([first, second].filter(({ ok }) => ok)).toHaveLength(1);
    expect([first, second].find(({ ok }) => !ok)).toMatchObject({ error: { code: 'wrong_state' } });
    const lead = await connect(link('lead'));
    expect(
      await lead.send('sitting.command', { expectedVersion: 1, command: { kind: 'void', reason: 'fire alarm' } }),
    ).toMatchObject({ error: { code: 'version_conflict' } });
    expect(
      await lead.send('sitting.command', { expectedVersion: 2, command: { kind: 'void', reason: 'fire alarm' } }),
    ).toMatchObject({ ok: true, data: { state: 'void', voidReason: 'fire alarm' } });
  });

  test('[RE1] going live without a picture is refused, and the sitting is not live', async () => {
    const { link } = await server.schedule();
    const candidate = await connect(link('candidate'));
    const joined = await candidate.request('sitting.join', {});
    if (!joined.ok) throw new Error(joined.error.code);
    await candidate.request('sitting.command', { expectedVersion: 1, command: { kind: 'checkIn' } });
    await candidate.request('sitting.command', {
      expectedVersion: 2,
      command: { kind: 'consent', language: 'en', textHash: joined.data.consentHash.en },
    });
    expect(await candidate.send('sitting.command', { expectedVersion: 3, command: { kind: 'goLive' } })).toMatchObject({
      error: { code: 'recording_failed' },
    });
    expect(await candidate.request('sitting.join', {})).toMatchObject({
      ok: true,
      data: { sitting: { state: 'preparing' } },
    });
  });

  test('on a disk that is nearly full no performance starts, and the sitting waits', async () => {
    const full = await startTestApp({ minFreeBytes: Number.MAX_SAFE_INTEGER });
    const { link } = await full.schedule();
    const candidate = await PageSocket.connect(full.app.url, tokenOf(link('candidate')));
    const joined = await candidate.request('sitting.join', {});
    if (!joined.ok) throw new Error(joined.error.code);
    await candidate.request('sitting.command', { expectedVersion: 1, command: { kind: 'checkIn' } });
    await candidate.request('sitting.command', {
      expectedVersion: 2,
      command: { kind: 'consent', language: 'en', textHash: joined.data.consentHash.en },
    });
    expect(await candidate.send('sitting.command', { expectedVersion: 3, command: { kind: 'goLive' } })).toMatchObject({
      error: { code: 'disk_full' },
    });
    candidate.close();
    await full.close();
  });

  test('a draining server starts no performance, and says so to every page', async () => {
    const draining = await startTestApp();
    const { link } = await draining.schedule();
    const candidate = await PageSocket.connect(draining.app.url, tokenOf(link('candidate')));
    const joined = await candidate.request('sitting.join', {});
    if (!joined.ok) throw new Error(joined.error.code);
    await candidate.request('sitting.command', { expectedVersion: 1, command: { kind: 'checkIn' } });
    await candidate.request('sitting.command', {
      expectedVersion: 2,
      command: { kind: 'consent', language: 'en', textHash: joined.data.consentHash.en },
    });
    const told = candidate.next('server.draining');
    draining.app.drain();
    await told;
    expect(await candidate.send('sitting.command', { expectedVersion: 3, command: { kind: 'goLive' } })).toMatchObject({
      error: { code: 'draining' },
    });
    candidate.close();
    await draining.close();
  });

  test('[MK2] a mark before the performance is refused with wrong_state', async () => {
    const { link } = await server.schedule();
    const examiner = await connect(link('examiner'));
    expect(await examiner.send('marking.mark', { mark: mark('opening', 3) })).toMatchObject({
      error: { code: 'wrong_state' },
    });
  });

  test('everyone is told who is here and what changed', async () => {
    const { link } = await server.schedule();
    const lead = await connect(link('lead'));
    const arrival = lead.next('presence.changed', ({ present }) => present.length === 2);
    const candidate = await connect(link('candidate'));
    await arrival;
    const change = lead.next('sitting.changed');
    await candidate.request('sitting.command', { expectedVersion: 1, command: { kind: 'checkIn' } });
    expect((await change).state).toBe('checked-in');
  });
});
