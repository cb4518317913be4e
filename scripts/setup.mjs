#!/usr/bin/env node
// Makes a machine ready: node scripts/setup.mjs serve|test|demo. Says what it does, repeats nothing that is done.
// This file alone must be readable by a Node that is too old.
if (Number(process.versions.node.split('.')[0]) < 18) {
  process.stderr.write(
    'Set-up stopped: this is Node ' +
      process.versions.node +
      '; it needs 18 or later to begin (it then brings its own Node 24).\n' +
      'What to do: install a newer Node (Debian 12 and Ubuntu 24.04: apt-get install nodejs npm) and run the command again.\n',
  );
  process.exit(1);
}
void import('./setup/main.mjs').then((setup) => setup.main(process.argv.slice(2)));
