import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { v7 } from 'uuid';
import type { NamedExam } from '#contract/exam';
import { sheetCriteria } from '#contract/exam';
import type { ExaminerRow, NewSittingReply } from '#contract/staff-http';
import type { CriterionId } from '#contract/ids';
import { startTestApp, type TestApp } from '../support/app.ts';
import { PageSocket, tokenOf } from '../support/page-socket.ts';
import { analysisOf, criterionId, mark, oneScheme } from '../support/samples.ts';
import { settledSitting } from '../support/settled-sitting.ts';
import { StaffClient } from '../support/staff-client.ts';
import { openWorkshop } from '../support/workshop.ts';

/** Levels give 30, 60, 80 and 100 % of the points. Agreed is level 3 throughout: 80 %. Nine criteria are marked by people. */
const LIMIT_PER_MILLE = 50;
let server: TestApp;
let staff: StaffClient;
let strict: NamedExam;
let reference: Awaited<ReturnType<typeof settledSitting>>;
const people = { candidate: 'Zoe', lead: 'L', reviewer: 'R' };
const sockets: PageSocket[] = [];
const connect = async (link: { url: string }) => {
  const socket = await PageSocket.connect(server.app.url, tokenOf(link));
  sockets.push(socket);
  return socket;
};

beforeAll(async () => {
  server = await startTestApp();
  staff = await StaffClient.signIn(server);
  const exam = oneScheme().exam;
  strict = await server.app.exams.save(
    { ...exam, id: 'strict', standardisation: { maxDriftPerMille: LIMIT_PER_MILLE } },
    Date.now(),
  );
  reference = await settledSitting(server, {
    named: oneScheme(),
    analysis: analysisOf({ speechRateSyllPerMin: 240 }),
    levelOf: () => 3,
  });
});
afterAll(async () => {
  for (const socket of sockets) socket.close();
  await server.close();
});

const markable = () => sheetCriteria(strict.exam).filter(({ kind }) => kind !== 'measured');
const register = (name: string): Promise<ExaminerRow> =>
  staff.call('staff.newExaminer', { name }).then(({ examiner }) => examiner);
const standingOf = async ({ id }: ExaminerRow) => {
  const { examiners } = await staff.call('staff.examiners');
  return examiners.find((each) => each.id === id)?.qualifications.map(({ qualification }) => qualification) ?? [];
};
const rowOf = async (sittingId: string) =>
  (await staff.call('staff.sittings')).sittings.find(({ id }) => id === sittingId);
const remark = (examiner: ExaminerRow, change: Record<string, unknown> = {}) =>
  staff.call('staff.newRemark', {
    examinerId: examiner.id,
    examHash: strict.hash,
    sittingId: null,
    purpose: 'standardisation',
    ...change,
  });

/** Marks the whole sheet over a real socket, seals it, waits for the job that measures the drift, and gives what is on record. */
async function markAgain(
  { sittingId, links: [link] }: NewSittingReply,
  levelOf: (criterion: CriterionId, i: number) => number,
  meanwhile: () => Promise<unknown> = async () => null,
) {
  if (link === undefined) throw new Error('a re-mark has one seat');
  const page = await connect(link);
  const joined = await page.request('sitting.join', {});
  if (!joined.ok) throw new Error(joined.error.code);
  for (const [i, id] of (joined.data.sheet?.expected ?? []).entries()) {
    const saved = await page.request('marking.mark', { mark: mark(id, levelOf(id, i), 1000 * i) });
    if (!saved.ok) throw new Error(saved.error.code);
  }
  expect((await page.request('marking.sealSheet', {})).ok).toBe(true);
  await meanwhile();
  await expect.poll(async () => (await rowOf(sittingId))?.state, { timeout: 20_000 }).toBe('sealed');
  const { examiners } = await staff.call('staff.examiners');
  const measured = examiners
    .flatMap(({ qualifications }) => qualifications.map(({ qualification }) => qualification))
    .filter((each) => each.kind === 'measured' && each.sittingId === sittingId);
  expect(measured).toHaveLength(1);
  return measured[0]?.kind === 'measured' ? measured[0].drift : null;
}
const panelOf = (...members: { id?: string; name: string }[]) => ({
  examHash: strict.hash,
  ...people,
  examiners: members.map(({ id, name }) => ({ name, examinerId: id ?? null })),
});

describe('a cohort’s sealed marks as CSV', () => {
  test('are every mark of every sealed sitting, by candidate’s id; for staff alone', async () => {
    const path = `/api/staff/exams/${reference.named.hash}/marks.csv`;
    const lines = (await staff.text(path)).trim().split('\r\n');
    expect(lines[0]).toBe('candidate,examiner,criterion,points');
    expect(lines).toHaveLength(1 + 3 * markable().length);
    expect(lines.filter((line) => line.endsWith(',Ben Chen,opening,8'))).toHaveLength(1);
    expect(lines.some((line) => line.includes('Ada Lin'))).toBe(false);
    expect((await staff.text(path.replace('marks', 'ratings'))).trim()).toBe('candidate,examiner,percent,rating');
    expect((await fetch(`${server.app.url}${path}`)).status).toBe(401);
    expect((await staff.fetch(`${path}?scheme=nowhere`)).status).toBe(404);
    expect((await staff.fetch(path.replace(reference.named.hash, '0'.repeat(64)))).status).toBe(404);
  });
});

describe('[MK8] standardisation, from the register to the panel', () => {
  let close: ExaminerRow;
  let far: ExaminerRow;
  let lenient: ExaminerRow;
  beforeAll(async () => {
    [close, far, lenient] = [await register('Ben'), await register('Cora'), await register('Dan')];
  });

  test('without a reference recording nobody can be asked to mark one', async () => {
    expect(
      await staff.refused('staff.newRemark', {
        examinerId: close.id,
        examHash: strict.hash,
        sittingId: null,
        purpose: 'standardisation',
      }),
    ).toMatchObject({ status: 409, code: 'no_reference' });
  });

  test('an examiner without any standing is put on no panel', async () => {
    expect(await staff.refused('staff.newSitting', panelOf(close, far, lenient))).toMatchObject({
      status: 422,
      code: 'examiner_not_standardised',
      detail: 'Ben',
    });
    expect(await staff.refused('staff.newSitting', panelOf({ name: 'A stranger' }, far, lenient))).toMatchObject({
      code: 'examiner_not_standardised',
      detail: 'A stranger',
    });
  });

  test('a sitting with a result becomes a reference, from the panel’s own levels', async () => {
    const draft = await staff.call('staff.referenceDraft', null, reference.sittingId);
    expect(draft.agreed).toHaveLength(markable().length);
    expect(draft.agreed.every(({ level }) => level === 3)).toBe(true);
    await staff.call('staff.newReference', { agreed: draft.agreed }, reference.sittingId);
    expect(await rowOf(reference.sittingId)).toMatchObject({ isReference: true, remark: null, state: 'released' });
  });

  test('drift is the mean distance in points as computed by hand; within the limit', async () => {
    const made = await remark(close);
    // One of nine criteria a level higher: |100 % − 80 %| / 9 = 2.22 %, all of it upwards.
    const drift = await markAgain(made, (_, i) => (i === 0 ? 4 : 3));
    expect(markable()).toHaveLength(9);
    expect(drift).toEqual({ meanPerMille: 22, biasPerMille: 22, criteria: 9 });
    expect(await standingOf(close)).toMatchObject([
      {
        kind: 'measured',
        purpose: 'standardisation',
        drift,
        limitPerMille: LIMIT_PER_MILLE,
        sittingId: made.sittingId,
      },
    ]);
  });

  test('marks that lie both ways drift without a lean', async () => {
    const made = await remark(lenient, { sittingId: reference.sittingId, purpose: 'drift' });
    // A level up (+20 %) and a level down (−20 %): distance 40 % / 9 = 4.44 %, bias 0.
    const drift = await markAgain(made, (_, i) => (i === 0 ? 4 : i === 1 ? 2 : 3));
    expect(drift).toEqual({ meanPerMille: 44, biasPerMille: 0, criteria: 9 });
  });

  test('beyond the limit: severe, on record, and on no panel', async () => {
    const made = await remark(far);
    // Everything two levels down: 30 % instead of 80 %.
    expect(await markAgain(made, () => 1)).toEqual({ meanPerMille: 500, biasPerMille: -500, criteria: 9 });
    expect(await staff.refused('staff.newSitting', panelOf(close, far, lenient))).toMatchObject({
      status: 422,
      code: 'examiner_not_standardised',
      detail: 'Cora',
    });
  });

  test('marking again gives no result, and the same job twice changes nothing', async () => {
    const [measured] = await standingOf(far);
    if (measured?.kind !== 'measured') throw new Error('drift was measured');
    const row = await rowOf(measured.sittingId);
    expect(row).toMatchObject({ state: 'sealed', candidate: 'Ada Lin', remark: { examiner: 'Cora' } });
    const { links } = await staff.call('staff.links', {}, measured.sittingId);
    expect(links.map(({ role }) => role)).toEqual(['examiner']);
    const token = tokenOf(links[0] ?? { url: '' });
    const result = await fetch(`${server.app.url}/api/result`, { headers: { authorization: `Bearer ${token}` } });
    expect(await result.json()).toMatchObject({ code: 'wrong_state' });
    expect(await staff.refused('staff.referenceDraft', null, measured.sittingId)).toMatchObject({
      code: 'wrong_state',
    });
    const workshop = await openWorkshop(server);
    await Promise.all([workshop.settle(measured.sittingId), workshop.settle(measured.sittingId)]);
    await workshop.close();
    expect(await standingOf(far)).toEqual([measured]);
  });

  test('the body overrides with a reason: who, why and when are on record, and the panel is accepted', async () => {
    expect(await staff.refused('staff.override', { examHash: strict.hash, reason: '  ' }, far.id)).toMatchObject({
      status: 400,
      code: 'bad_request',
    });
    await staff.call('staff.override', { examHash: strict.hash, reason: 'Senior; the recording is disputed' }, far.id);
    expect(await standingOf(far)).toMatchObject([
      { kind: 'measured', drift: { meanPerMille: 500 } },
      { kind: 'overridden', by: 'body@example.org', reason: 'Senior; the recording is disputed' },
    ]);
    const made = await staff.call('staff.newSitting', panelOf(close, far, lenient));
    expect(made.links.filter(({ role }) => role === 'examiner').map(({ seat }) => seat.examinerId)).toEqual([
      close.id,
      far.id,
      lenient.id,
    ]);
  });

  test('a newer measurement ends an override', async () => {
    const made = await remark(far);
    const before = await standingOf(far);
    // The job runs three times at once, as after a crash: one measurement goes on record.
    const workshop = await openWorkshop(server);
    const again = () => workshop.settle(made.sittingId);
    await markAgain(
      made,
      () => 1,
      () => Promise.all([again(), again()]),
    );
    await workshop.close();
    expect(await standingOf(far)).toHaveLength(before.length + 1);
    expect(await staff.refused('staff.newSitting', panelOf(close, far, lenient))).toMatchObject({
      code: 'examiner_not_standardised',
    });
  });

  test('agreed marks stated anew count for later comparisons only', async () => {
    const before = await standingOf(close);
    const { agreed } = await staff.call('staff.referenceDraft', null, reference.sittingId);
    const raised = agreed.map((each, i) => (i === 0 ? { ...each, level: 4 } : each));
    await staff.call('staff.newReference', { agreed: raised }, reference.sittingId);
    expect(await standingOf(close)).toEqual(before);
    const made = await remark(close, { purpose: 'drift' });
    expect(await markAgain(made, (_, i) => (i === 0 ? 4 : 3))).toMatchObject({ meanPerMille: 0 });
  });
});

describe('[MK8] attacks on the register and the references', () => {
  test('what is not known is refused: examiner, exam, recording, sitting', async () => {
    const examiner = await register('Fay');
    const body = { examinerId: examiner.id, examHash: strict.hash, sittingId: null, purpose: 'drift' };
    const refusals = [
      [await staff.refused('staff.newRemark', { ...body, examinerId: v7() }), 'unknown_examiner'],
      [await staff.refused('staff.newRemark', { ...body, examHash: '0'.repeat(64) }), 'not_found'],
      [await staff.refused('staff.newRemark', { ...body, sittingId: v7() }), 'no_reference'],
      [await staff.refused('staff.newRemark', { ...body, purpose: 'revenge' }), 'bad_request'],
      [await staff.refused('staff.override', { examHash: strict.hash, reason: 'x' }, v7()), 'unknown_examiner'],
      [await staff.refused('staff.override', { examHash: strict.hash, reason: 'x' }, 'nonsense'), 'unknown_examiner'],
      [await staff.refused('staff.override', { examHash: '0'.repeat(64), reason: 'x' }, examiner.id), 'not_found'],
      [await staff.refused('staff.referenceDraft', null, v7()), 'not_found'],
      [await staff.refused('staff.newExaminer', { name: '   ' }), 'bad_request'],
      [
        await staff.refused('staff.newSitting', panelOf({ id: v7(), name: 'Ghost' }, { name: 'B' }, { name: 'C' })),
        'unknown_examiner',
      ],
    ] as const;
    for (const [refusal, code] of refusals) expect(refusal).toMatchObject({ code });
    expect(await standingOf(examiner)).toEqual([]);
  });

  test('agreed marks outside the rubric are refused, and nothing becomes a reference', async () => {
    const other = await settledSitting(server, { levelOf: () => 3 });
    const bodies = [
      [{ agreed: [{ criterionId: 'opening', level: 9 }] }, 'unknown_level'],
      [{ agreed: [{ criterionId: 'no-such-criterion', level: 1 }] }, 'unknown_criterion'],
      [{ agreed: [{ criterionId: 'pace', level: 1 }] }, 'not_marked_by_people'],
      [{ agreed: [{ criterionId: 'opening', level: 1.5 }] }, 'bad_request'],
      [{ agreed: [{ criterionId: 'opening', level: 1e30 }] }, 'bad_request'],
      [{ agreed: [] }, 'bad_request'],
    ] as const;
    for (const [body, code] of bodies)
      expect(await staff.refused('staff.newReference', body, other.sittingId)).toMatchObject({ code });
    expect(await rowOf(other.sittingId)).toMatchObject({ isReference: false });
  });

  test('a sitting without a result is no reference', async () => {
    const { sittingId } = await server.schedule();
    expect(await staff.refused('staff.referenceDraft', null, sittingId)).toMatchObject({ code: 'wrong_state' });
    expect(
      await staff.refused('staff.newReference', { agreed: [{ criterionId: 'opening', level: 3 }] }, sittingId),
    ).toMatchObject({ code: 'wrong_state' });
  });

  test('links of a sitting open none of it: no login is 401, whatever token is held', async () => {
    const { link } = await server.schedule();
    const holders = [
      StaffClient.with(server, {}),
      ...(['candidate', 'examiner', 'lead', 'reviewer'] as const).map((role) =>
        StaffClient.with(server, { authorization: `Bearer ${tokenOf(link(role))}` }),
      ),
    ];
    for (const holder of holders)
      for (const name of [
        'staff.examiners',
        'staff.newExaminer',
        'staff.override',
        'staff.referenceDraft',
        'staff.newReference',
        'staff.newRemark',
        'staff.newSitting',
      ] as const)
        expect(await holder.refused(name, null, v7())).toMatchObject({ status: 401, code: 'login_required' });
  });

  test('panels that the exam does not allow are refused: too few, even, the same examiner twice', async () => {
    const { named } = await server.schedule();
    const [one, two] = [await register('Gil'), await register('Hua')];
    const free = (...members: { id?: string; name: string }[]) => ({ ...panelOf(...members), examHash: named.hash });
    expect(await staff.refused('staff.newSitting', free(one))).toMatchObject({ code: 'wrong_panel', detail: '1 / 3' });
    for (const members of [
      [one, two],
      [one, two, { name: 'C' }, { name: 'D' }],
    ])
      expect(await staff.refused('staff.newSitting', free(...members))).toMatchObject({ code: 'wrong_panel' });
    expect(await staff.refused('staff.newSitting', free(one, two, { ...one, name: 'Another name' }))).toMatchObject({
      code: 'duplicate_examiner',
      detail: 'Another name',
    });
    expect(await staff.refused('staff.newSitting', free({ name: 'C' }, one, { name: 'C' }))).toMatchObject({
      code: 'duplicate_examiner',
    });
  });

  test('whoever marks again sees nobody else’s marks, and nobody can seal, rule or release there', async () => {
    const examiner = await register('Ida');
    const made = await remark(examiner);
    const [link] = made.links;
    if (link === undefined) throw new Error('a link');
    const page = await connect(link);
    const joined = await page.request('sitting.join', {});
    expect(joined).toMatchObject({ ok: true, data: { panel: null, cases: null, sheet: { marks: [], notes: [] } } });
    expect(await page.request('marking.sealSheet', {})).toMatchObject({ error: { code: 'sheet_incomplete' } });
    expect(
      await page.request('marking.adjudicate', { criterionId: criterionId('opening'), level: 1, reason: 'x' }),
    ).toMatchObject({ error: { code: 'not_allowed' } });
    expect(await page.send('sitting.command', { expectedVersion: 1, command: { kind: 'release' } })).toMatchObject({
      error: { code: 'not_allowed' },
    });
    const token = tokenOf(link);
    const review = await fetch(`${server.app.url}/api/review`, { headers: { authorization: `Bearer ${token}` } });
    expect(review.status).toBe(403);
  });
});
