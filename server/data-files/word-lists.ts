import { WordList } from '#contract/word-list';
import { type DataFault, loadYaml } from './load-yaml.ts';

export type LoadedWordLists = { kind: 'ok'; lists: WordList[] } | { kind: 'faulty'; faults: DataFault[] };

/** Reads word lists; the faults of all of them are reported at once. The caller reads the files (`rubrics/word-lists/*.yaml`). */
export function loadWordLists(files: readonly { file: string; text: string }[]): LoadedWordLists {
  const lists: WordList[] = [];
  const faults: DataFault[] = [];
  for (const { file, text } of files) {
    const loaded = loadYaml(file, text, WordList);
    if (loaded.kind === 'ok') lists.push(loaded.value);
    else faults.push(...loaded.faults);
  }
  return faults.length > 0 ? { kind: 'faulty', faults } : { kind: 'ok', lists };
}
