import { quick } from './command.mjs';

/** Those of the named Debian packages that are installed; none where there is no dpkg. */
export function installedPackages(names) {
  const { output } = quick('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n', ...names]);
  return new Set(
    output
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
}
