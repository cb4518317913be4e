import { SealedResult } from '#contract/result';
import { signatureHolds } from '#result/sign';
import { verifyResult } from '#result/verify';
import { readArguments } from './arguments.ts';
import type { Command } from './command.ts';
import { printRefusal, readJsonFile } from './json-file.ts';

const usage = `Usage: stagemark verify RESULT.json [--key PUBLIC_KEY]

Recomputes a sealed result from the evidence that it carries: hash, signature, exam, analysis and score, byte for byte.
  --key   the evaluation body's public key (base64 SPKI); without it only the key named in the result is checked`;

export const verify: Command = {
  name: 'verify',
  usage,
  async run(args, io) {
    const read = readArguments(args, { key: { type: 'string' } });
    const [path, ...more] = read.kind === 'read' ? read.positionals : [];
    if (read.kind === 'wrong' || path === undefined || more.length > 0) {
      io.stderr(`${read.kind === 'wrong' ? `${read.message}\n\n` : ''}${usage}\n`);
      return 2;
    }
    const result = await readJsonFile(path, SealedResult, 'bad_bundle');
    const verified =
      result.kind === 'refused' ? result : verifyResult(result.document, signatureHolds, read.values.key ?? null);
    if (verified.kind === 'refused') {
      printRefusal('verify', verified, io.stderr);
      return 1;
    }
    io.stdout(`${JSON.stringify({ verified: true, checks: verified.checks })}\n`);
    return 0;
  },
};
