// Running programs. Plain Node: set-up works before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { detail } from './progress.mjs';

/** Absolute path of a program on PATH, or null. */
export function which(name) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    if (folder && isExecutable(join(folder, name))) return join(folder, name);
  }
  return null;
}

export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Runs to the end without showing anything: { code, output }. Code is null if it could not start or was stopped. */
export function quick(file, args = [], options = {}) {
  const done = spawnSync(file, args, {
    encoding: 'utf8',
    timeout: 20_000,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
  });
  return { code: done.status, output: `${done.stdout ?? ''}${done.stderr ?? ''}` };
}

/** Runs a long command; its last line feeds the progress line: { code, output }. */
export function long(file, args, options = {}) {
  return new Promise((settle) => {
    const child = spawn(file, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1' },
      ...options,
    });
    let output = '';
    const hear = (chunk) => {
      output = (output + chunk).slice(-100_000);
      detail(output.trimEnd().split('\n').at(-1) ?? '');
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    const stop = () => child.kill();
    process.prependOnceListener('exit', stop);
    child.once('close', () => process.removeListener('exit', stop));
    child.on('error', (error) => settle({ code: null, output: `${output}\n${error.message}` }));
    child.on('close', (code) => settle({ code, output }));
  });
}
