import { type Refused, refused, sentenceOf } from '#contract/errors';
import { type MarkFault, marksText } from '#contract/reliability';
import { DEFAULT_SEED, reliabilityReport } from '#scoring/reliability/reliability-report';
import { loadMarks } from '../data-files/load-marks.ts';
import { readArguments, wholeNumber } from './arguments.ts';
import type { Command } from './command.ts';
import { bytesOf, printRefusal } from './json-file.ts';
import { markFaultText } from './mark-fault-text.ts';
import { reliabilityText } from './reliability-output.ts';

const MAX_BYTES = 500_000_000;
const usage = `Usage: stagemark reliability MARKS.csv [--seed N] [--json]

Tells how reliably a cohort was marked: intraclass correlations, Krippendorff's alpha, kappas, Cronbach's alpha, a generalizability
study, and examiners' severity by a many-facet Rasch model, each with its 95 % interval and method. What cannot be estimated
reliably is abstained, with the reason. Severity is reported; no mark is changed by it.

MARKS.csv has a header and a line for each mark: candidate, examiner, criterion, points, in any order of columns and lines
(UTF-8 or GB 18030). Blank points are a missing mark; examiners may have seen some candidates only. Other columns are ignored and
named on stderr. Every faulty line is listed.

  --seed N    seed of the bootstrap (${DEFAULT_SEED} unless told); the same seed gives the same report
  --json      one JSON document on stdout

Exit codes: 0 reported, 1 refused, 2 used wrongly.`;

const options = {
  seed: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

export const reliability: Command = {
  name: 'reliability',
  usage,
  async run(args, io) {
    const misused = (message: string): 2 => {
      io.stderr(`stagemark reliability: ${message}\n\n${usage}\n`);
      return 2;
    };
    const read = readArguments(args, options);
    if (read.kind === 'wrong') return misused(read.message);
    const [path, ...more] = read.positionals;
    if (path === undefined || more.length > 0) return misused('name one file');
    const seed = read.values.seed === undefined ? DEFAULT_SEED : wholeNumber(read.values.seed, 0, 2 ** 32 - 1);
    if (seed === null) return misused(`--seed ${read.values.seed}: a whole number below 2^32`);

    const file = await bytesOf(path, MAX_BYTES);
    const loaded = file.kind === 'refused' ? file : loadMarks(marksText(file.bytes));
    if (loaded.kind !== 'ok') {
      const refusal = loaded.kind === 'refused' ? loaded : refusalOf(path, loaded.faults);
      printRefusal('reliability', refusal, io.stderr);
      if (read.values.json === true)
        io.stdout(`${refusalJson(refusal, loaded.kind === 'faulty' ? loaded.faults : [])}\n`);
      return 1;
    }
    if (loaded.ignoredColumns.length > 0)
      io.stderr(
        `reliability: ignored columns: ${loaded.ignoredColumns.map((name) => JSON.stringify(name)).join(', ')}\n`,
      );
    const report = reliabilityReport(loaded.rows, seed);
    io.stdout(read.values.json === true ? `${JSON.stringify(report, null, 2)}\n` : reliabilityText(report));
    return 0;
  },
};

const refusalOf = (path: string, faults: readonly MarkFault[]): Refused =>
  refused('bad_data_file', faults.map((fault) => markFaultText(path, fault)).join('\n'));

const refusalJson = ({ code, detail }: Refused, faults: readonly MarkFault[]): string =>
  JSON.stringify(
    { error: { code, message: sentenceOf(code), ...(faults.length > 0 ? { faults } : { detail }) } },
    null,
    2,
  );
