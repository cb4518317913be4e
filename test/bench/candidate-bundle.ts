// What a candidate's browser fetches of script before the performance, gzipped: `node test/bench/candidate-bundle.ts` after set-up.
// Limit: 250 kB (LOOK.md, Measure).
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const LIMIT = 250_000;
const dist = join(import.meta.dirname, '../../dist/client');
const assets = join(dist, 'assets');
const files = readdirSync(assets).filter((file) => file.endsWith('.js'));
const size = (file: string): number => gzipSync(readFileSync(join(assets, file))).length;

/** A script and all that it imports before it runs. */
function fetched(file: string, seen: Set<string>): void {
  if (seen.has(file)) return;
  seen.add(file);
  const text = readFileSync(join(assets, file), 'utf8');
  for (const [, name] of text.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g))
    if (name !== undefined) fetched(name, seen);
}
const chunk = (name: string): string => {
  const found = files.filter((file) => file.startsWith(`${name}-`));
  if (found.length !== 1)
    throw new Error(`${found.length} chunks are named ${name}: run "node scripts/setup.mjs demo"`);
  return found[0] ?? '';
};

const seen = new Set<string>();
for (const [, name] of readFileSync(join(dist, 'index.html'), 'utf8').matchAll(/assets\/([^"]+\.js)/g))
  if (name !== undefined) fetched(name, seen);
for (const page of ['seat-page', 'candidate-page']) fetched(chunk(page), seen);
const scripts = [...seen].map(size).reduce((total, each) => total + each, 0);

for (const language of ['zh-CN', 'en']) {
  // Of each language two chunks: the texts that a candidate needs, and the larger rest behind the stage.
  const texts = Math.min(...files.filter((file) => file.startsWith(`${language}-`)).map(size));
  const all = scripts + texts;
  console.log(
    `${language.padEnd(6)} ${(all / 1000).toFixed(1)} kB in ${seen.size + 1} scripts, ${((all / LIMIT) * 100).toFixed(1)} % of the limit`,
  );
}
