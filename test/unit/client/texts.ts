import { AbstainReason, MetricName, PointState } from '#contract/metric';
import { LineQuality, RecordingView } from '#contract/media';
import { Outcome } from '#contract/result';
import { Role, SittingState } from '#contract/sitting';
import { GapCause } from '#contract/http';

/** Every text of a language by its dotted key. */
export function textsOf(tree: object, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const name = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') found.set(name, value);
    else for (const [inner, text] of textsOf(value, name)) found.set(inner, text);
  }
  return found;
}

export const placeholdersOf = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort();

const named: [string, readonly string[]][] = [
  ['state', SittingState.options],
  ['role', Role.options],
  ['recording', RecordingView.shape.state.options],
  ['line', LineQuality.options],
  ['metric.name', MetricName.options],
  ['abstain', AbstainReason.options],
  ['point', PointState.options],
  ['outcome', Outcome.options],
  ['gap', GapCause.options],
];
/** Names of the contract that have no word. */
export const wordlessNames = (texts: ReadonlyMap<string, string>): string[] =>
  named.flatMap(([group, names]) => names.map((name) => `${group}.${name}`).filter((key) => !texts.has(key)));
