import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { faultLine } from '../../../server/data-files/load-yaml.ts';
import { loadExam } from '../../../server/data-files/load-exam.ts';
import { projectDir } from '../../support/test-machine.ts';

const EXAM = 'rubrics/exams/livestream-en.yaml';
const RUBRIC = 'rubrics/rubrics/livestream-practical.yaml';
const BRIEF = 'rubrics/briefs/kettle-en.yaml';

/** Reads the real files, with changes of some. */
const load = (changes: Partial<Record<string, (text: string) => string | null>> = {}) =>
  loadExam(EXAM, (path) => {
    const text = readFileSync(join(projectDir, path), 'utf8');
    const change = changes[path];
    return change === undefined ? text : change(text);
  });
const faultsOf = (changes: Parameters<typeof load>[0]): string[] => {
  const loaded = load(changes);
  return loaded.kind === 'faulty' ? loaded.faults.map(faultLine) : [];
};

describe('an exam file', () => {
  test('is read with the rubric and the brief that it names', () => {
    const loaded = load();
    expect(loaded.kind === 'ok' && loaded.value.rubric.id).toBe('livestream-practical');
    expect(loaded.kind === 'ok' && loaded.value.brief.id).toBe('kettle-en');
  });

  test('with faults in rubric and brief lists all of them at once, each with file, line and path', () => {
    const faults = faultsOf({
      [RUBRIC]: (text) => text.replace('level: 2', 'level: two').replace('kind: measured', 'kind: guessed'),
      [BRIEF]: (text) => text.replace(/priceCents: \d+/, 'priceCents: -1'),
    });
    expect(faults).toEqual([
      expect.stringMatching(
        /^rubrics\/rubrics\/livestream-practical\.yaml:\d+.*domains\.0\.criteria\.0\.levels\.1\.level/,
      ),
      expect.stringMatching(/^rubrics\/rubrics\/livestream-practical\.yaml:\d+.*domains\.1\.criteria\.5\.kind/),
      expect.stringMatching(/^rubrics\/briefs\/kettle-en\.yaml:\d+.*products\.0\.priceCents/),
    ]);
  });

  test('that names no file, or one outside the rubrics, is refused', () => {
    expect(faultsOf({ [RUBRIC]: () => null })).toEqual([`${RUBRIC}:1: there is no such file`]);
    expect(faultsOf({ [EXAM]: (text) => text.replace('../rubrics/', '../../../etc/') })).toEqual([
      expect.stringContaining('there is no such file'),
    ]);
  });

  test('with an even panel and no stated exception is refused', () => {
    expect(faultsOf({ [EXAM]: (text) => text.replace('size: 3', 'size: 4') })).toEqual([
      expect.stringMatching(/panel.*odd and at least three/),
    ]);
  });

  test('[SC5] whose machine share is above its cap is refused', () => {
    expect(
      faultsOf({ [EXAM]: (text) => text.replace('automatedCapPerMille: 300', 'automatedCapPerMille: 10') }),
    ).toEqual([expect.stringContaining('automatedCapPerMille')]);
  });

  test('whose rubric names a criterion twice, or lets points fall, is refused', () => {
    expect(faultsOf({ [RUBRIC]: (text) => text.replace('- id: closing', '- id: opening') })).toEqual([
      expect.stringContaining('appears twice'),
    ]);
    expect(faultsOf({ [RUBRIC]: (text) => text.replace('milliPoints: 3000', 'milliPoints: 1') })).toEqual([
      expect.stringContaining('points must not fall'),
    ]);
  });
});
