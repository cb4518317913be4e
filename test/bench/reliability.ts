import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MarkRow } from '#contract/reliability';
import { cohenKappas } from '#scoring/reliability/cohen-kappa';
import { cronbachAlpha } from '#scoring/reliability/cronbach-alpha';
import { designOf, subsetsOf } from '#scoring/reliability/design';
import { fleissKappa } from '#scoring/reliability/fleiss-kappa';
import { gStudy } from '#scoring/reliability/g-study';
import { icc } from '#scoring/reliability/icc';
import { krippendorff } from '#scoring/reliability/krippendorff';
import { markTable } from '#scoring/reliability/mark-table';
import { rasch } from '#scoring/reliability/rasch/rasch';
import { totalsOf } from '#scoring/reliability/totals';
import { unitsOf } from '#scoring/reliability/units';
import { run } from '#server/process';
import { loadMarks } from '../../server/data-files/load-marks.ts';
import { raschCohort } from '../support/marks.ts';

/**
 * Seconds of processor time for a cohort's reliability: 3 examiners a sitting, 20 criteria of 5 levels, and R's psych and lme4 beside it
 * on the same totals where Rscript is there. Run: node test/bench/reliability.ts
 */
/** psych::ICC grows with the square of the candidates: it is not waited for longer. */
const PEER_LIMIT_MS = 30_000;
const designs = [
  { name: 'all by the same 3', examiners: 3, kept: 1 },
  { name: '3 of 50 each, 3 % blank', examiners: 50, kept: 0.97 },
];

function seconds<T>(work: () => T): { took: number; value: T } {
  const before = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(before);
  return { took: (user + system) / 1e6, value };
}

const csvOf = (rows: readonly MarkRow[]): string =>
  `candidate,examiner,criterion,points\n${rows.map((row) => [row.candidate, row.examiner, row.criterion, row.points].join()).join('\n')}\n`;

/** Elapsed seconds of R's own ICC, alpha (same examiners) or REML (panels) on the same totals, start of R not counted; null without R. */
async function peer(rows: readonly MarkRow[], complete: boolean): Promise<string | null> {
  const folder = await mkdtemp(join(tmpdir(), 'stagemark-bench-'));
  try {
    await writeFile(join(folder, 'marks.csv'), csvOf(rows));
    const work = complete
      ? 'w <- tapply(d$points, list(d$candidate, d$examiner), sum); m <- tapply(d$points, list(d$candidate, d$criterion), mean); t <- system.time({ psych::ICC(w, lmer = FALSE); suppressWarnings(psych::alpha(m)) })'
      : 't0 <- aggregate(points ~ candidate + examiner, d, sum); t <- system.time(lme4::lmer(points ~ 1 + (1 | candidate) + (1 | examiner), t0))';
    const done = await run(
      'Rscript',
      ['-e', `suppressMessages({d <- read.csv('${join(folder, 'marks.csv')}'); ${work}}); cat(t[['elapsed']])`],
      { timeoutMs: PEER_LIMIT_MS },
    );
    if (done.kind === 'ok') return done.stdout.toString().trim();
    return done.cause === 'timeout' ? `> ${PEER_LIMIT_MS / 1000}` : null;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const head = [
  'sittings',
  'marks',
  'read CSV',
  'ICC',
  'alpha',
  'kappas',
  'G study',
  'all these',
  'K alpha',
  'Rasch',
  'R’s peer',
  'ours',
];
const widths = [8, 8, 8, 6, 6, 6, 7, 9, 7, 6, 9, 6];
const print = (cells: readonly (string | number)[]): void =>
  console.log(cells.map((cell, i) => String(cell).padStart(widths[i] ?? 8)).join('  '));
const shown = (value: number): string => value.toFixed(2);

for (const { name, examiners, kept } of designs) {
  console.log(`\n${name}`);
  print(head);
  // The first round warms the machine up and is shown once more.
  for (const candidates of [1000, 1000, 3000, 10_000]) {
    const { rows } = raschCohort({ candidates, examiners, criteria: 20, categories: 5, panel: 3, kept, seed: 11 });
    const text = csvOf(rows);
    const read = seconds(() => loadMarks(text));
    const table = seconds(() => markTable(rows));
    const totals = seconds(() => totalsOf(table.value));
    const units = seconds(() => unitsOf(table.value));
    const design = seconds(() => designOf(table.value, totals.value, subsetsOf(table.value)));
    const forms = seconds(() => icc(totals.value));
    const cronbach = seconds(() => cronbachAlpha(table.value));
    const kappas = seconds(() => [cohenKappas(units.value, table.value.examiners), fleissKappa(units.value)]);
    const study = seconds(() => gStudy(table.value));
    const alphas = seconds(() => krippendorff(units.value, 1));
    const facets = seconds(() => rasch(table.value, subsetsOf(table.value)));
    const all = [table, totals, units, design, forms, cronbach, kappas, study].reduce((sum, { took }) => sum + took, 0);
    const complete = examiners === 3;
    const other = await peer(rows, complete);
    const ours = complete ? forms.took + cronbach.took : forms.took;
    print([
      candidates,
      rows.length,
      ...[read, forms, cronbach, kappas, study].map(({ took }) => shown(took)),
      shown(all),
      shown(alphas.took),
      shown(facets.took),
      other ?? 'no R',
      shown(ours),
    ]);
  }
}
