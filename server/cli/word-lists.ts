import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WordList } from '#contract/word-list';
import { DataFileFault } from '../data-files/data-file-fault.ts';
import { loadWordLists } from '../data-files/word-lists.ts';
import { projectDir } from './project-dir.ts';

/** The word lists of `rubrics/word-lists/`. Throws `DataFileFault` with every fault of every list. */
export async function readWordLists(): Promise<WordList[]> {
  const folder = 'rubrics/word-lists';
  const names = (await readdir(join(projectDir, folder))).filter((name) => name.endsWith('.yaml')).sort();
  const loaded = loadWordLists(
    await Promise.all(
      names.map(async (name) => ({
        file: `${folder}/${name}`,
        text: await readFile(join(projectDir, folder, name), 'utf8'),
      })),
    ),
  );
  if (loaded.kind === 'faulty') throw new DataFileFault(loaded.faults);
  return loaded.lists;
}
