import { dirname, join, relative } from 'node:path/posix';
import { z } from 'zod';
import { Overlay, type OverlayChange } from '#contract/overlay';
import { type Domain, Rubric } from '#contract/rubric';
import { contentHash } from '#result/canonical';
import { asBase, layOver } from '#scoring/lay-over';
import { type DataFault, faultAt, type LoadedYaml, loadYaml, missingFile } from './load-yaml.ts';

/** Gives a file's text by its path, or null when there is none. */
export type Read = (path: string) => string | null;

const MAX_LAYERS = 10;
/** What tells an overlay file from a rubric file. */
const Either = z.looseObject({ over: z.string().optional() });

/** Files say what they change and no more: one that states layers or origins itself is refused. */
const SET_BY_LOADER = 'layers and origins are set by the loader';
type Line = { origin?: unknown };
const isStated = ({ origin }: Line): boolean => origin !== undefined;
const statesOrigin = (domain: Domain): boolean => isStated(domain) || domain.criteria.some(isStated);
const RubricFile = Rubric.refine(
  ({ layers, domains }) => layers === undefined && !domains.some(statesOrigin),
  SET_BY_LOADER,
);
const OverlayFile = Overlay.superRefine(({ changes }, ctx) => {
  for (const [i, change] of changes.entries())
    if (changeStatesOrigin(change)) ctx.addIssue({ code: 'custom', path: ['changes', i], message: SET_BY_LOADER });
});
function changeStatesOrigin(change: OverlayChange): boolean {
  if (change.do === 'add_domain') return statesOrigin(change.domain);
  return (change.do === 'add' || change.do === 'replace') && isStated(change.criterion);
}

/**
 * Reads a rubric, or an overlay with all that it is laid over: the resolved rubric names every layer and what it did to each line.
 * Every fault of every layer is reported at once.
 */
export function loadRubric(file: string, read: Read, above: readonly string[] = []): LoadedYaml<Rubric> {
  const text = read(file);
  if (text === null) return missingFile(file);
  const either = loadYaml(file, text, Either);
  if (either.kind === 'faulty') return either;
  const { over } = either.value;
  if (over === undefined) {
    const base = loadYaml(file, text, RubricFile);
    return base.kind === 'faulty' ? base : { kind: 'ok', value: asBase(base.value, contentHash(base.value)) };
  }
  const overlay = loadYaml(file, text, OverlayFile);
  const below = loadBelow({ file, text, over }, read, above);
  if (overlay.kind === 'faulty' || below.kind === 'faulty')
    return { kind: 'faulty', faults: [...faultsOf(overlay), ...faultsOf(below)] };
  const laid = layOver(below.value, overlay.value, contentHash(overlay.value));
  return laid.kind === 'resolved'
    ? { kind: 'ok', value: laid.rubric }
    : { kind: 'faulty', faults: laid.faults.map((each) => faultAt(file, text, each.path, each.message)) };
}

function loadBelow(
  { file, text, over }: { file: string; text: string; over: string },
  read: Read,
  above: readonly string[],
): LoadedYaml<Rubric> {
  const fault = (message: string): LoadedYaml<Rubric> => ({
    kind: 'faulty',
    faults: [faultAt(file, text, ['over'], message)],
  });
  const path = join(dirname(file), over);
  if ([...above, file].includes(path)) return fault('overlays are laid over each other in a circle');
  // The file itself and all above it are overlays: with the rubric below them they are the layers.
  if (above.length + 2 > MAX_LAYERS) return fault(`more than ${MAX_LAYERS} layers`);
  if (!isInside(file, path) || read(path) === null) return fault(`there is no such file: ${path}`);
  return loadRubric(path, read, [...above, file]);
}

/** The faults of what was read, if it has any. */
export const faultsOf = (loaded: LoadedYaml<unknown>): DataFault[] => (loaded.kind === 'faulty' ? loaded.faults : []);

/** Files stay inside the folder of folders (`rubrics/`) that names them. */
export const isInside = (file: string, path: string): boolean =>
  relative(dirname(dirname(file)), path).split('/')[0] !== '..';
