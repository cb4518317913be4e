#!/usr/bin/env node
import type { Command } from './command.ts';

/** Each command is loaded when it is asked for: `score` need not wait for the server's libraries. */
const commands: readonly { name: string; summary: string; load: () => Promise<Command> }[] = [
  { name: 'serve', summary: 'run the exam server', load: async () => (await import('./serve.ts')).serve },
  {
    name: 'demo',
    summary: 'hold one whole exam by itself and show the result',
    load: async () => (await import('./demo.ts')).demo,
  },
  {
    name: 'analyse',
    summary: 'measure an audio or video file',
    load: async () => (await import('./analyse.ts')).analyse,
  },
  {
    name: 'score',
    summary: 'compute a score from a bundle of marks and measurements',
    load: async () => (await import('./score.ts')).score,
  },
  {
    name: 'cut-score',
    summary: 'find a pass mark from a study (Angoff, borderline regression)',
    load: async () => (await import('./cut-score.ts')).cutScore,
  },
  {
    name: 'verify',
    summary: 'check a sealed result by recomputing it',
    load: async () => (await import('./verify.ts')).verify,
  },
  {
    name: 'reliability',
    summary: 'tell how reliably a cohort was marked, from a CSV of marks',
    load: async () => (await import('./reliability.ts')).reliability,
  },
  {
    name: 'check',
    summary: 'name every fault of rubrics, overlays, exams and briefs',
    load: async () => (await import('./check.ts')).check,
  },
  {
    name: 'schemas',
    summary: 'write the JSON Schemas by which editors check data files',
    load: async () => (await import('./schemas.ts')).schemas,
  },
  {
    name: 'doctor',
    summary: 'try everything that a server needs on this machine',
    load: async () => (await import('./doctor.ts')).doctor,
  },
];

const overview = () =>
  [
    'Usage: stagemark COMMAND [OPTIONS]',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(13)}${summary}`),
    '',
    'stagemark COMMAND --help tells more. Exit codes: 0 done, 1 refused or failed, 2 used wrongly.',
    '',
  ].join('\n');

async function main([name, ...args]: string[]): Promise<number> {
  const io = {
    stdout: (text: string) => void process.stdout.write(text),
    stderr: (text: string) => void process.stderr.write(text),
  };
  if (name === undefined || name === '--help' || name === 'help') {
    io.stdout(overview());
    return name === undefined ? 2 : 0;
  }
  const found = commands.find((each) => each.name === name);
  if (found === undefined) {
    io.stderr(`stagemark: there is no command “${name}”\n\n${overview()}`);
    return 2;
  }
  const command = await found.load();
  if (args.includes('--help') || args.includes('-h')) {
    io.stdout(`${command.usage.trimEnd()}\n`);
    return 0;
  }
  return command.run(args, io);
}

process.exitCode = await main(process.argv.slice(2));
