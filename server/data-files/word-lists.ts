import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { WordList } from '#contract/word-list';
import { type DataFault, loadYaml } from './load-yaml.ts';

export type LoadedWordLists = { kind: 'ok'; lists: WordList[] } | { kind: 'faulty'; faults: DataFault[] };

/** Reads every word list of a folder, in order of file name. */
export async function loadWordLists(folder: string): Promise<LoadedWordLists> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const lists: WordList[] = [];
  const faults: DataFault[] = [];
  for (const name of files) {
    const loaded = loadYaml(join(folder, name), await readFile(join(folder, name), 'utf8'), WordList);
    if (loaded.kind === 'ok') lists.push(loaded.value);
    else faults.push(...loaded.faults);
  }
  return faults.length > 0 ? { kind: 'faulty', faults } : { kind: 'ok', lists };
}
