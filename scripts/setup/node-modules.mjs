// The npm packages, exactly as locked, and of their install scripts only those package.json approves.
import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { long, quick, which } from './command.mjs';
import { explain, SetupFailure } from './failure.mjs';
import { hashOf, inProject, node24, readJson, readJsonIfAny } from './paths.mjs';

/** Names of locked packages that this machine lacks or has in another version. */
export function missingPackages() {
  const wanted = readJson(inProject('package-lock.json')).packages;
  const present = readJsonIfAny(inProject('node_modules/.package-lock.json'))?.packages ?? {};
  return Object.entries(wanted)
    .filter(([path, entry]) => path !== '' && belongsHere(path, entry, present))
    .filter(([path, entry]) => present[path]?.integrity !== entry.integrity || present[path]?.version !== entry.version)
    .map(([path]) => path);
}

/** npm leaves out optional packages of other platforms; the native parts for this one must be there. */
function belongsHere(path, { optional, os, cpu, libc }, present) {
  if (!optional) return true;
  if (!os && !cpu) return path in present;
  return fits(os, process.platform) && fits(cpu, process.arch) && (!libc || fits(libc, libcHere()));
}

const libcHere = () => (process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl');

function fits(list, value) {
  const names = [list ?? []].flat();
  return names.length === 0 || names.includes(value) || (names[0].startsWith('!') && !names.includes(`!${value}`));
}

export function npmCommand() {
  if (which('npm')) return ['npm'];
  const own = process.env.npm_execpath;
  if (own && existsSync(own)) return [process.execPath, own];
  throw new SetupFailure(
    'npm is not installed.',
    'Install it with Node (Debian: apt-get install nodejs npm) and run the command again.',
  );
}

export async function installPackages() {
  const [file, ...first] = npmCommand();
  const args = [...first, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=http'];
  const NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --require "${inProject('scripts/setup/as-node24.cjs')}"`;
  const done = await long(file, args, { cwd: inProject(), env: { ...process.env, NODE_OPTIONS } });
  if (done.code !== 0) throw explain('Installing the npm packages', done.output, 'the npm registry');
  runApprovedScripts();
}

/** npm 9 installs the package but, it being optional, not its link in .bin. */
export function linkNode24() {
  if (existsSync(node24)) return;
  const name = `node-${process.platform}-${process.arch}`;
  if (!existsSync(inProject('node_modules', name, 'bin/node'))) {
    throw new SetupFailure(
      `npm has no Node 24 for ${process.platform} ${process.arch}.`,
      'Set-up knows Linux on x64 and arm64; elsewhere install Node 24 and Stagemark by hand (see README).',
    );
  }
  rmSync(node24, { force: true });
  symlinkSync(join('..', name, 'bin/node'), node24);
}

const scriptsRan = () => inProject('node_modules/.approved-scripts');
const scriptsKey = () => hashOf([inProject('package.json'), inProject('package-lock.json')]);

export function approvedScriptsRan() {
  return existsSync(scriptsRan()) && readFileSync(scriptsRan(), 'utf8') === scriptsKey();
}

/** npm 9 knows no allowScripts, so set-up reads the list itself; what is not `true` in it never runs. */
export function runApprovedScripts() {
  const PATH = [dirname(process.execPath), process.env.PATH].join(delimiter);
  for (const [spec, allowed] of Object.entries(readJson(inProject('package.json')).allowScripts ?? {})) {
    const at = spec.lastIndexOf('@');
    const [name, version] = [spec.slice(0, at), spec.slice(at + 1)];
    const manifest = inProject('node_modules', name, 'package.json');
    if (!allowed || readJsonIfAny(manifest)?.version !== version) continue;
    for (const phase of ['preinstall', 'install', 'postinstall']) {
      const script = readJson(manifest).scripts?.[phase];
      if (!script) continue;
      const done = quick('sh', ['-c', script], {
        cwd: dirname(manifest),
        timeout: 120_000,
        env: { ...process.env, PATH },
      });
      if (done.code !== 0) throw explain(`The ${phase} script of ${spec}`, done.output);
    }
  }
  writeFileSync(scriptsRan(), scriptsKey());
}
