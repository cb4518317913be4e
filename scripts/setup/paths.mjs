// Where things are. Everything else asks here.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const project = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const inProject = (...parts) => join(project, ...parts);
export const dataDir = inProject('data');
export const node24 = inProject('node_modules/.bin/node');
/** Where root keeps what the database's own user must be able to reach. */
export const systemState = '/var/lib/stagemark';

export function cacheDir() {
  if (process.env.STAGEMARK_CACHE) return resolve(process.env.STAGEMARK_CACHE);
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'stagemark');
}

export const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

export function readJsonIfAny(path) {
  try {
    return readJson(path);
  } catch {
    return null;
  }
}

export function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : [path];
    })
    .sort((a, b) => (a < b ? -1 : 1));
}

/** One hash over names and contents of files and folders; what does not exist counts as empty. */
export function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap(expand)) {
    hash.update(relative(project, path)).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

function expand(path) {
  try {
    return filesBelow(path);
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path];
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}
