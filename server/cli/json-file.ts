import { readFile, stat } from 'node:fs/promises';
import type { z } from 'zod';
import { type ErrorCode, type Refused, refused, sentenceOf } from '#contract/errors';

const MAX_BYTES = 100_000_000;

/** Reads a file whole; a folder, an empty or too large file is refused. */
export async function bytesOf(path: string, most: number): Promise<{ kind: 'read'; bytes: Buffer } | Refused> {
  const facts = await stat(path).catch(() => null);
  if (facts === null || !facts.isFile()) return refused('file_not_found', path);
  if (facts.size === 0) return refused('empty_file', path);
  if (facts.size > most) return refused('too_large', path);
  return { kind: 'read', bytes: await readFile(path) };
}

/** Reads a JSON document by its schema; every fault is listed with its path. */
export async function readJsonFile<S extends z.ZodType>(
  path: string,
  schema: S,
  fault: ErrorCode,
): Promise<{ kind: 'read'; document: z.infer<S> } | Refused> {
  const file = await bytesOf(path, MAX_BYTES);
  if (file.kind === 'refused') return file;
  let json: unknown;
  try {
    json = JSON.parse(file.bytes.toString('utf8'));
  } catch (error) {
    return refused(fault, `${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success)
    return refused(
      fault,
      parsed.error.issues.map((issue) => `${issue.path.join('.') || '(document)'}: ${issue.message}`).join('\n'),
    );
  return { kind: 'read', document: parsed.data };
}

/** A refusal on the command line: code, sentence in both languages, detail. */
export function printRefusal(name: string, { code, detail }: Refused, stderr: (text: string) => void): void {
  const { 'zh-CN': zh, en } = sentenceOf(code);
  stderr(
    `stagemark ${name}: ${code}\n  ${en}\n  ${zh}\n${detail === undefined ? '' : `${detail.replaceAll(/^/gm, '  ')}\n`}`,
  );
}
