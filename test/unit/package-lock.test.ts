import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

type Entry = { optionalDependencies?: Record<string, string> };

const { packages } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8')) as {
  packages: Record<string, Entry>;
};

/** Where Node would look for `name` from the package at `path`, nearest first. */
function placesOf(name: string, path: string): string[] {
  const folders = path.split('/node_modules/');
  const above = folders.map((_, depth) => folders.slice(0, folders.length - depth).join('/node_modules/'));
  return [...above, ''].map((folder) => (folder ? `${folder}/node_modules/${name}` : `node_modules/${name}`));
}

test('the lock file names the optional packages of every platform: npm 11 refuses a lock made against a partial registry', () => {
  const missing = Object.entries(packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !placesOf(name, path).some((place) => place in packages))
      .map((name) => `${path}: ${name}`),
  );
  expect(missing).toEqual([]);
});
