import { readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';
import { type Refused, refused } from '#contract/errors';
import { Analysis } from '#contract/metric';
import { ScoreBundle } from '#contract/result';
import { faultLine } from '../data-files/load-yaml.ts';
import { loadExam } from '../data-files/load-exam.ts';
import { AnalysisDocument, analysisOf } from './analysis-document.ts';
import { BundleFile } from './bundle-file.ts';
import { readJsonFile } from './json-file.ts';

/** The outer form only: what each part holds is checked once it is read, so that a fault has its own path. */
const Outer = z.strictObject({
  ...BundleFile.shape,
  exam: z.unknown(),
  analysis: z.unknown(),
  sheets: z.unknown(),
  adjudications: z.unknown(),
});
/** Only the printed form has its metrics by name. */
const Printed = z.looseObject({ metrics: z.record(z.string(), z.unknown()) });

/** Reads a bundle with the exam (YAML) and the analysis (JSON) that it names, from its own folder. Every fault is told with its file or path. */
export async function readBundle(path: string): Promise<{ kind: 'read'; document: ScoreBundle } | Refused> {
  const outer = await readJsonFile(path, Outer, 'bad_bundle');
  if (outer.kind === 'refused') return outer;
  const { sheets, adjudications } = outer.document;
  const beside = (name: string) => (isAbsolute(name) ? name : join(dirname(path), name));
  const exam = readExam(outer.document.exam, beside);
  if (exam.kind === 'refused') return exam;
  const analysis = await readAnalysis(outer.document.analysis, beside);
  if (analysis.kind === 'refused') return analysis;
  const whole = ScoreBundle.safeParse({ exam: exam.document, sheets, adjudications, analysis: analysis.document });
  if (whole.success) return { kind: 'read', document: whole.data };
  return refused(
    'bad_bundle',
    whole.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'),
  );
}

type Part = { kind: 'read'; document: unknown } | Refused;

function readExam(exam: unknown, beside: (name: string) => string): Part {
  if (typeof exam !== 'string') return { kind: 'read', document: exam };
  if (!exam.endsWith('.yaml')) return refused('bad_bundle', `exam: “${exam}” is no YAML file`);
  const loaded = loadExam(resolve(beside(exam)), textOf);
  return loaded.kind === 'ok'
    ? { kind: 'read', document: loaded.value }
    : refused('bad_data_file', loaded.faults.map(faultLine).join('\n'));
}

async function readAnalysis(analysis: unknown, beside: (name: string) => string): Promise<Part> {
  if (typeof analysis !== 'string') return analysisIn(analysis);
  if (!analysis.endsWith('.json')) return refused('bad_bundle', `analysis: “${analysis}” is no JSON file`);
  const file = beside(analysis);
  const read = await readJsonFile(file, z.unknown(), 'bad_bundle');
  return read.kind === 'refused' ? read : analysisIn(read.document, `${analysis}: `);
}

function analysisIn(json: unknown, where = 'analysis.'): Part {
  if (json === null || json === undefined) return { kind: 'read', document: json };
  const printed = Printed.safeParse(json).success;
  const parsed = printed ? AnalysisDocument.transform(analysisOf).safeParse(json) : Analysis.safeParse(json);
  return parsed.success
    ? { kind: 'read', document: parsed.data }
    : refused(
        'bad_bundle',
        parsed.error.issues.map(({ path, message }) => `${where}${path.join('.')}: ${message}`).join('\n'),
      );
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
