import { LineCounter, parseDocument, type Document, type Node } from 'yaml';
import type { z } from 'zod';

/** One fault of a data file: where it is and what would be right. */
export type DataFault = { file: string; line: number; path: string; message: string };
export type LoadedYaml<T> = { kind: 'ok'; value: T } | { kind: 'faulty'; faults: DataFault[] };

/** No alias bombs: a data file that repeats itself this often is not one of ours. */
const MAX_ALIASES = 100;

/** Reads a YAML text as `schema` says. All faults are reported at once, each with the line it stands on. Pure: the caller reads the file, whose name is only for the report. */
export function loadYaml<Schema extends z.ZodType>(
  file: string,
  text: string,
  schema: Schema,
): LoadedYaml<z.output<Schema>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, strict: true });
  const lineAt = (offset: number): number => Math.max(1, lines.linePos(offset).line);
  if (document.errors.length > 0) {
    return {
      kind: 'faulty',
      faults: document.errors.map((error) => ({
        file,
        line: lineAt(error.pos[0]),
        path: '',
        message: firstLine(error.message),
      })),
    };
  }
  const content = contentOf(document);
  if (content.kind === 'unreadable')
    return { kind: 'faulty', faults: [{ file, line: 1, path: '', message: content.reason }] };
  const parsed = schema.safeParse(content.value);
  if (parsed.success) return { kind: 'ok', value: parsed.data };
  const faults = parsed.error.issues.map(({ path, message }) => ({
    file,
    line: lineAt(offsetOf(document, path)),
    path: path.map(String).join('.'),
    message,
  }));
  return { kind: 'faulty', faults: faults.sort((a, b) => a.line - b.line) };
}

/** A fault as people and editors read it: `file:line path: message`. */
export const faultLine = ({ file, line, path, message }: DataFault): string =>
  `${file}:${line}${path === '' ? '' : ` ${path}`}: ${message}`;

/** A fault of a file's sense that no schema sees, on the line that its path leads to. */
export function faultAt(file: string, text: string, path: readonly (string | number)[], message: string): DataFault {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  return {
    file,
    line: Math.max(1, lines.linePos(offsetOf(document, path)).line),
    path: path.map(String).join('.'),
    message,
  };
}

export const missingFile = (file: string): { kind: 'faulty'; faults: DataFault[] } => ({
  kind: 'faulty',
  faults: [{ file, line: 1, path: '', message: 'there is no such file' }],
});

type Content = { kind: 'content'; value: unknown } | { kind: 'unreadable'; reason: string };

function contentOf(document: Document): Content {
  try {
    return { kind: 'content', value: document.toJS({ maxAliasCount: MAX_ALIASES }) };
  } catch (error) {
    return { kind: 'unreadable', reason: error instanceof Error ? firstLine(error.message) : 'cannot be read' };
  }
}

/** Offset of the deepest node on the path that the file has; a missing key is reported where its parent begins. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true);
    if (hasRange(node)) return node.range[0];
  }
  return 0;
}

const hasRange = (node: unknown): node is Node & { range: [number, number, number] } =>
  typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);

const firstLine = (message: string): string =>
  message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? message;
