import type { Sha256 } from '#contract/ids';
import type { InputHashes, ScoreBundle } from '#contract/result';
import { structureHash } from '#scoring/structure';
import { contentHash } from './canonical.ts';

/** Names every input of a score by its hash [RS1]. The events' hash comes from the caller: a result holds the hash alone. */
export const inputHashes = ({ exam, sheets, adjudications, analysis }: ScoreBundle, events: Sha256): InputHashes => ({
  exam: contentHash(exam),
  rubrics: exam.schemes.map(({ id, rubric }) => ({
    schemeId: id,
    sha256: contentHash(rubric),
    structureSha256: structureHash(rubric),
  })),
  sheets: sheets.map((sheet) => ({ examinerId: sheet.examinerId, sha256: contentHash(sheet) })),
  adjudications: contentHash(adjudications),
  analysis: analysis === null ? null : contentHash(analysis),
  wordLists: analysis?.wordLists ?? [],
  models: analysis?.models ?? [],
  events,
});

/** Which inputs differ between two lists of hashes, in words: "exam", "sheet of …". */
export function changedInputs(recorded: InputHashes, found: InputHashes): string[] {
  const named = (hashes: InputHashes): [string, string][] => [
    ['exam', hashes.exam],
    ...hashes.rubrics.map(({ schemeId, sha256 }): [string, string] => [`rubric of ${schemeId}`, sha256]),
    ...hashes.sheets.map(({ examinerId, sha256 }): [string, string] => [`sheet of ${examinerId}`, sha256]),
    ['adjudications', hashes.adjudications],
    ['analysis', hashes.analysis ?? 'none'],
    ...hashes.wordLists.map(({ id, sha256 }): [string, string] => [`word list ${id}`, sha256]),
    ...hashes.models.map(({ id, sha256 }): [string, string] => [`model ${id}`, sha256]),
    ['events', hashes.events],
  ];
  const [before, after] = [new Map(named(recorded)), new Map(named(found))];
  return [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name));
}
