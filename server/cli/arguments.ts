import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';

/** Reads a command's arguments; a wrong one is a sentence, not an exception. */
export function readArguments<T extends ParseArgsOptionsConfig>(args: string[], options: T) {
  try {
    return { kind: 'read' as const, ...parseArgs({ args, options, allowPositionals: true, strict: true }) };
  } catch (error) {
    return { kind: 'wrong' as const, message: error instanceof Error ? error.message : String(error) };
  }
}

/** A whole number within bounds, or null. */
export function wholeNumber(text: string, least: number, most: number): number | null {
  const value = Number(text);
  return /^\d+$/.test(text) && value >= least && value <= most ? value : null;
}
