import type { MarkRow, ReliabilityReport } from '#contract/reliability';
import { cohenKappas } from './cohen-kappa.ts';
import { cronbachAlpha } from './cronbach-alpha.ts';
import { designOf, subsetsOf } from './design.ts';
import { fleissKappa } from './fleiss-kappa.ts';
import { gStudy } from './g-study.ts';
import { icc } from './icc.ts';
import { krippendorff } from './krippendorff.ts';
import { markTable } from './mark-table.ts';
import { rasch } from './rasch/rasch.ts';
import { totalsOf } from './totals.ts';
import { unitsOf } from './units.ts';

/** The seed of the bootstrap unless another is asked for: a report is the same each time. */
export const DEFAULT_SEED = 1979;

/**
 * All that the marks of a cohort say about how reliably they were given [ST1]. Pure: the same rows in any order and the same seed give the
 * same report, byte for byte.
 * @param rows at least two candidates and two examiners, no cell twice: what `loadMarks` lets through.
 */
export function reliabilityReport(rows: readonly MarkRow[], seed: number = DEFAULT_SEED): ReliabilityReport {
  const table = markTable(rows);
  const totals = totalsOf(table);
  const units = unitsOf(table);
  const subsets = subsetsOf(table);
  const fleiss = fleissKappa(units);
  const { alpha, sem } = cronbachAlpha(table);
  return {
    seed,
    design: designOf(table, totals, subsets),
    icc: icc(totals),
    krippendorff: krippendorff(units, seed),
    kappa: { cohen: cohenKappas(units, table.examiners), fleiss: fleiss.estimate, fleissUnits: fleiss.units },
    cronbachAlpha: alpha,
    sem,
    gStudy: gStudy(table),
    rasch: rasch(table, subsets),
  };
}
