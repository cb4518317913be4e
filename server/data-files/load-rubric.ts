import { dirname, join, relative } from 'node:path/posix';
import { z } from 'zod';
import { Overlay } from '#contract/overlay';
import { Rubric } from '#contract/rubric';
import { contentHash } from '#result/canonical';
import { asBase, layOver } from '#scoring/lay-over';
import { faultAt, type LoadedYaml, loadYaml, missingFile } from './load-yaml.ts';

/** Gives a file's text by its path, or null when there is none. */
export type Read = (path: string) => string | null;

const MAX_LAYERS = 10;
/** What tells an overlay file from a rubric file. */
const Either = z.looseObject({ over: z.string().optional() });
/** Set by the loader, so a file that states it itself is refused. */
const RubricFile = Rubric.refine(
  ({ layers, domains }) =>
    layers === undefined &&
    domains.every(
      ({ origin, criteria }) => origin === undefined && criteria.every((each) => each.origin === undefined),
    ),
  'layers and origins are set by the loader',
);

/** Reads a rubric, or an overlay with all that it is laid over: the resolved rubric names every layer and what it did to each line. */
export function loadRubric(file: string, read: Read, above: readonly string[] = []): LoadedYaml<Rubric> {
  const text = read(file);
  if (text === null) return missingFile(file);
  const either = loadYaml(file, text, Either);
  if (either.kind === 'faulty') return either;
  if (either.value.over === undefined) {
    const base = loadYaml(file, text, RubricFile);
    return base.kind === 'faulty' ? base : { kind: 'ok', value: asBase(base.value, contentHash(base.value)) };
  }
  const overlay = loadYaml(file, text, Overlay);
  if (overlay.kind === 'faulty') return overlay;
  const fault = (message: string): LoadedYaml<Rubric> => ({
    kind: 'faulty',
    faults: [faultAt(file, text, ['over'], message)],
  });
  if (above.includes(file)) return fault('overlays are laid over each other in a circle');
  if (above.length >= MAX_LAYERS) return fault(`more than ${MAX_LAYERS} layers`);
  const path = join(dirname(file), overlay.value.over);
  const below = isInside(file, path) ? loadRubric(path, read, [...above, file]) : missingFile(path);
  if (below.kind === 'faulty') return below;
  const laid = layOver(below.value, overlay.value, contentHash(overlay.value));
  return laid.kind === 'resolved'
    ? { kind: 'ok', value: laid.rubric }
    : { kind: 'faulty', faults: laid.faults.map((each) => faultAt(file, text, each.path, each.message)) };
}

/** Files stay inside the folder of folders (`rubrics/`) that names them. */
export const isInside = (file: string, path: string): boolean =>
  !relative(dirname(dirname(file)), path).startsWith('..');
