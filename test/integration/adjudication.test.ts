import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { v7 } from 'uuid';
import { SealedResult } from '#contract/result';
import { CriterionId, ExaminerId, NoteId, SittingId } from '#contract/ids';
import type { NamedExam } from '#contract/exam';
import { SittingEvent } from '#contract/sitting';
import { fold } from '#sitting/sitting';
import { startTestApp, type TestApp } from '../support/app.ts';
import { atMarking, markAndSeal, write } from '../support/at-marking.ts';
import { deskExam } from '../support/desk-exam.ts';
import { PageSocket, tokenOf } from '../support/page-socket.ts';
import { sampleSeats } from '../support/samples.ts';

let server: TestApp;
const sockets: PageSocket[] = [];
const connect = async (link: { url: string }) => {
  const socket = await PageSocket.connect(server.app.url, tokenOf(link));
  sockets.push(socket);
  return socket;
};
const opening = CriterionId.parse('opening');
const names = ['Ben Chen', 'Cora Wang', 'Dan Li', 'Eve Zhou', 'Finn Wu'];
/** Two examiners find the opening good, the third finds it poor; on all else they agree. */
const levelOf = (examiner: number) => (criterion: string) =>
  criterion === 'opening' ? ([4, 3, 1][examiner] ?? 3) : criterion === 'order' ? 16 : criterion === 'price' ? 8 : 3;

beforeAll(async () => {
  server = await startTestApp();
});
afterAll(async () => {
  for (const socket of sockets) socket.close();
  await server.close();
});

/** A sitting in dispute over its opening, with a further examiner named while the sheets were open. */
async function disputed(named: NamedExam = deskExam()) {
  const scheduled = await atMarking(server, named);
  const { link } = scheduled;
  const lead = await connect(link('lead'));
  const reply = await lead.request('marking.nameAdjudicator', { name: 'Gao Min', examinerId: null });
  if (!reply.ok) throw new Error(reply.error.code);
  const adjudicator = await connect(reply.data);
  const opened = adjudicator.next('marking.cases', ({ cases }) => cases.length > 0);
  for (const i of [0, 1, 2])
    await markAndSeal(server.app.url, link('examiner', i), scheduled.named, levelOf(i), (i + 1) * 10_000);
  return { ...scheduled, lead, adjudicator, url: reply.data.url, cases: (await opened).cases };
}

test('[SC3] a dispute between two sealed sheets opens at once, while the third examiner marks on and is not told', async () => {
  const { link, named, sittingId } = await atMarking(server, deskExam());
  const lead = await connect(link('lead'));
  const reply = await lead.request('marking.nameAdjudicator', { name: 'Gao Min', examinerId: null });
  if (!reply.ok) throw new Error(reply.error.code);
  const adjudicator = await connect(reply.data);
  const third = await connect(link('examiner', 2));
  const heard: string[] = [];
  third.raw.onAny((name: string, data: unknown) => void heard.push(`${name} ${JSON.stringify(data)}`));
  const opened = adjudicator.next('marking.cases', ({ cases }) => cases.length > 0);
  for (const [i, level] of [4, 1].entries())
    await markAndSeal(server.app.url, link('examiner', i), named, (id) => (id === 'opening' ? level : levelOf(i)(id)));
  expect((await opened).cases).toMatchObject([{ criterionId: 'opening', settled: false }]);
  expect(
    await adjudicator.request('marking.adjudicate', { criterionId: opening, level: 3, reason: 'greets, no offer' }),
  ).toMatchObject({ ok: true, data: { cases: [{ settled: true }] } });
  const joined = await third.request('sitting.join', {});
  expect(joined).toMatchObject({ ok: true, data: { sitting: { state: 'marking' }, panel: null, cases: null } });
  expect([...heard, JSON.stringify(joined)].filter((text) => /disputed|"settled"/.test(text))).toEqual([]);
  const sealed = lead.next('sitting.changed', ({ state }) => state === 'sealed');
  await markAndSeal(server.app.url, link('examiner', 2), named, (id) => (id === 'opening' ? 3 : levelOf(2)(id)));
  await sealed;
  const events = await server.app.sittings.events(sittingId);
  expect(events.filter(({ body }) => body.kind === 'adjudicationOpened')).toHaveLength(1);
});

describe('a blind further examiner', () => {
  test('[MK7] is told the criteria and the seconds, and no mark, note, measurement or name of the panel', async () => {
    const { adjudicator, cases, url } = await disputed();
    expect(cases).toEqual([{ criterionId: 'opening', moments: [10_000, 20_000, 30_000], settled: false }]);
    const joined = await adjudicator.request('sitting.join', {});
    if (!joined.ok) throw new Error(joined.error.code);
    expect(joined.data).toMatchObject({ panel: null, sheet: null, me: { role: 'adjudicator', name: 'Gao Min' } });
    expect(joined.data.sitting.seats.map(({ name }) => name)).toEqual(['Ada Lin', 'Gao Min']);
    expect(joined.data.sitting.sealedSheets).toEqual([]);
    expect(names.filter((name) => JSON.stringify(joined.data).includes(name))).toEqual([]);
    for (const path of ['/api/review', '/api/result']) {
      const response = await fetch(`${server.app.url}${path}`, {
        headers: { authorization: `Bearer ${tokenOf({ url })}` },
      });
      expect(response.ok).toBe(false);
    }
  });

  test('[MK7] is pushed nothing of the panel either, from the first mark to the sealed result', async () => {
    const { link, named } = await atMarking(server, deskExam());
    const lead = await connect(link('lead'));
    const reply = await lead.request('marking.nameAdjudicator', { name: 'Gao Min', examinerId: null });
    if (!reply.ok) throw new Error(reply.error.code);
    const adjudicator = await connect(reply.data);
    const heard: [string, string][] = [];
    adjudicator.raw.onAny((name: string, data: unknown) => void heard.push([name, JSON.stringify(data)]));
    const opened = adjudicator.next('marking.cases', ({ cases }) => cases.length > 0);
    for (const i of [0, 1, 2]) await markAndSeal(server.app.url, link('examiner', i), named, levelOf(i));
    await opened;
    const sealed = adjudicator.next('sitting.changed', ({ state }) => state === 'sealed');
    await adjudicator.request('marking.adjudicate', { criterionId: opening, level: 3, reason: 'greets, no offer' });
    await sealed;
    expect(new Set(heard.map(([name]) => name))).not.toContain('marking.panel');
    expect(new Set(heard.map(([name]) => name))).not.toContain('analysis.live');
    expect(heard.filter(([, data]) => names.some((name) => data.includes(name)))).toEqual([]);
    expect(heard.filter(([, data]) => /"level"|"marks"|"notes"/.test(data))).toEqual([]);
  });

  test('[SC8] the sealed result counts the two marks that lie closest, and says which', async () => {
    const { adjudicator, lead, link } = await disputed();
    const sealed = lead.next('sitting.changed', ({ state }) => state === 'sealed');
    const decided = await adjudicator.request('marking.adjudicate', {
      criterionId: opening,
      level: 2,
      reason: 'greets, no offer',
    });
    expect(decided).toMatchObject({ ok: true, data: { cases: [{ criterionId: 'opening', settled: true }] } });
    await sealed;
    const response = await fetch(`${server.app.url}/api/result`, {
      headers: { authorization: `Bearer ${tokenOf(link('lead'))}` },
    });
    const result = SealedResult.parse(await response.json());
    const points = result.body.score.schemes.map(({ domains }) =>
      domains
        .flatMap(({ contributions }) => contributions)
        .find((contribution) => contribution.criterionId === 'opening'),
    );
    // Levels 4, 3, 1 give 10, 8, 3 points; level 2 gives 6: closest is 8, the mean 7. The company counts half as much again.
    expect(points.map((each) => each?.milliPoints)).toEqual(['7000', '10500']);
  });

  test('who may not decide: another role, the lead of such an exam, anyone twice, and no level that is not there', async () => {
    const { adjudicator, lead, link } = await disputed();
    const ruling = { criterionId: opening, level: 2, reason: 'why' };
    const examiner = await connect(link('examiner'));
    expect(await examiner.send('marking.adjudicate', ruling)).toMatchObject({ error: { code: 'not_allowed' } });
    expect(await lead.send('marking.adjudicate', ruling)).toMatchObject({ error: { code: 'not_allowed' } });
    for (const level of [0, 5, 99])
      expect(await adjudicator.send('marking.adjudicate', { ...ruling, level })).toMatchObject({
        error: { code: 'unknown_level' },
      });
    for (const level of [-1, 1e9, 1.5, Number.NaN, '2'])
      expect(await adjudicator.send('marking.adjudicate', { ...ruling, level })).toMatchObject({
        error: { code: 'bad_request' },
      });
    expect(await adjudicator.send('marking.adjudicate', { ...ruling, reason: '  ' })).toMatchObject({
      error: { code: 'bad_request' },
    });
    expect(await adjudicator.send('marking.adjudicate', { ...ruling, criterionId: 'closing' })).toMatchObject({
      error: { code: 'wrong_state' },
    });
    expect(await adjudicator.send('marking.adjudicate', { ...ruling, criterionId: 'nothing' })).toMatchObject({
      error: { code: 'unknown_criterion' },
    });
    expect((await adjudicator.request('marking.adjudicate', ruling)).ok).toBe(true);
    expect(await adjudicator.send('marking.adjudicate', ruling)).toMatchObject({ error: { code: 'wrong_state' } });
  });
});

describe('naming a further examiner', () => {
  test('one only, and only where the exam asks for one', async () => {
    const { link } = await atMarking(server, deskExam());
    const lead = await connect(link('lead'));
    const name = { name: 'Gao Min', examinerId: null };
    expect((await lead.request('marking.nameAdjudicator', name)).ok).toBe(true);
    expect(await lead.send('marking.nameAdjudicator', name)).toMatchObject({ error: { code: 'wrong_state' } });
    const byLead = await atMarking(
      server,
      deskExam((exam) => ({ ...exam, panel: { ...exam.panel, adjudicator: 'lead' } })),
    );
    const other = await connect(byLead.link('lead'));
    expect(await other.send('marking.nameAdjudicator', name)).toMatchObject({ error: { code: 'not_allowed' } });
    const examiner = await connect(byLead.link('examiner'));
    expect(await examiner.send('marking.nameAdjudicator', name)).toMatchObject({ error: { code: 'not_allowed' } });
  });

  test('[MK7] an examiner who sits on the panel already is refused: not blind', async () => {
    const named = await server.app.exams.save(deskExam().exam, Date.now());
    const sittingId = SittingId.parse(v7());
    const examinerId = ExaminerId.parse(v7());
    const { all } = sampleSeats();
    const seats = all.map((seat, i) => ({ ...seat, examinerId: i === 1 ? examinerId : null }));
    const scheduled = SittingEvent.parse({
      version: 1,
      at: Date.now(),
      by: null,
      body: { kind: 'scheduled', examHash: named.hash, seats },
    });
    await server.app.sittings.create(sittingId, named.hash, scheduled, 'scheduled');
    await write(server, sittingId, [{ kind: 'markingOpened', evidence: 'incomplete', toExaminers: [] }]);
    const { links } = await server.app.maker.linksOf(fold(sittingId, await server.app.sittings.events(sittingId)));
    const leadLink = links.find(({ role }) => role === 'lead');
    if (leadLink === undefined) throw new Error('no lead');
    const lead = await connect(leadLink);
    expect(await lead.send('marking.nameAdjudicator', { name: 'Someone', examinerId })).toMatchObject({
      error: { code: 'not_allowed' },
    });
  });
});

test('[MK6] a private note and a flag reach the author’s page only: not the lead’s, not the reviewer’s', async () => {
  const { link } = await atMarking(server, deskExam());
  const [examiner, lead, reviewer] = [
    await connect(link('examiner')),
    await connect(link('lead')),
    await connect(link('reviewer')),
  ];
  const note = (kind: 'note' | 'private' | 'flag', text: string) => ({
    note: { kind, id: NoteId.parse(v7()), replaces: null, criterionId: opening, at: 1000, text },
  });
  const heard: string[] = [];
  for (const page of [lead, reviewer])
    page.raw.onAny((_name: string, data: unknown) => void heard.push(JSON.stringify(data)));
  await examiner.send('marking.note', note('private', 'between you and me'));
  await examiner.send('marking.note', note('flag', 'flagged by me'));
  const told = lead.next('marking.panel', (panel) => JSON.stringify(panel).includes('for everyone'));
  const own = await examiner.send('marking.note', note('note', 'for everyone'));
  await told;
  expect(own.ok && own.data.sheet.notes.map(({ kind }) => kind).sort()).toEqual(['flag', 'note', 'private']);
  for (const page of [lead, reviewer]) heard.push(JSON.stringify(await page.request('sitting.join', {})));
  for (const role of ['lead', 'reviewer'] as const)
    heard.push(
      await (
        await fetch(`${server.app.url}/api/review`, { headers: { authorization: `Bearer ${tokenOf(link(role))}` } })
      ).text(),
    );
  expect(heard.some((text) => text.includes('for everyone'))).toBe(true);
  expect(heard.filter((text) => /between you and me|flagged by me/.test(text))).toEqual([]);
});
