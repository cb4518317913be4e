#!/usr/bin/env node
import { analyse } from './analyse.ts';
import type { Command } from './command.ts';
import { demo } from './demo.ts';
import { doctor } from './doctor.ts';
import { score } from './score.ts';
import { serve } from './serve.ts';
import { verify } from './verify.ts';

const commands: readonly Command[] = [serve, demo, analyse, score, verify, doctor];

const overview = () =>
  ['Usage: stagemark COMMAND [OPTIONS]', '', ...commands.map(({ name, summary }) => `  ${name.padEnd(10)}${summary}`), '', 'stagemark COMMAND --help tells more. Exit codes: 0 done, 1 refused or failed, 2 used wrongly.', ''].join('\n');

async function main([name, ...args]: string[]): Promise<number> {
  const io = { stdout: (text: string) => void process.stdout.write(text), stderr: (text: string) => void process.stderr.write(text) };
  if (name === undefined || name === '--help' || name === 'help') {
    io.stdout(overview());
    return name === undefined ? 2 : 0;
  }
  const command = commands.find((each) => each.name === name);
  if (command === undefined) {
    io.stderr(`stagemark: there is no command “${name}”\n\n${overview()}`);
    return 2;
  }
  if (args.includes('--help') || args.includes('-h')) {
    io.stdout(`${command.usage.trimEnd()}\n`);
    return 0;
  }
  return command.run(args, io);
}

process.exitCode = await main(process.argv.slice(2));
