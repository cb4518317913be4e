import { describe, expect, test } from 'vitest';
import { criteria } from '#contract/rubric';
import { contentHash } from '#result/canonical';
import { structureHash } from '#scoring/structure';
import { loadRubric } from '../../../server/data-files/load-rubric.ts';
import { faultLine } from '../../../server/data-files/load-yaml.ts';

const text = (word: string) => `{ zh-CN: ${word}, en: ${word} }`;
const level = (n: number, points: number, word = 'd') =>
  `          - { level: ${n}, milliPoints: ${points}, label: ${text('l')}, descriptor: ${text(word)} }`;
const BASE = [
  'id: base',
  `title: ${text('base')}`,
  `source: ${text('source')}`,
  'domains:',
  '  - id: one',
  `    title: ${text('one')}`,
  '    criteria:',
  '      - id: speech',
  '        kind: marked',
  `        title: ${text('speech')}`,
  '        levels:',
  level(0, 0),
  level(1, 600),
  level(2, 1000),
  '',
].join('\n');
const overlay = (
  id: string,
  over: string,
  change = '- { do: make_critical, criterion: speech, passMilliPoints: 600 }',
) =>
  [`id: ${id}`, `title: ${text(id)}`, `source: ${text('source')}`, `over: ${over}`, 'changes:', `  ${change}`, ''].join(
    '\n',
  );

const loadFrom = (files: Record<string, string>, file: string) =>
  loadRubric(`rubrics/${file}`, (path) => files[path.replace(/^rubrics\//, '')] ?? null);
const faultsOf = (files: Record<string, string>, file: string): string[] => {
  const loaded = loadFrom(files, file);
  return loaded.kind === 'faulty' ? loaded.faults.map(faultLine) : [];
};
const loaded = (files: Record<string, string>, file: string) => {
  const outcome = loadFrom(files, file);
  if (outcome.kind === 'faulty') throw new Error(outcome.faults.map(faultLine).join('\n'));
  return outcome.value;
};
const baseFaults = (change: (base: string) => string): string[] =>
  faultsOf({ 'rubrics/a.yaml': change(BASE) }, 'rubrics/a.yaml');

describe('a rubric file', () => {
  test('is its own first layer, named by the hash of what it says', () => {
    const rubric = loaded({ 'rubrics/a.yaml': BASE }, 'rubrics/a.yaml');
    expect(rubric.layers).toMatchObject([{ id: 'base', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
    expect(criteria(rubric)[0]?.origin).toEqual([{ layer: 'base', change: 'base' }]);
  });

  test('that is missing, empty or broken is refused by its name', () => {
    expect(faultsOf({}, 'rubrics/a.yaml')).toEqual(['rubrics/rubrics/a.yaml:1: there is no such file']);
    expect(baseFaults(() => '')[0]).toMatch(/^rubrics\/rubrics\/a\.yaml:1: /);
    expect(baseFaults((base) => `${base}title: again\n`)[0]).toMatch(/^rubrics\/rubrics\/a\.yaml:15: /);
  });

  test('with many faults lists all of them at once, in the order of their lines', () => {
    const faults = baseFaults((base) =>
      base
        .replace('id: base', 'id: Base!')
        .replace('kind: marked', 'kind: seen')
        .replace(`title: ${text('one')}`, 'title: one'),
    );
    expect(faults.map((fault) => fault.replace(/: .*$/, ''))).toEqual([
      'rubrics/rubrics/a.yaml:1 id',
      'rubrics/rubrics/a.yaml:6 domains.0.title',
      expect.stringMatching(/^rubrics\/rubrics\/a\.yaml:9 domains\.0\.criteria\.0\.kind/),
    ]);
  });

  test.each<[string, (base: string) => string, RegExp]>([
    ['a level twice', (base) => base.replace('level: 2', 'level: 1'), /:12 .*levels: a level appears twice/],
    ['falling levels', (base) => base.replace('level: 1', 'level: 3'), /:12 .*levels: levels must rise/],
    ['falling points', (base) => base.replace('milliPoints: 600', 'milliPoints: 2000'), /:12 .*points must not fall/],
    ['no scale', (base) => base.replace(/ {8}levels:[\s\S]*$/, ''), /:8 .*either levels or points/],
    [
      'two scales',
      (base) =>
        base.replace(
          '        levels:',
          '        points: { maxMilliPoints: 1000, stepMilliPoints: 100 }\n        levels:',
        ),
      /:8 .*either levels or points/,
    ],
    [
      'a step that does not divide the scale',
      (base) => base.replace(/ {8}levels:[\s\S]*$/, '        points: { maxMilliPoints: 1000, stepMilliPoints: 300 }\n'),
      /:11 .*points: the most must be a whole number of steps/,
    ],
    [
      'a scale too fine to judge by',
      (base) => base.replace(/ {8}levels:[\s\S]*$/, '        points: { maxMilliPoints: 1000, stepMilliPoints: 5 }\n'),
      /:11 .*points: more than 100 steps/,
    ],
    [
      'a metric without curve or bands',
      (base) => base.replace('kind: marked', 'kind: hybrid\n        metric: deadAirMs'),
      /metric: .*either a curve or bands/,
    ],
    [
      'a metric that does not exist',
      (base) => base.replace('kind: marked', 'kind: hybrid\n        metric: charm'),
      /:10 .*metric: /,
    ],
    [
      'half-weighted domains',
      (base) =>
        `${base}${BASE.slice(BASE.indexOf('  - id: one')).replace('id: one', 'id: two\n    weight: 3').replace('id: speech', 'id: tone')}`,
      /domains: either every domain has a weight or none/,
    ],
    [
      'a layer of its own making',
      (base) =>
        base.replace('        kind: marked', '        kind: marked\n        origin: [{ layer: x, change: base }]'),
      /layers and origins are set by the loader/,
    ],
    ['one language', (base) => base.replace(text('speech'), '{ zh-CN: 讲 }'), /:10 .*title\.en: /],
    ['points beyond reason', (base) => base.replace('milliPoints: 1000,', 'milliPoints: 1e12,'), /:14 .*milliPoints: /],
    ['no number for points', (base) => base.replace('milliPoints: 1000,', 'milliPoints: .nan,'), /:14 .*milliPoints: /],
  ])('with %s is refused with line, path and reason', (_what, change, reason) => {
    expect(baseFaults(change)).toEqual([expect.stringMatching(reason)]);
  });
});

describe('[SC9] an overlay file', () => {
  const files = {
    'rubrics/a.yaml': BASE,
    'overlays/b.yaml': overlay('local', '../rubrics/a.yaml'),
    'overlays/c.yaml': overlay('company', './b.yaml', '- { do: re_weight, criterion: speech, milliPoints: 2000 }'),
  };

  test('gives the rubric below it as it changes it, with every layer in order', () => {
    const rubric = loaded(files, 'overlays/c.yaml');
    expect(rubric).toMatchObject({ id: 'company', title: { en: 'company' } });
    expect(rubric.layers?.map(({ id }) => id)).toEqual(['base', 'local', 'company']);
    expect(criteria(rubric)[0]).toMatchObject({
      critical: { passMilliPoints: 1200 },
      levels: [{ milliPoints: 0 }, { milliPoints: 1200 }, { milliPoints: 2000 }],
      origin: [
        { layer: 'base', change: 'base' },
        { layer: 'local', change: 'made_critical' },
        { layer: 'company', change: 're_weighted' },
      ],
    });
  });

  test('that is laid over itself, or over one that is laid over it, is refused on its line', () => {
    const circle = { ...files, 'overlays/b.yaml': overlay('local', './c.yaml') };
    expect(faultsOf(circle, 'overlays/c.yaml')).toEqual([
      'rubrics/overlays/b.yaml:4 over: overlays are laid over each other in a circle',
    ]);
    expect(faultsOf({ 'overlays/c.yaml': overlay('c', './c.yaml') }, 'overlays/c.yaml')).toEqual([
      'rubrics/overlays/c.yaml:4 over: overlays are laid over each other in a circle',
    ]);
    expect(faultsOf({ 'overlays/c.yaml': overlay('c', './../overlays/c.yaml') }, 'overlays/c.yaml')).toEqual([
      expect.stringContaining('in a circle'),
    ]);
  });

  test('may be the tenth layer but not the eleventh', () => {
    const chain = (overlays: number) =>
      Object.fromEntries([
        ['rubrics/a.yaml', BASE],
        ...Array.from({ length: overlays }, (_, i) => [
          `overlays/o${i + 1}.yaml`,
          overlay(`o${i + 1}`, i === 0 ? '../rubrics/a.yaml' : `o${i}.yaml`),
        ]),
      ]);
    expect(loaded(chain(9), 'overlays/o9.yaml').layers).toHaveLength(10);
    expect(faultsOf(chain(10), 'overlays/o10.yaml')).toEqual([
      expect.stringMatching(/o1\.yaml:4 over: more than 10 layers/),
    ]);
  });

  test.each(['../../../etc/passwd.yaml', '../../x.yaml', '../rubrics/none.yaml'])(
    'over %s is refused, and what lies outside is not even read',
    (over) => {
      const read: string[] = [];
      const outcome = loadRubric('rubrics/overlays/b.yaml', (path) => {
        read.push(path);
        if (path === 'rubrics/overlays/b.yaml') return overlay('local', over);
        return path.startsWith('rubrics/') ? null : BASE;
      });
      expect(outcome.kind === 'faulty' && outcome.faults.map(faultLine)).toEqual([
        expect.stringMatching(/^rubrics\/overlays\/b\.yaml:4 over: there is no such file/),
      ]);
      expect(read.filter((path) => !path.startsWith('rubrics/'))).toEqual([]);
    },
  );

  test('with faults of its own and in the layers below lists all of them at once', () => {
    const faults = faultsOf(
      {
        'rubrics/a.yaml': BASE.replace('kind: marked', 'kind: seen'),
        'overlays/b.yaml': overlay('local', '../rubrics/a.yaml', '- { do: beautify }'),
        'overlays/c.yaml': overlay('company', './b.yaml', '- { do: re_weight, criterion: speech, milliPoints: lots }'),
      },
      'overlays/c.yaml',
    );
    expect(faults.map((fault) => fault.replace(/: .*$/, ''))).toEqual([
      'rubrics/overlays/c.yaml:6 changes.0.milliPoints',
      'rubrics/overlays/b.yaml:6 changes.0.do',
      'rubrics/rubrics/a.yaml:9 domains.0.criteria.0.kind',
    ]);
  });

  test('whose changes do not fit is refused on the line of each change', () => {
    const many = overlay('local', '../rubrics/a.yaml', '- { do: re_weight, criterion: dance, milliPoints: 5 }').concat(
      '  - { do: make_critical, criterion: speech, passMilliPoints: 1001 }\n',
      '  - { do: re_weight_domains, weights: { two: 1 } }\n',
    );
    expect(faultsOf({ ...files, 'overlays/b.yaml': many }, 'overlays/b.yaml')).toEqual([
      'rubrics/overlays/b.yaml:6 changes.0: there is no criterion “dance”',
      expect.stringMatching(/b\.yaml:7 changes\.1: .*nobody could pass/),
      'rubrics/overlays/b.yaml:8 changes.2: there is no domain “two”',
    ]);
  });

  test('that states an origin itself is refused', () => {
    const added = `- { do: replace, criterion: { id: speech, kind: marked, title: ${text('t')}, points: { maxMilliPoints: 10, stepMilliPoints: 1 }, origin: [{ layer: base, change: base }] } }`;
    expect(
      faultsOf({ ...files, 'overlays/b.yaml': overlay('local', '../rubrics/a.yaml', added) }, 'overlays/b.yaml'),
    ).toEqual(['rubrics/overlays/b.yaml:6 changes.0: layers and origins are set by the loader']);
  });
});

describe('what a rubric is compared by', () => {
  const base = loaded({ 'rubrics/a.yaml': BASE }, 'rubrics/a.yaml');
  const reworded = loaded(
    { 'rubrics/a.yaml': BASE.replace(level(1, 600), level(1, 600, 'better-said')) },
    'rubrics/a.yaml',
  );
  const revalued = loaded({ 'rubrics/a.yaml': BASE.replace('milliPoints: 600', 'milliPoints: 700') }, 'rubrics/a.yaml');

  test('other words leave the structure’s hash alone, and change the content’s', () => {
    expect(structureHash(reworded)).toBe(structureHash(base));
    expect(contentHash(reworded)).not.toBe(contentHash(base));
    expect(reworded.layers?.[0]?.sha256).not.toBe(base.layers?.[0]?.sha256);
  });

  test('other points change both', () => {
    expect(structureHash(revalued)).not.toBe(structureHash(base));
    expect(contentHash(revalued)).not.toBe(contentHash(base));
  });
});
