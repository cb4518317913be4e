import {
  type EstimateOrAbstained,
  IccForm,
  isAbstained,
  type RaschElement,
  type ReliabilityReport,
} from '#contract/reliability';
import { abstainText } from './mark-fault-text.ts';

/** The weakest candidates and the strongest: a cohort of thousands doesn't fit a terminal. */
const MAX_CANDIDATES = 20;

/** The report as tables for people. */
export function reliabilityText(report: ReliabilityReport): string {
  const { design, gStudy, rasch, kappa } = report;
  const { examinersPerCandidate: per, totals } = design;
  return [
    section('Design'),
    table([
      ['candidates, examiners, criteria', `${design.candidates}, ${design.examiners}, ${design.criteria}`],
      [
        'observations',
        `${design.observations}, ${percent(design.missingShare)} missing${design.complete ? ' (complete)' : ''}`,
      ],
      ['examiners per candidate', `${per.least} to ${per.most}, mean ${short(per.mean)}`],
      ['totals', `${totals.complete} complete, ${totals.prorated} prorated, ${totals.leftOut} left out`],
      [
        'examiners linked',
        design.connected ? 'all' : `no: ${design.subsets.map((each) => each.join(', ')).join(' | ')}`,
      ],
    ]),
    section('Agreement and consistency (95 % interval)'),
    table([
      ...IccForm.options.map((form) => line(form, report.icc[form])),
      line("Krippendorff's alpha, nominal", report.krippendorff.nominal),
      line("Krippendorff's alpha, ordinal", report.krippendorff.ordinal),
      line("Krippendorff's alpha, interval", report.krippendorff.interval),
      line(`Fleiss' kappa, ${kappa.fleissUnits} units`, kappa.fleiss),
      ...cohenLines(kappa.cohen),
      line("Cronbach's alpha", report.cronbachAlpha),
      line('standard error of measurement', report.sem),
    ]),
    section('Generalizability study'),
    isAbstained(gStudy) ? abstained(gStudy.abstained) : gStudyText(gStudy),
    section('Many-facet Rasch, logits'),
    isAbstained(rasch) ? abstained(rasch.abstained) : raschText(rasch),
    'Severity is reported with its uncertainty; no mark is changed by it.',
    '',
  ].join('\n');
}

const section = (title: string): string => `\n${title}\n${'-'.repeat(title.length)}`;
const abstained = (reason: Parameters<typeof abstainText>[0]): string => `abstained: ${abstainText(reason)}`;
const line = (name: string, value: EstimateOrAbstained | undefined): string[] =>
  value === undefined || isAbstained(value)
    ? [name, '', '', value === undefined ? '' : abstained(value.abstained)]
    : [name, fixed(value.value), `[${fixed(value.low)}, ${fixed(value.high)}]`, value.method];

function cohenLines(cohen: ReliabilityReport['kappa']['cohen']): string[][] {
  if (isAbstained(cohen)) return [line("Cohen's kappa", cohen)];
  return cohen
    .slice(0, 30)
    .flatMap(({ examiners, unweighted, quadratic }) => [
      line(`Cohen's kappa ${examiners.join(' / ')}`, unweighted),
      line(`  quadratic weights`, quadratic),
    ]);
}

type GStudyPart = Exclude<ReliabilityReport['gStudy'], { abstained: unknown }>;
const gStudyText = (study: GStudyPart): string =>
  [
    `${study.design}, ${study.method}`,
    table([
      ['component', 'variance', 'SE', 'share'],
      ...study.components.map(({ facet, variance, estimate, standardError, share }) => [
        facet,
        `${fixed(variance)}${estimate < 0 ? ` (estimate ${fixed(estimate)})` : ''}`,
        standardError === null ? '-' : fixed(standardError),
        percent(share),
      ]),
    ]),
    table([line('G (relative)', study.g), line('Phi (absolute)', study.phi)]),
    table([
      ['examiners', 'criteria', 'G', 'Phi', 'relative SEM', 'absolute SEM'],
      ...[...study.dStudy.byExaminers, ...study.dStudy.byCriteria].map((row) => [
        short(row.examiners),
        short(row.criteria),
        fixed(row.g),
        fixed(row.phi),
        fixed(row.relativeSem),
        fixed(row.absoluteSem),
      ]),
    ]),
  ].join('\n\n');

type RaschPart = Exclude<ReliabilityReport['rasch'], { abstained: unknown }>;
function raschText(part: RaschPart): string {
  const head = ['', 'measure', 'SE', '95 %', 'infit', 'outfit', 'observed', 'fair', 'subset'];
  const rows = (elements: readonly RaschElement[]): string[][] =>
    elements.map((each) => [
      each.label,
      fixed(each.measure),
      fixed(each.standardError),
      `[${fixed(each.low)}, ${fixed(each.high)}]`,
      each.infit === null ? '-' : fixed(each.infit),
      each.outfit === null ? '-' : fixed(each.outfit),
      fixed(each.observedAverage),
      fixed(each.fairAverage),
      String(each.subset + 1),
    ]);
  const order = (elements: readonly RaschElement[]) => elements.toSorted((a, b) => b.measure - a.measure);
  const { severitySpread: spread } = part;
  const candidates = order(part.candidates);
  const shown =
    candidates.length <= MAX_CANDIDATES
      ? candidates
      : [...candidates.slice(0, MAX_CANDIDATES / 2), ...candidates.slice(-MAX_CANDIDATES / 2)];
  return [
    `${part.method}\nsettled in ${part.iterations} iterations; abilities: mean ${fixed(part.abilityMean)}, SD ${fixed(part.abilitySd)}`,
    `examiners differ: reliability ${fixed(spread.reliability)}, chi-square ${fixed(spread.chiSquare)}, df ${spread.degreesOfFreedom}, p ${spread.p.toPrecision(2)}`,
    ...(part.severitiesComparable === 'all'
      ? []
      : ['Examiners are not all linked: severities can be compared within a subset only.']),
    ...(part.leftOut.length === 0 ? [] : [`left out, everyone got the same points: ${part.leftOut.join(', ')}`]),
    table([['examiner severity', ...head.slice(1)], ...rows(order(part.examiners))]),
    table([['criterion difficulty', ...head.slice(1)], ...rows(order(part.criteria))]),
    table([[`candidate ability (${shown.length} of ${candidates.length})`, ...head.slice(1)], ...rows(shown)]),
  ].join('\n\n');
}

const fixed = (value: number): string => value.toFixed(3);
const short = (value: number): string => String(Math.round(value * 100) / 100);
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
/** Columns on a terminal: Chinese characters take two. */
const columns = (text: string): number =>
  Array.from(text, (char) => (char > '\u2e7f' ? 2 : 1)).reduce((sum, width) => sum + width, 0);

function table(rows: readonly (readonly string[])[]): string {
  const count = Math.max(...rows.map(({ length }) => length));
  const widths = Array.from({ length: count }, (_, c) => Math.max(...rows.map((row) => columns(row[c] ?? ''))));
  return rows
    .map((row) =>
      row
        .map((cell, c) => cell + ' '.repeat((widths[c] ?? 0) - columns(cell)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
