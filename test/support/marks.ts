import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Estimate, type EstimateOrAbstained, isAbstained, type MarkRow } from '#contract/reliability';
import { seededRandom } from '#scoring/reliability/seeded-random';
import { loadMarks } from '../../server/data-files/load-marks.ts';
import { projectDir } from './test-machine.ts';

const folder = join(projectDir, 'test/fixtures/reliability');

/** A data set that make.R wrote. */
export function fixtureMarks(name: string): MarkRow[] {
  const loaded = loadMarks(readFileSync(join(folder, `${name}.csv`), 'utf8'));
  if (loaded.kind === 'faulty') throw new Error(JSON.stringify(loaded.faults));
  return loaded.rows;
}

/** What R found: `reference('complete', 'ICC(1,1) value')`. */
export const references = readFileSync(join(folder, 'reference.csv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => /^([^,]*),(.*),([^,]*)$/.exec(line)?.slice(1) ?? [])
  .map(([set = '', name = '', value = '']) => ({ set, name, value }));
export function reference(set: string, name: string): number {
  const found = references.find((each) => each.set === set && each.name === name);
  if (found === undefined) throw new Error(`R was not asked for ${set}: ${name}`);
  return Number(found.value);
}

/** A candidates × examiners table on one criterion; null is a gap. */
export const oneCriterion = (table: readonly (readonly (number | null)[])[]): MarkRow[] =>
  table.flatMap((row, p) =>
    row.flatMap((points, r) =>
      points === null ? [] : [{ candidate: `C${p}`, examiner: `E${r}`, criterion: 'K', points }],
    ),
  );

/** An estimate that must be there. */
export function estimated(value: EstimateOrAbstained | undefined): Estimate {
  if (value === undefined || isAbstained(value)) throw new Error(`abstained: ${JSON.stringify(value)}`);
  return value;
}

export function normals(seed: number): { uniform: () => number; normal: () => number } {
  const uniform = seededRandom(seed);
  return {
    uniform,
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
  };
}

type Cohort = {
  candidates: number;
  examiners: number;
  criteria: number;
  categories?: number;
  /** Examiners that see a candidate; the next `panel` in a ring. */
  panel?: number;
  /** Share of marks that are there. */
  kept?: number;
  /** This examiner gives any category, whoever stands there. */
  random?: number;
  seed: number;
};

/** A cohort that follows the many-facet Rasch model, with the truth it was drawn from (severities and difficulties centred). */
export function raschCohort(of: Cohort): {
  rows: MarkRow[];
  severity: number[];
  difficulty: number[];
  ability: number[];
} {
  const { candidates, examiners, criteria, categories = 4, panel = examiners, kept = 1 } = of;
  const { uniform, normal } = normals(of.seed);
  const centred = (values: number[]): number[] => {
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    return values.map((each) => each - mean);
  };
  const severity = centred(Array.from({ length: examiners }, () => 0.6 * normal()));
  const difficulty = centred(Array.from({ length: criteria }, () => 0.7 * normal()));
  const ability = Array.from({ length: candidates }, () => 1.2 * normal());
  const rows: MarkRow[] = [];
  for (let p = 0; p < candidates; p += 1) {
    const first = Math.floor(uniform() * examiners);
    for (let place = 0; place < panel; place += 1) {
      const r = panel === examiners ? place : (first + place) % examiners;
      for (let i = 0; i < criteria; i += 1) {
        if (uniform() >= kept) continue;
        const eta = (ability[p] ?? 0) - (severity[r] ?? 0) - (difficulty[i] ?? 0);
        const weights = [1];
        let log = 0;
        for (let x = 1; x < categories; x += 1) {
          log += eta - (x - categories / 2);
          weights.push(Math.exp(log));
        }
        let left = uniform() * weights.reduce((a, b) => a + b, 0);
        let points = 0;
        while (points < categories - 1 && left > (weights[points] ?? 0)) {
          left -= weights[points] ?? 0;
          points += 1;
        }
        if (r === of.random) points = Math.floor(uniform() * categories);
        rows.push({ candidate: `C${String(p).padStart(4, '0')}`, examiner: `E${r}`, criterion: `K${i}`, points });
      }
    }
  }
  return { rows, severity, difficulty, ability };
}
