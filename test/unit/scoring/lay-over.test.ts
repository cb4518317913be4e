import { describe, expect, test } from 'vitest';
import { Overlay } from '#contract/overlay';
import { criteria, Rubric } from '#contract/rubric';
import { contentHash } from '#result/canonical';
import { asBase, layOver } from '#scoring/lay-over';
import { structureHash } from '#scoring/structure';

const text = (word: string) => ({ 'zh-CN': word, en: word });
const levels = (...points: number[]) =>
  points.map((milliPoints, level) => ({ level, milliPoints, label: text('l'), descriptor: text('d') }));
const criterion = (id: string, points: number[], more: object = {}) => ({
  id,
  kind: 'marked',
  title: text(id),
  levels: levels(...points),
  ...more,
});
const plain = Rubric.parse({
  id: 'base',
  title: text('base'),
  source: text('source'),
  domains: [
    {
      id: 'speaking',
      title: text('speaking'),
      criteria: [
        criterion('voice', [0, 3000, 5000]),
        criterion('words', [0, 6000, 10_000], { critical: { passMilliPoints: 6000 } }),
      ],
    },
    {
      id: 'showing',
      title: text('showing'),
      criteria: [
        { id: 'hands', kind: 'marked', title: text('hands'), points: { maxMilliPoints: 10_000, stepMilliPoints: 500 } },
        {
          id: 'silence',
          kind: 'measured',
          title: text('silence'),
          milliPoints: 2000,
          metric: 'deadAirMs',
          bands: [{ from: 0, perMille: 1000 }],
        },
      ],
    },
  ],
});
const base = asBase(plain, contentHash(plain));
const overlay = (id: string, ...changes: object[]) =>
  Overlay.parse({ id, title: text(id), source: text('source'), over: 'base.yaml', changes });
const lay = (id: string, ...changes: object[]) => {
  const over = overlay(id, ...changes);
  return layOver(base, over, contentHash(over));
};
const resolved = (...changes: object[]): Rubric => {
  const laid = lay('local', ...changes);
  if (laid.kind === 'faulty') throw new Error(laid.faults.map(({ message }) => message).join('\n'));
  return laid.rubric;
};
const faults = (...changes: object[]) => {
  const laid = lay('local', ...changes);
  return laid.kind === 'faulty' ? laid.faults : [];
};
const found = (rubric: Rubric, id: string) => criteria(rubric).find((each) => each.id === id);

describe('[SC9] a change', () => {
  test('adds a criterion where it says, or last in its domain, and touches no other line', () => {
    const rubric = resolved(
      { do: 'add', domain: 'speaking', after: 'voice', criterion: criterion('tone', [0, 1000]) },
      { do: 'add', domain: 'speaking', criterion: criterion('pauses', [0, 1000]) },
    );
    expect(rubric.domains[0]?.criteria.map(({ id }) => id)).toEqual(['voice', 'tone', 'words', 'pauses']);
    expect(found(rubric, 'tone')?.origin).toEqual([{ layer: 'local', change: 'added' }]);
    expect(found(rubric, 'words')).toEqual(found(base, 'words'));
    expect(rubric.domains[1]).toEqual(base.domains[1]);
  });

  test('adds a domain whose lines all say so', () => {
    const rubric = resolved({
      do: 'add_domain',
      domain: { id: 'brand', title: text('brand'), criteria: [criterion('message', [0, 1000])] },
    });
    expect(rubric.domains[2]).toMatchObject({ id: 'brand', origin: [{ layer: 'local', change: 'added' }] });
    expect(found(rubric, 'message')?.origin).toEqual([{ layer: 'local', change: 'added' }]);
  });

  test('replaces a criterion under its id, and the line remembers what it was', () => {
    const rubric = resolved({ do: 'replace', criterion: criterion('voice', [0, 1, 2, 3]) });
    expect(found(rubric, 'voice')).toMatchObject({
      levels: [{ level: 0 }, { level: 1 }, { level: 2 }, { level: 3 }],
      origin: [
        { layer: 'base', change: 'base' },
        { layer: 'local', change: 'replaced' },
      ],
    });
  });

  test('re-weights levels, steps, measured points and pass points in proportion and exactly', () => {
    const rubric = resolved(
      { do: 're_weight', criterion: 'words', milliPoints: 15_000 },
      { do: 're_weight', criterion: 'hands', milliPoints: 20_000 },
      { do: 're_weight', criterion: 'silence', milliPoints: 3000 },
    );
    expect(found(rubric, 'words')).toMatchObject({
      critical: { passMilliPoints: 9000 },
      levels: [{ milliPoints: 0 }, { milliPoints: 9000 }, { milliPoints: 15_000 }],
    });
    expect(found(rubric, 'hands')).toMatchObject({ points: { maxMilliPoints: 20_000, stepMilliPoints: 1000 } });
    expect(found(rubric, 'silence')).toMatchObject({ milliPoints: 3000 });
  });

  test('makes a criterion critical', () => {
    const rubric = resolved({ do: 'make_critical', criterion: 'voice', passMilliPoints: 3000 });
    expect(found(rubric, 'voice')).toMatchObject({
      critical: { passMilliPoints: 3000 },
      origin: [{ change: 'base' }, { layer: 'local', change: 'made_critical' }],
    });
  });

  test('weights all domains, and sets a global rating', () => {
    const rubric = resolved(
      { do: 're_weight_domains', weights: { speaking: 70, showing: 30 } },
      {
        do: 'set_global_rating',
        globalRating: {
          id: 'overall',
          title: text('overall'),
          levels: levels(0, 0).map(({ level, label, descriptor }) => ({ level, label, descriptor })),
        },
      },
    );
    expect(rubric.domains.map(({ weight }) => weight)).toEqual([70, 30]);
    expect(rubric.domains[0]?.origin).toEqual([
      { layer: 'base', change: 'base' },
      { layer: 'local', change: 're_weighted' },
    ]);
    expect(rubric.globalRating?.id).toBe('overall');
  });

  test.each<[string, object, RegExp]>([
    ['an unknown domain', { do: 'add', domain: 'singing', criterion: criterion('x', [0, 1]) }, /no domain “singing”/],
    [
      'a criterion that is there',
      { do: 'add', domain: 'showing', criterion: criterion('voice', [0, 1]) },
      /is there already; use “replace”/,
    ],
    [
      'a place that is not there',
      { do: 'add', domain: 'showing', after: 'voice', criterion: criterion('x', [0, 1]) },
      /has no criterion “voice”/,
    ],
    [
      'a domain that is there',
      { do: 'add_domain', domain: { id: 'showing', title: text('t'), criteria: [criterion('x', [0, 1])] } },
      /“showing” is there already/,
    ],
    ['an unknown criterion', { do: 'replace', criterion: criterion('x', [0, 1]) }, /no criterion “x”/],
    [
      'a weight that would have to be rounded',
      { do: 're_weight', criterion: 'words', milliPoints: 7 },
      /not every level stays a whole/,
    ],
    ['a pass that nobody reaches', { do: 'make_critical', criterion: 'voice', passMilliPoints: 5001 }, /at most 5000/],
    ['an unknown domain’s weight', { do: 're_weight_domains', weights: { singing: 1 } }, /no domain “singing”/],
    [
      'weights for some domains only',
      { do: 're_weight_domains', weights: { showing: 1 } },
      /makes a faulty rubric: .*either every domain has a weight or none/,
    ],
    [
      'a criterion that two domains would have',
      { do: 'add_domain', domain: { id: 'more', title: text('t'), criteria: [criterion('voice', [0, 1])] } },
      /makes a faulty rubric: .*“voice” appears twice/,
    ],
  ])('to %s is refused with its reason', (_what, change, reason) => {
    expect(faults(change)).toEqual([
      { path: expect.arrayContaining(['changes']), message: expect.stringMatching(reason) },
    ]);
  });

  test('that does not fit hides no other: each is told by its number', () => {
    expect(
      faults(
        { do: 'make_critical', criterion: 'x', passMilliPoints: 1 },
        { do: 'make_critical', criterion: 'voice', passMilliPoints: 3000 },
        { do: 're_weight', criterion: 'y', milliPoints: 1 },
      ).map(({ path }) => path),
    ).toEqual([
      ['changes', 0],
      ['changes', 2],
    ]);
  });

  test('of a layer that is there already is refused: a layer is laid once', () => {
    const laid = lay('base', { do: 'make_critical', criterion: 'voice', passMilliPoints: 3000 });
    expect(laid).toMatchObject({ kind: 'faulty', faults: [{ path: ['id'] }] });
  });
});

describe('the structure’s hash', () => {
  const reworded = Rubric.parse({
    ...plain,
    title: text('other'),
    domains: plain.domains.map((domain) => ({ ...domain, title: text('other') })),
  });

  test('is blind to words and layers', () => {
    expect(structureHash(reworded)).toBe(structureHash(plain));
    expect(structureHash(base)).toBe(structureHash(plain));
    expect(contentHash(reworded)).not.toBe(contentHash(plain));
  });

  test.each<[string, object]>([
    ['points', { do: 're_weight', criterion: 'voice', milliPoints: 10_000 }],
    ['a critical line', { do: 'make_critical', criterion: 'voice', passMilliPoints: 3000 }],
    ['weights', { do: 're_weight_domains', weights: { speaking: 1, showing: 1 } }],
    ['a criterion', { do: 'add', domain: 'speaking', criterion: criterion('tone', [0, 1]) }],
    [
      'a metric’s bands',
      {
        do: 'replace',
        criterion: {
          id: 'silence',
          kind: 'measured',
          title: text('s'),
          milliPoints: 2000,
          metric: 'deadAirMs',
          bands: [{ from: 1, perMille: 1000 }],
        },
      },
    ],
  ])('sees a change of %s', (_what, change) => {
    expect(structureHash(resolved(change))).not.toBe(structureHash(base));
  });
});
