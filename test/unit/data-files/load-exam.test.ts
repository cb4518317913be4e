import { describe, expect, test } from 'vitest';
import { Exam } from '#contract/exam';
import { criteria } from '#contract/rubric';
import { loadExam } from '../../../server/data-files/load-exam.ts';
import { faultLine } from '../../../server/data-files/load-yaml.ts';
import { readShipped } from '../../support/shipped.ts';

const EXAM = 'rubrics/exams/livestream-en.yaml';
const RUBRIC = 'rubrics/rubrics/livestream-practical.yaml';
const LOCAL = 'rubrics/overlays/shanghai-supplement.yaml';
const COMPANY = 'rubrics/overlays/company-overlay.yaml';
const BRIEF = 'rubrics/briefs/kettle-en.yaml';

/** Reads the real files, with changes of some. A change that changes nothing is a fault of the test. */
const load = (changes: Partial<Record<string, (text: string) => string | null>> = {}, exam = EXAM) =>
  loadExam(exam, (path) => {
    const text = readShipped(path);
    const change = changes[path];
    if (change === undefined || text === null) return text;
    const changed = change(text);
    if (changed === text) throw new Error(`${path} is not changed`);
    return changed;
  });
const faultsOf = (changes: Parameters<typeof load>[0], exam = EXAM): string[] => {
  const loaded = load(changes, exam);
  return loaded.kind === 'faulty' ? loaded.faults.map(faultLine) : [];
};

describe('an exam file', () => {
  test('is read with the brief, and with the rubric or overlay of each scheme', () => {
    const loaded = load();
    if (loaded.kind === 'faulty') throw new Error(loaded.faults.map(faultLine).join('\n'));
    const { brief, schemes } = loaded.value;
    expect(brief.id).toBe('kettle-en');
    expect(schemes.map(({ id, rubric }) => [id, rubric.id])).toEqual([
      ['vocational', 'livestream-practical'],
      ['company', 'company-overlay'],
    ]);
    expect(Exam.safeParse(loaded.value).success).toBe(true);
  });

  test('[SC9] names the layers of each rubric and what every layer did to each line', () => {
    const loaded = load();
    if (loaded.kind === 'faulty') throw new Error('faulty');
    const [vocational, company] = loaded.value.schemes.map(({ rubric }) => rubric);
    expect(vocational?.layers?.map(({ id }) => id)).toEqual(['livestream-practical']);
    expect(company?.layers?.map(({ id }) => id)).toEqual([
      'livestream-practical',
      'shanghai-supplement',
      'company-overlay',
    ]);
    expect(company?.layers?.[0]).toEqual(vocational?.layers?.[0]);
    const origins = Object.fromEntries(
      criteria(company ?? { domains: [] }).map(({ id, origin }) => [
        id,
        origin?.map(({ layer, change }) => `${layer} ${change}`),
      ]),
    );
    expect(origins).toMatchObject({
      opening: ['livestream-practical base'],
      price: ['livestream-practical base', 'company-overlay re_weighted'],
      pace: ['livestream-practical base', 'company-overlay replaced'],
      'after-sales-promise': ['livestream-practical base', 'company-overlay made_critical'],
      'civil-language': ['shanghai-supplement added'],
      'brand-message': ['company-overlay added'],
    });
  });

  test('with faults in the exam, a rubric, an overlay and the brief lists all of them at once, each with file, line and path', () => {
    const faults = faultsOf({
      [EXAM]: (text) => text.replace('prepareSec: 120', 'prepareSec: -1').replace('years: 5', 'years: 1'),
      [RUBRIC]: (text) => text.replace('level: 2', 'level: two').replace('kind: measured', 'kind: guessed'),
      [COMPANY]: (text) => text.replace('do: make_critical', 'do: make_easy'),
      [BRIEF]: (text) => text.replace(/priceCents: \d+/, 'priceCents: -1'),
    });
    expect(faults).toEqual([
      expect.stringMatching(/^rubrics\/exams\/livestream-en\.yaml:\d+ timing\.prepareSec: /),
      expect.stringMatching(/^rubrics\/exams\/livestream-en\.yaml:\d+ retention\.years: /),
      expect.stringMatching(/^rubrics\/briefs\/kettle-en\.yaml:\d+ products\.0\.priceCents: /),
      expect.stringMatching(
        /^rubrics\/rubrics\/livestream-practical\.yaml:\d+ domains\.0\.criteria\.0\.levels\.1\.level: /,
      ),
      expect.stringMatching(/^rubrics\/rubrics\/livestream-practical\.yaml:\d+ domains\.1\.criteria\.5\.kind: /),
      expect.stringMatching(/^rubrics\/overlays\/company-overlay\.yaml:\d+ changes\.3\.do: /),
    ]);
  });

  test('whose rules contradict each other is refused even while its rubric is faulty', () => {
    expect(
      faultsOf({
        [EXAM]: (text) => text.replace('size: 3', 'size: 4').replace('fromPerMille: 800', 'fromPerMille: 950'),
        [RUBRIC]: (text) => text.replace('level: 2', 'level: two'),
      }),
    ).toEqual([
      expect.stringMatching(/:\d+ schemes\.0\.bands: bands go from the highest to the lowest$/),
      expect.stringMatching(/:\d+ panel\.size: .*odd and at least three/),
      expect.stringMatching(/livestream-practical\.yaml:\d+ /),
    ]);
  });

  test('that names a file that is not there is refused on the line that names it', () => {
    expect(faultsOf({ [RUBRIC]: () => null })).toEqual([
      expect.stringMatching(
        /^rubrics\/exams\/livestream-en\.yaml:\d+ schemes\.0\.rubric: there is no such file: rubrics\/rubrics\//,
      ),
      expect.stringMatching(/^rubrics\/overlays\/shanghai-supplement\.yaml:\d+ over: there is no such file/),
    ]);
    expect(faultsOf({ [BRIEF]: () => null })).toEqual([
      expect.stringMatching(/^rubrics\/exams\/livestream-en\.yaml:\d+ brief: there is no such file/),
    ]);
    expect(faultsOf({}, 'rubrics/exams/none.yaml')).toEqual(['rubrics/exams/none.yaml:1: there is no such file']);
  });

  test.each(['../../../etc/passwd.yaml', '../../other/x.yaml', '/etc/passwd.yaml', '../rubrics/../../x.yaml'])(
    'that names %s is refused: files stay inside the rubrics, and nothing outside is read',
    (name) => {
      const outside: string[] = [];
      const loaded = loadExam(EXAM, (path) => {
        if (!path.startsWith('rubrics/')) outside.push(path);
        const text = readShipped(path);
        return path === EXAM && text !== null
          ? text.replace('../rubrics/livestream-practical.yaml', name).replace('../briefs/kettle-en.yaml', name)
          : text;
      });
      expect(loaded.kind === 'faulty' && loaded.faults.map(({ path }) => path)).toEqual(['brief', 'schemes.0.rubric']);
      expect(outside).toEqual([]);
    },
  );

  test('with an even panel and no stated exception is refused', () => {
    expect(faultsOf({ [EXAM]: (text) => text.replace('size: 3', 'size: 4') })).toEqual([
      expect.stringMatching(/panel\.size: .*odd and at least three/),
    ]);
  });

  test('whose tasks do not fill the performance is refused', () => {
    const exam = 'rubrics/exams/livestream-seller-4.yaml';
    expect(faultsOf({ [exam]: (text) => text.replace('sec: 60 }', 'sec: 61 }') }, exam)).toEqual([
      expect.stringMatching(/timing\.tasks: .*to the second/),
    ]);
  });

  test('[SC5] whose machine share is above its cap is refused', () => {
    expect(
      faultsOf({ [EXAM]: (text) => text.replace('automatedCapPerMille: 300', 'automatedCapPerMille: 10') }),
    ).toEqual([expect.stringMatching(/:\d+ schemes\.0\.automatedCapPerMille: measured criteria carry 5\.0 %/)]);
  });

  test('whose judges left a criterion out, or judged one that is not there, is refused by name', () => {
    const exam = 'rubrics/exams/clinical-communication.yaml';
    expect(
      faultsOf({ [exam]: (text) => text.replace('            empathy: 600\n', '            sympathy: 600\n') }, exam),
    ).toEqual([
      expect.stringMatching(/:\d+ schemes\.0\.cutScore\.judges\.0: judge-a has not judged empathy$/),
      expect.stringMatching(/:\d+ schemes\.0\.cutScore\.judges\.0: there is no criterion sympathy$/),
    ]);
  });

  test('[SC10] whose schemes mark one criterion on other levels, or under other descriptors, is refused', () => {
    const replaced = (levels: string) => (text: string) =>
      text.replace(
        'changes:\n',
        `changes:\n  - do: replace\n    criterion:\n      id: opening\n      kind: marked\n      title: { zh-CN: 开场, en: Opening }\n${levels}`,
      );
    expect(faultsOf({ [LOCAL]: replaced('      points: { maxMilliPoints: 10000, stepMilliPoints: 1000 }\n') })).toEqual(
      [expect.stringMatching(/schemes\.1\.rubric: criterion “opening” is marked on other levels than in “vocational”/)],
    );
    const level = (n: number) =>
      `        - { level: ${n}, milliPoints: ${n * 1000}, label: { zh-CN: 级, en: Level }, descriptor: { zh-CN: 别的, en: Other } }\n`;
    expect(faultsOf({ [LOCAL]: replaced(`      levels:\n${[1, 2, 3, 4].map(level).join('')}`) })).toEqual([
      expect.stringMatching(/schemes\.1\.rubric: criterion “opening” has other descriptors than in “vocational”/),
    ]);
  });
});
