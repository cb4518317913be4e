// The distribution's packages: all in one call, and only if it can succeed.
import { quick, long, which } from './command.mjs';
import { explain, SetupFailure } from './failure.mjs';

/** How to run apt-get as root from here: the first words of the command, or null. */
function withRights() {
  if (process.getuid?.() === 0) return [];
  const sudo = which('sudo');
  return sudo && quick(sudo, ['-n', 'true']).code === 0 ? [sudo, '-n'] : null;
}

/** Throws the list of what to install, when this user cannot install it. Changes nothing. */
export function checkCanInstall(missing) {
  if (missing.length === 0) return;
  const list = missing.map(({ name, why }) => `    ${name.padEnd(24)} ${why}`).join('\n');
  const command = `apt-get update && apt-get install -y --no-install-recommends ${missing.map(({ name }) => name).join(' ')}`;
  if (!which('apt-get')) {
    throw new SetupFailure(
      `Some programs are missing and this system has no apt-get:\n${list}`,
      'Install them (the names are Debian’s) and run the command again.',
    );
  }
  if (withRights() === null) {
    throw new SetupFailure(
      `Some programs are missing, and this user may not install them (not root, no sudo without a password):\n${list}`,
      `Ask somebody who may, to run the line below; then run the command again.\n    sudo sh -c '${command}'`,
    );
  }
}

export async function installSystemPackages(missing) {
  const apt = [
    ...withRights(),
    'env',
    'DEBIAN_FRONTEND=noninteractive',
    'apt-get',
    '-o',
    'DPkg::Lock::Timeout=120',
    '-y',
    '-q',
  ];
  // One dead source among several fails the update, yet what we need may be in the others.
  const [file, ...args] = apt;
  const update = await long(file, [...args, 'update']);
  const install = await long(file, [...args, 'install', '--no-install-recommends', ...missing.map(({ name }) => name)]);
  if (install.code === 0) return;
  const output = update.code === 0 ? install.output : `${update.output}\n${install.output}`;
  throw explain('Installing system packages', output, 'the distribution’s package server');
}
