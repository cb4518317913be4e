import { createHash } from 'node:crypto';

/** Before the first fragment. */
export const CHAIN_START = '0'.repeat(64);

export const fragmentHash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Each link covers the one before and the fragment's own hash, so that no fragment can be changed, dropped or moved unseen [RE3]. */
export const nextLink = (previous: string, fragmentSha256: string): string =>
  createHash('sha256').update(`${previous}\n${fragmentSha256}`).digest('hex');

export type Link = { ordinal: number; sha256: string; chain: string };
export type ChainCheck = { kind: 'whole'; head: string } | { kind: 'broken'; ordinal: number };

/** Recomputes a chain from its fragments in order. */
export function checkChain(links: readonly Link[]): ChainCheck {
  let head = CHAIN_START;
  for (const [i, link] of links.entries()) {
    head = nextLink(head, link.sha256);
    if (link.ordinal !== i + 1 || link.chain !== head) return { kind: 'broken', ordinal: link.ordinal };
  }
  return { kind: 'whole', head };
}
