import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PersonId, RecordingId } from '#contract/ids';
import type { Seat, SittingEventBody } from '#contract/sitting';
import { SittingEvent } from '#contract/sitting';
import { table } from '#sitting/access';
import { type Actor, decide, type ExamRules, type LifecycleCommand } from '#sitting/lifecycle';
import { fold, type Sitting } from '#sitting/sitting';
import { deadline, elapsedMs, remainingMs, viewOf } from '#sitting/timing';
import { criterionId, hash, personId, sampleExam, sampleSeats, sittingId } from '../../support/samples.ts';

const named = sampleExam();
const seats = sampleSeats();
const id = sittingId();
const recordingId = RecordingId.parse('01890a5d-ac96-774b-bcce-b302099a8057');
const consent = hash('a');
const [first, second, third] = seats.examiners;
const server: Actor = { role: 'server' };
const as = (seat: Pick<Seat, 'role' | 'personId'>): Actor => ({
  role: seat.role,
  personId: seat.personId,
});

const further: Seat = { personId: personId(), role: 'adjudicator', name: 'Gus', examinerId: null };
const drift = { meanPerMille: 50, biasPerMille: -10, criteria: 9 };
const scheduled: SittingEventBody = { kind: 'scheduled', examHash: named.hash, seats: seats.all, remarkOf: null };
const at = (bodies: readonly (SittingEventBody | [number, SittingEventBody])[], by: PersonId | null = null): Sitting =>
  fold(
    id,
    bodies.map((entry, i) =>
      SittingEvent.parse({
        version: i + 1,
        at: Array.isArray(entry) ? entry[0] : 1000 * i,
        by,
        body: Array.isArray(entry) ? entry[1] : entry,
      }),
    ),
  );
const preparing: SittingEventBody[] = [
  scheduled,
  { kind: 'checkedIn' },
  { kind: 'consented', language: 'en', textHash: consent },
];
const live: SittingEventBody[] = [...preparing, { kind: 'wentLive', recordingId }];
const marking: SittingEventBody[] = [
  ...live,
  { kind: 'ended', reason: 'time' },
  { kind: 'markingOpened', evidence: 'complete', toExaminers: [] },
];
const sealedBy = (examinerId: PersonId): SittingEventBody => ({
  kind: 'sheetSealed',
  examinerId,
  sheetHash: hash('b'),
});
const allSealed = [...marking, sealedBy(first.personId), sealedBy(second.personId), sealedBy(third.personId)];
const attempt = (sitting: Sitting, command: LifecycleCommand, actor: Actor, rules: Partial<ExamRules> = {}) =>
  decide(sitting, command, actor, {
    consentHash: () => consent,
    adjudicator: 'lead',
    sheetsAwaitMetrics: false,
    ...rules,
  });

describe('the life of a sitting', () => {
  test('[SI1] the state is what the events say, from scheduled to released', () => {
    expect(at([scheduled]).state).toBe('scheduled');
    expect(at(preparing).state).toBe('preparing');
    expect(at(live).state).toBe('live');
    expect(at(marking).state).toBe('marking');
    expect(at([...allSealed, { kind: 'resultSealed', resultHash: hash('c') }, { kind: 'released' }]).state).toBe(
      'released',
    );
  });

  test('[SI3] consent to another text than the one shown is refused', () => {
    const checkedIn = at([scheduled, { kind: 'checkedIn' }]);
    expect(
      attempt(checkedIn, { kind: 'consent', language: 'en', textHash: hash('d') }, as(seats.candidate)),
    ).toMatchObject({ kind: 'refused', code: 'version_conflict' });
    expect(
      attempt(checkedIn, { kind: 'consent', language: 'en', textHash: consent }, as(seats.candidate)),
    ).toMatchObject({ kind: 'accepted' });
  });

  test('[SI2] only the candidate starts, and not before consent', () => {
    const go: LifecycleCommand = { kind: 'goLive', recordingId };
    expect(attempt(at(preparing), go, as(seats.candidate))).toMatchObject({ kind: 'accepted' });
    expect(attempt(at(preparing), go, as(seats.lead))).toMatchObject({ kind: 'refused', code: 'not_allowed' });
    expect(attempt(at([scheduled, { kind: 'checkedIn' }]), go, as(seats.candidate))).toMatchObject({
      kind: 'refused',
      code: 'wrong_state',
    });
    expect(attempt(at(live), go, as(seats.candidate))).toMatchObject({ kind: 'refused', code: 'wrong_state' });
  });

  test('[SI2] every pair of role and state outside the table is refused, whatever the command', () => {
    const commands: LifecycleCommand[] = [
      { kind: 'checkIn' },
      { kind: 'consent', language: 'en', textHash: consent },
      { kind: 'goLive', recordingId },
      { kind: 'pause', reason: 'x' },
      { kind: 'resume' },
      { kind: 'end', reason: 'panel' },
      { kind: 'openMarking', evidence: 'complete', toExaminers: [] },
      { kind: 'sealSheet', examinerId: first.personId, sheetHash: hash('b') },
      { kind: 'reopenSheet', examinerId: first.personId, reason: 'x' },
      { kind: 'openAdjudication', criteria: [criterionId('opening')] },
      { kind: 'adjudicate', criterionId: criterionId('opening'), level: 1, reason: 'x' },
      { kind: 'nameAdjudicator', seat: further },
      { kind: 'measureDrift', drift, limitPerMille: 100 },
      { kind: 'sealResult', resultHash: hash('c') },
      { kind: 'release' },
      { kind: 'void', reason: 'x' },
    ];
    const sittings = [
      at([scheduled]),
      at(preparing),
      at(live),
      at([...live, { kind: 'paused', reason: 'x' }]),
      at(marking),
      at(allSealed),
      at([...allSealed, { kind: 'resultSealed', resultHash: hash('c') }, { kind: 'released' }]),
    ];
    const actors: Actor[] = [server, ...seats.all.map(as)];
    for (const command of commands)
      for (const sitting of sittings)
        for (const actor of actors) {
          const allowed =
            table[command.kind].roles.includes(actor.role) && table[command.kind].states.includes(sitting.state);
          if (!allowed)
            expect(attempt(sitting, command, actor), `${actor.role} ${command.kind} ${sitting.state}`).toMatchObject({
              kind: 'refused',
            });
        }
  });

  test('[MK4] a sheet is sealed once; a second sealing is refused', () => {
    const seal: LifecycleCommand = { kind: 'sealSheet', examinerId: first.personId, sheetHash: hash('b') };
    expect(attempt(at(marking), seal, as(first))).toMatchObject({ kind: 'accepted' });
    expect(attempt(at([...marking, sealedBy(first.personId)]), seal, as(first))).toMatchObject({
      kind: 'refused',
      code: 'sheet_sealed',
    });
  });

  test('[SC3] nothing is sealed while a sheet is open or a criterion is disputed', () => {
    const sealResult: LifecycleCommand = { kind: 'sealResult', resultHash: hash('c') };
    expect(attempt(at([...marking, sealedBy(first.personId)]), sealResult, server)).toMatchObject({
      kind: 'refused',
      code: 'sheet_incomplete',
    });
    const disputed = at([...allSealed, { kind: 'adjudicationOpened', criteria: [criterionId('opening')] }]);
    expect(attempt(disputed, sealResult, server)).toMatchObject({ kind: 'refused', code: 'adjudication_needed' });
    expect(
      attempt(
        disputed,
        { kind: 'adjudicate', criterionId: criterionId('closing'), level: 1, reason: 'x' },
        as(seats.lead),
      ),
    ).toMatchObject({ kind: 'refused', code: 'wrong_state' });
    const settled = at(
      [
        ...allSealed,
        { kind: 'adjudicationOpened', criteria: [criterionId('opening')] },
        { kind: 'adjudicated', criterionId: criterionId('opening'), level: 2, reason: 'x' },
      ],
      seats.lead.personId,
    );
    expect(settled.disputed).toEqual([]);
    expect(attempt(settled, sealResult, server)).toMatchObject({ kind: 'accepted' });
  });

  test('[SC3] adjudication opens beside open sheets, from the second sealed one on; marking goes on until the last', () => {
    const open: LifecycleCommand = { kind: 'openAdjudication', criteria: [criterionId('opening')] };
    const opened: SittingEventBody = { kind: 'adjudicationOpened', criteria: [criterionId('opening')] };
    const one = [...marking, sealedBy(first.personId)];
    const two = [...one, sealedBy(second.personId)];
    expect(attempt(at(one), open, server)).toMatchObject({ code: 'sheet_incomplete' });
    expect(attempt(at(two), open, server)).toMatchObject({ kind: 'accepted' });
    const early = at([...two, opened]);
    expect(early).toMatchObject({ state: 'marking', disputed: ['opening'] });
    const ruling: LifecycleCommand = { kind: 'adjudicate', criterionId: criterionId('opening'), level: 2, reason: 'x' };
    expect(attempt(early, ruling, as(seats.lead))).toMatchObject({ kind: 'accepted' });
    const seal: LifecycleCommand = { kind: 'sealSheet', examinerId: third.personId, sheetHash: hash('b') };
    expect(attempt(early, seal, as(third))).toMatchObject({ kind: 'accepted' });
    const later: SittingEventBody = {
      kind: 'adjudicationOpened',
      criteria: [criterionId('opening'), criterionId('closing')],
    };
    expect(at([...two, opened, sealedBy(third.personId), later])).toMatchObject({
      state: 'adjudication',
      disputed: ['opening', 'closing'],
    });
  });

  test('a reopened sheet takes the sitting back to marking, and earlier rulings with it', () => {
    const reopened = at([
      ...allSealed,
      { kind: 'adjudicationOpened', criteria: [criterionId('opening')] },
      { kind: 'sheetReopened', examinerId: first.personId, reason: 'typing error' },
    ]);
    expect(reopened.state).toBe('marking');
    expect(reopened.sealedSheets.has(first.personId)).toBe(false);
    expect(reopened.disputed).toEqual([]);
  });
});

describe('a further examiner who adjudicates blind', () => {
  const name: LifecycleCommand = { kind: 'nameAdjudicator', seat: further };
  const disputed: SittingEventBody[] = [
    ...allSealed,
    { kind: 'adjudicationOpened', criteria: [criterionId('opening')] },
  ];
  const ruling: LifecycleCommand = { kind: 'adjudicate', criterionId: criterionId('opening'), level: 2, reason: 'x' };
  const blind = { adjudicator: 'further_examiner' as const };

  test('[MK7] is named by the lead, once, where the exam says so, and has no other seat', () => {
    expect(attempt(at(live), name, as(seats.lead), blind)).toMatchObject({ kind: 'accepted' });
    expect(attempt(at(live), name, as(seats.lead))).toMatchObject({ code: 'not_allowed' });
    const named = at([...live, { kind: 'adjudicatorNamed', seat: further }]);
    expect(attempt(named, name, as(seats.lead), blind)).toMatchObject({ code: 'wrong_state' });
    const seated: LifecycleCommand = { kind: 'nameAdjudicator', seat: { ...further, personId: first.personId } };
    expect(attempt(at(live), seated, as(seats.lead), blind)).toMatchObject({ code: 'not_allowed' });
  });

  test('[MK7] decides in place of the lead, and only then', () => {
    const actor: Actor = { role: 'adjudicator', personId: further.personId };
    expect(attempt(at(disputed), ruling, actor, blind)).toMatchObject({ kind: 'accepted' });
    expect(attempt(at(disputed), ruling, as(seats.lead), blind)).toMatchObject({ code: 'not_allowed' });
    expect(attempt(at(disputed), ruling, actor)).toMatchObject({ code: 'not_allowed' });
    expect(attempt(at(disputed), ruling, as(seats.lead))).toMatchObject({ kind: 'accepted' });
  });
});

describe('[MK8] marking again', () => {
  const again: SittingEventBody = {
    kind: 'scheduled',
    examHash: named.hash,
    seats: [first],
    remarkOf: { sittingId: sittingId(), purpose: 'standardisation' },
  };
  test('begins with marking and ends with a drift, never with a result', () => {
    expect(at([again]).state).toBe('marking');
    const sealed = at([again, sealedBy(first.personId)]);
    const measure: LifecycleCommand = { kind: 'measureDrift', drift, limitPerMille: 100 };
    expect(attempt(at([again]), measure, server)).toMatchObject({ code: 'sheet_incomplete' });
    expect(attempt(sealed, measure, server)).toMatchObject({ kind: 'accepted' });
    expect(attempt(at(allSealed), measure, server)).toMatchObject({ code: 'wrong_state' });
    expect(attempt(sealed, { kind: 'sealResult', resultHash: hash('c') }, server)).toMatchObject({
      code: 'wrong_state',
    });
    expect(at([again, sealedBy(first.personId), { kind: 'driftMeasured', drift, limitPerMille: 100 }])).toMatchObject({
      state: 'sealed',
      drift,
    });
  });
});

test('[MK4] where abstained metrics fall to the examiners, no sheet is sealed before the measurements are there', () => {
  const seal: LifecycleCommand = { kind: 'sealSheet', examinerId: first.personId, sheetHash: hash('b') };
  const ended = at([...live, { kind: 'ended', reason: 'time' }]);
  expect(attempt(ended, seal, as(first))).toMatchObject({ kind: 'accepted' });
  expect(attempt(ended, seal, as(first), { sheetsAwaitMetrics: true })).toMatchObject({ code: 'wrong_state' });
  expect(attempt(at(marking), seal, as(first), { sheetsAwaitMetrics: true })).toMatchObject({ kind: 'accepted' });
});

describe('[SI4] the clock', () => {
  const timed: [number, SittingEventBody][] = [
    [0, scheduled],
    [10, { kind: 'checkedIn' }],
    [20, { kind: 'consented', language: 'en', textHash: consent }],
    [1000, { kind: 'wentLive', recordingId }],
    [11_000, { kind: 'paused', reason: 'fire drill' }],
    [61_000, { kind: 'resumed' }],
  ];

  test('pauses do not count', () => {
    const paused = at(timed.slice(0, 5));
    expect(elapsedMs(paused, 50_000)).toBe(10_000);
    expect(deadline(paused, named.exam)).toBeNull();
    const resumed = at(timed);
    expect(elapsedMs(resumed, 63_000)).toBe(12_000);
    expect(remainingMs(resumed, named.exam, 63_000)).toBe(named.exam.timing.liveSec * 1000 - 12_000);
  });

  test('the end falls exactly where the allowed live time is used up, however the pauses lie', () => {
    const seed = 20261123;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 60_000 }), fc.integer({ min: 1, max: 60_000 })), { maxLength: 4 }),
        (stretches) => {
          let now = 1000;
          const events: [number, SittingEventBody][] = timed.slice(0, 4);
          for (const [run, pause] of stretches) {
            events.push([(now += run), { kind: 'paused', reason: 'x' }], [(now += pause), { kind: 'resumed' }]);
          }
          const sitting = at(events);
          const end = deadline(sitting, named.exam);
          expect(end).not.toBeNull();
          expect(elapsedMs(sitting, end ?? 0)).toBe(named.exam.timing.liveSec * 1000);
        },
      ),
      { seed },
    );
  });

  test('everyone is shown the same clock', () => {
    expect(viewOf(at(timed), named.exam, 63_000).clock).toEqual({
      serverNow: 63_000,
      runningSince: 61_000,
      elapsedBeforeMs: 10_000,
      allowedMs: named.exam.timing.liveSec * 1000,
    });
  });
});
