import { ScoreBundle } from '#contract/result';
import { canonical } from '#result/canonical';
import { scoreSitting } from '#scoring/score';
import { readArguments } from './arguments.ts';
import type { Command } from './command.ts';
import { printRefusal, readJsonFile } from './json-file.ts';

const usage = `Usage: stagemark score BUNDLE.json

Computes the score of one sitting from its exam, sealed mark sheets, adjudications and analysis, and prints it as canonical JSON (RFC 8785).
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
    const bundle = await readJsonFile(path, ScoreBundle, 'bad_bundle');
    const scored = bundle.kind === 'refused' ? bundle : scoreSitting(bundle.document);
    if (scored.kind === 'refused') {
      printRefusal('score', scored, io.stderr);
      return 1;
    }
    io.stdout(`${canonical(scored.score)}\n`);
    return 0;
  },
};
