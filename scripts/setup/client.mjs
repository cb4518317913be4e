// The pages, bundled; again only when what they are made of has changed.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { long } from './command.mjs';
import { explain } from './failure.mjs';
import { hashOf, inProject, node24 } from './paths.mjs';

const config = () => inProject('client/vite.config.ts');
const builtFrom = () => inProject('dist/client/.built-from');
const source = () => hashOf([inProject('client'), inProject('server/contract'), inProject('package-lock.json')]);

export const hasClient = () => existsSync(config());
export const clientIsBuilt = () => existsSync(builtFrom()) && readFileSync(builtFrom(), 'utf8') === source();

export async function buildClient() {
  const from = source();
  const done = await long(node24, [inProject('node_modules/vite/bin/vite.js'), 'build', '--config', config()], {
    cwd: inProject(),
  });
  if (done.code !== 0) throw explain('Building the pages', done.output);
  if (existsSync(inProject('dist/client'))) writeFileSync(builtFrom(), from);
}
