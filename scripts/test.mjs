#!/usr/bin/env node
// Everything `npm test` proves, in order of cost: types, lint, format, then unit, integration and browser tests.
// Ends with "N passed, N failed"; a stage that crashes counts as a failure.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const bin = (name) => join(project, 'node_modules/.bin', name);
const report = mkdtempSync(join(tmpdir(), 'stagemark-test-'));
const totals = { passed: 0, failed: 0 };

await check('types', 'tsc', ['-p', 'tsconfig.json', '--noEmit']);
if (existsSync(join(project, 'client/tsconfig.json')))
  await check('types of the pages', 'tsc', ['-p', 'client/tsconfig.json', '--noEmit']);
await check('lint', 'oxlint', ['--type-aware']);
await check('format', 'biome', ['format', '.']);
for (const suite of ['unit', 'integration', 'e2e']) {
  if (hasTests(suite)) await tests(suite);
}

rmSync(report, { recursive: true, force: true });
process.exitCode = totals.failed > 0 || totals.passed === 0 ? 1 : 0;
console.log(`${totals.passed} passed, ${totals.failed} failed`);

async function check(name, program, args) {
  const code = await stage(name, program, args);
  count(code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
}

async function tests(suite) {
  const file = join(report, `${suite}.json`);
  const code = await stage(`${suite} tests`, 'vitest', [
    'run',
    '--project',
    suite,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  count(outcome(file, code));
}

/** A suite can fail with no failed test: a file that does not load, an error outside a test, a crash. */
function outcome(file, code) {
  const result = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { numPassedTests: 0, numFailedTests: 0 };
  const failed = result.numFailedTests;
  return { passed: result.numPassedTests, failed: code === 0 ? failed : Math.max(failed, 1) };
}

function stage(name, program, args) {
  console.log(`\n=== ${name}`);
  const started = Date.now();
  return new Promise((settle) => {
    const child = spawn(bin(program), args, { cwd: project, stdio: ['ignore', 'inherit', 'inherit'] });
    const end = (code) => {
      console.log(`=== ${name}: ${code === 0 ? 'ok' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
      settle(code);
    };
    child.on('error', (error) => {
      console.error(error.message);
      end(1);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}

function count({ passed, failed }) {
  totals.passed += passed;
  totals.failed += failed;
}

function hasTests(suite) {
  const folder = join(project, 'test', suite);
  const below = existsSync(folder) ? readdirSync(folder, { recursive: true }) : [];
  const single = suite === 'unit' && existsSync(join(project, 'test/architecture.test.ts'));
  return single || below.some((name) => name.endsWith('.test.ts'));
}
