import { refused, type Refused } from '#contract/errors';
import { type MarkFault, marksText } from '#contract/reliability';
import { sha256 } from '#result/canonical';
import { angoff } from '#scoring/cut-score/angoff';
import { borderlineRegression } from '#scoring/cut-score/borderline-regression';
import type { CutScore, RefusedCutScore } from '#scoring/cut-score/cut-score';
import { angoffTable, ratedCandidates } from '#scoring/cut-score/study';
import { DEFAULT_SEED } from '#scoring/reliability/reliability-report';
import { loadTable } from '../data-files/load-table.ts';
import { readArguments, wholeNumber } from './arguments.ts';
import type { Command } from './command.ts';
import { bytesOf, printRefusal } from './json-file.ts';
import { cutRefusalText, markFaultText } from './mark-fault-text.ts';

const MAX_BYTES = 100_000_000;
const usage = `Usage: stagemark cut-score angoff JUDGES.csv [--json]
       stagemark cut-score borderline-regression RATINGS.csv --borderline N [--seed N] [--json]

Finds a pass mark from a study, with its standard error and 95 % interval, and the lines for an exam file. Refuses, with the reason,
what is below the method's least number of judges or candidates.

JUDGES.csv   judge, criterion, expected, maximum: the points that each judge expects of a candidate who just passes
RATINGS.csv  candidate, percent, rating: a line for each examiner's judgement of a whole performance (the staff pages give this file);
             several lines of a candidate are averaged
  --borderline N  the global rating that means borderline
  --seed N        seed of the bootstrap (${DEFAULT_SEED} unless told)

Exit codes: 0 found, 1 refused, 2 used wrongly.`;

const options = {
  borderline: { type: 'string' },
  seed: { type: 'string' },
  json: { type: 'boolean' },
} as const;

type Found = { kind: 'found'; cut: CutScore; perMille: number; extra: object };

export const cutScore: Command = {
  name: 'cut-score',
  usage,
  async run(args, io) {
    const misused = (message: string): 2 => {
      io.stderr(`stagemark cut-score: ${message}\n\n${usage}\n`);
      return 2;
    };
    const read = readArguments(args, options);
    if (read.kind === 'wrong') return misused(read.message);
    const [method, path, ...more] = read.positionals;
    if (method !== 'angoff' && method !== 'borderline-regression') return misused('name a method');
    if (path === undefined || more.length > 0) return misused('name one file');
    const seed = read.values.seed === undefined ? DEFAULT_SEED : wholeNumber(read.values.seed, 0, 2 ** 32 - 1);
    if (seed === null) return misused(`--seed ${read.values.seed}: a whole number below 2^32`);
    const borderline = Number(read.values.borderline);
    if (method === 'borderline-regression' && !Number.isFinite(borderline)) return misused('--borderline N is missing');

    const bytes = await bytesOf(path, MAX_BYTES);
    const found =
      bytes.kind === 'refused'
        ? bytes
        : method === 'angoff'
          ? byAngoff(path, marksText(bytes.bytes))
          : byRegression(path, marksText(bytes.bytes), borderline, seed);
    if (bytes.kind === 'refused' || found.kind === 'refused') {
      printRefusal('cut-score', found.kind === 'refused' ? found : refused('internal'), io.stderr);
      return 1;
    }
    const report = { ...found.cut, ...found.extra, perMille: found.perMille, dataSha256: sha256(bytes.bytes) };
    io.stdout(read.values.json === true ? `${JSON.stringify(report, null, 2)}\n` : textOf(found, report.dataSha256));
    return 0;
  },
};

function byAngoff(path: string, text: string): Found | Refused {
  const loaded = loadTable(text, { text: ['judge', 'criterion'], number: ['expected', 'maximum'] });
  if (loaded.kind === 'faulty') return faulty(path, loaded.faults);
  const table = angoffTable(loaded.rows);
  if (table.kind === 'faulty') return faulty(path, table.faults);
  const cut = angoff(table);
  if (cut.kind === 'refused') return withheld(cut);
  const whole = table.maximum.reduce((total, each) => total + each, 0);
  return {
    kind: 'found',
    cut,
    perMille: perMilleOf(cut.cut, whole),
    extra: { maximum: whole, criteria: table.criteria },
  };
}

function byRegression(path: string, text: string, borderline: number, seed: number): Found | Refused {
  const loaded = loadTable(text, { text: ['candidate'], number: ['percent', 'rating'] });
  if (loaded.kind === 'faulty') return faulty(path, loaded.faults);
  const cut = borderlineRegression({ pairs: ratedCandidates(loaded.rows), borderline, maximum: 100, seed });
  if (cut.kind === 'refused') return withheld(cut);
  return { kind: 'found', cut, perMille: perMilleOf(cut.cut, 100), extra: { borderline, maximum: 100 } };
}

/** Rounded up: a study never lowers the pass mark by rounding. */
const perMilleOf = (cut: number, maximum: number): number => Math.ceil((cut / maximum) * 1000 - 1e-9);

const faulty = (path: string, faults: readonly MarkFault[]): Refused =>
  refused('bad_data_file', faults.map((fault) => markFaultText(path, fault)).join('\n'));
const withheld = ({ reason, detail }: RefusedCutScore): Refused =>
  refused('too_little_data', `${cutRefusalText(reason)} (${detail})`);

function textOf({ cut, perMille }: Found, dataSha256: string): string {
  const points = (value: number) => value.toFixed(2);
  const { interval, standardError } = cut;
  const lines = [
    `cut score       ${points(cut.cut)}  (${(perMille / 10).toFixed(1)} % of the scale)`,
    ...(standardError === null ? [] : [`standard error  ${points(standardError)}`]),
    ...(interval === null ? [] : [`95 % interval   ${points(interval.low)} … ${points(interval.high)}`]),
    '',
    `data            sha256 ${dataSha256}`,
    '',
  ];
  return lines.join('\n');
}
