import { canonical } from '#result/canonical';
import { scoreSitting } from '#scoring/score';
import { readArguments } from './arguments.ts';
import type { Command } from './command.ts';
import { printRefusal } from './json-file.ts';
import { readBundle } from './read-bundle.ts';

const usage = `Usage: stagemark score BUNDLE.json

Computes the score of one sitting from its exam, sealed mark sheets, adjudications and analysis, and prints it as canonical JSON (RFC 8785).
Exam and analysis stand in the bundle, or it names their files beside itself: exam a YAML file, analysis what "stagemark analyse --json" printed.
rubrics/README.md describes the bundle; rubrics/examples/ has some.
The same bundle gives the same bytes.`;

export const score: Command = {
  name: 'score',
  usage,
  async run(args, io) {
    const read = readArguments(args, {});
    const [path, ...more] = read.kind === 'read' ? read.positionals : [];
    if (read.kind === 'wrong' || path === undefined || more.length > 0) {
      io.stderr(`${read.kind === 'wrong' ? `${read.message}\n\n` : ''}${usage}\n`);
      return 2;
    }
    const bundle = await readBundle(path);
    const scored = bundle.kind === 'refused' ? bundle : scoreSitting(bundle.document);
    if (scored.kind === 'refused') {
      printRefusal('score', scored, io.stderr);
      return 1;
    }
    io.stdout(`${canonical(scored.score)}\n`);
    return 0;
  },
};
