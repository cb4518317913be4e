import { readdir } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { Brief } from '#contract/brief';
import type { Exam } from '#contract/exam';
import { criteria, maxMilliPoints, type Rubric } from '#contract/rubric';
import { WordList } from '#contract/word-list';
import { contentHash } from '#result/canonical';
import { loadExam } from '../data-files/load-exam.ts';
import { loadRubric, type Read } from '../data-files/load-rubric.ts';
import { faultLine, type LoadedYaml, loadYaml, missingFile } from '../data-files/load-yaml.ts';
import { readArguments } from './arguments.ts';
import type { Command } from './command.ts';
import { projectDir } from './project-dir.ts';

const usage = `Usage: stagemark check [FILE.yaml …]

Reads data files (rubric, overlay, exam, brief, word list) with all that they name, as a server does when it starts.
Names every fault with file, line and path, or says what the file is made of. Without a file: all of rubrics/.`;

const FOLDERS = ['rubrics', 'overlays', 'exams', 'briefs', 'word-lists'];

export const check: Command = {
  name: 'check',
  usage,
  async run(args, io) {
    const read = readArguments(args, {});
    if (read.kind === 'wrong') {
      io.stderr(`${read.message}\n\n${usage}\n`);
      return 2;
    }
    const files = read.positionals.length > 0 ? read.positionals : await shipped();
    let faulty = 0;
    for (const file of files) {
      const found = checked(file);
      if (found.kind === 'ok') io.stdout(`${file}: ${found.value}\n`);
      else {
        faulty += 1;
        io.stderr(`${found.faults.map(faultLine).join('\n')}\n`);
      }
    }
    return faulty > 0 ? 1 : 0;
  },
};

async function shipped(): Promise<string[]> {
  const names = await Promise.all(FOLDERS.map((folder) => readdir(join(projectDir, 'rubrics', folder))));
  return names.flatMap((inFolder, i) =>
    inFolder
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map((name) => join(projectDir, 'rubrics', FOLDERS[i] ?? '', name)),
  );
}

const textOf: Read = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
};

/** What a file is, told by the key that only its kind has. */
const given = z.unknown().optional();
const Kinds = z.looseObject({ schemes: given, products: given, words: given });

/** A file in one line: its kind, and what it is made of. */
function checked(file: string): LoadedYaml<string> {
  const path = resolve(file);
  const text = textOf(path);
  if (text === null) return missingFile(file);
  const kind = loadYaml(file, text, Kinds);
  if (kind.kind === 'faulty') return kind;
  if (kind.value.schemes !== undefined) return told(loadExam(path, textOf), examLine);
  if (kind.value.products !== undefined)
    return told(loadYaml(file, text, Brief), ({ products }) => `brief of ${products.length}`);
  if (kind.value.words !== undefined)
    return told(loadYaml(file, text, WordList), ({ words }) => `word list of ${words.length}`);
  return told(loadRubric(path, textOf), rubricLine);
}

const told = <T>(loaded: LoadedYaml<T>, line: (value: T) => string): LoadedYaml<string> =>
  loaded.kind === 'ok' ? { kind: 'ok', value: line(loaded.value) } : loaded;

const examLine = (exam: Exam): string =>
  [`exam ${contentHash(exam)}`, ...exam.schemes.map(({ id, rubric }) => `  ${id}: ${rubricLine(rubric)}`)].join('\n');

function rubricLine(rubric: Rubric): string {
  const all = criteria(rubric);
  const points = all.reduce((total, criterion) => total + maxMilliPoints(criterion), 0) / 1000;
  const layers = rubric.layers?.map(({ id }) => id).join(' < ') ?? rubric.id;
  return `rubric ${layers}, ${all.length} criteria, ${points} points`;
}
