import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Brief, Product, RequiredPoint } from '#contract/brief';
import { Exam, PanelRule } from '#contract/exam';
import { Text } from '#contract/language';
import { Analysis, MetricName } from '#contract/metric';
import { Overlay } from '#contract/overlay';
import { Criterion, Curve, Domain, GlobalRating, Level, MetricBands, Rubric } from '#contract/rubric';
import { WordList } from '#contract/word-list';
import { canonical } from '#result/canonical';
import { ExamFile } from '../data-files/exam-file.ts';
import { readArguments } from './arguments.ts';
import { BundleFile } from './bundle-file.ts';
import type { Command } from './command.ts';
import { projectDir } from './project-dir.ts';

const usage = `Usage: stagemark schemas [--check]

Writes rubrics/schemas/*.schema.json, by which an editor checks and completes data files while they are written (JSON Schema 2020-12).
A file says which one it follows in its first line; what no schema can see is found when it is loaded.
  --check   writes nothing; exit code 1 where a written schema is not current`;

const folder = join(projectDir, 'rubrics/schemas');
const files = {
  rubric: Rubric,
  overlay: Overlay,
  'exam-file': ExamFile,
  brief: Brief,
  'word-list': WordList,
  bundle: BundleFile,
};
/** Parts that are told once and referred to. */
const named = {
  Text,
  Level,
  Curve,
  MetricBands,
  MetricName,
  Criterion,
  Domain,
  GlobalRating,
  Rubric,
  RequiredPoint,
  Product,
  Brief,
  PanelRule,
  Exam,
  Analysis,
};

/** Every schema file: its name and text. The same code gives the same text. */
export function schemaFiles(): { name: string; text: string }[] {
  return Object.entries(files).map(([name, schema]) => {
    const names = z.registry<{ id?: string; title?: string }>();
    for (const [id, part] of Object.entries(named)) if (part !== schema) names.add(part, { id });
    names.add(schema, { title: `Stagemark ${name}` });
    const json = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input', metadata: names });
    return { name: `${name}.schema.json`, text: `${JSON.stringify(JSON.parse(canonical(json)), null, 2)}\n` };
  });
}

export const schemas: Command = {
  name: 'schemas',
  usage,
  async run(args, io) {
    const read = readArguments(args, { check: { type: 'boolean' } });
    if (read.kind === 'wrong' || read.positionals.length > 0) {
      io.stderr(`${read.kind === 'wrong' ? `${read.message}\n\n` : ''}${usage}\n`);
      return 2;
    }
    await mkdir(folder, { recursive: true });
    let stale = 0;
    for (const { name, text } of schemaFiles()) {
      const path = join(folder, name);
      const current = (await readFile(path, 'utf8').catch(() => null)) === text;
      if (!current && read.values.check === true) {
        stale += 1;
        io.stderr(`stagemark schemas: ${path} is not current; run stagemark schemas\n`);
      } else if (!current) {
        await writeFile(path, text);
        io.stdout(`${path}\n`);
      }
    }
    return stale > 0 ? 1 : 0;
  },
};
