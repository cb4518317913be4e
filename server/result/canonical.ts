import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Sha256 } from '#contract/ids';
import { Sha256 as Sha256Schema } from '#contract/ids';

/** The one byte form of a document: JSON Canonicalization Scheme, RFC 8785. Throws where JSON can't carry the value. */
export function canonical(document: unknown): string {
  const text = canonicalize(document);
  if (text === undefined) throw new Error('not a JSON document');
  return text;
}

export const sha256 = (bytes: string | Uint8Array): Sha256 =>
  Sha256Schema.parse(createHash('sha256').update(bytes).digest('hex'));

/** The name of a document: SHA-256 of its canonical form. */
export const contentHash = (document: unknown): Sha256 => sha256(canonical(document));
