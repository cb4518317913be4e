import fc from 'fast-check';
import { expect, test } from 'vitest';
import { captionsEngine } from '#analysis/captions-engine';
import { parseCaptions } from '#analysis/parse-captions';
import { noEngine } from '#analysis/transcript';
import { webVtt } from '#analysis/write-captions';
import type { TranscriptSegment } from '#contract/metric';
import { script, segment, silence } from '../../support/signals.ts';

const faultsOf = (text: string): string[] => {
  const parsed = parseCaptions(text);
  return parsed.kind === 'refused' ? parsed.faults.map(({ line, reason }) => `${line}: ${reason}`) : [];
};

test('WebVTT with header, notes, styles, identifiers, settings and tags is read', () => {
  const parsed = parseCaptions(
    '\uFEFFWEBVTT - show\n\nNOTE by hand\n\nSTYLE\n::cue { color: red }\n\nintro\n00:01.000 --> 00:02.500 align:start\n<v Ada>大家好</v> &amp; <b>欢迎</b>\nsecond line\n\n01:00:03.000 --> 01:00:04.000\nend\n',
  );
  expect(parsed).toEqual({
    kind: 'ok',
    segments: [segment('大家好 & 欢迎 second line', 1000, 2500), segment('end', 3_603_000, 3_604_000)],
  });
});

test('SubRip with its numbers, commas and Windows line ends is read', () => {
  expect(
    parseCaptions('1\r\n00:00:01,000 --> 00:00:02,000\r\nhello\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\nthere\r\n'),
  ).toEqual({ kind: 'ok', segments: [segment('hello', 1000, 2000), segment('there', 2000, 3000)] });
});

test('every fault is told with its line, all at once', () => {
  const faults = faultsOf(
    'WEBVTT\n\n00:01.000 -> 00:02.000\na\n\n00:05.000 --> 00:04.000\nb\n\n00:61.000 --> 00:62.000\nc\n\n00:10.000 --> 00:11.000\nd\n\n00:03.000 --> 00:04.000\ne\n',
  );
  expect(faults).toEqual([
    expect.stringMatching(/^3: expected a timing line/),
    '6: the cue ends before it begins',
    expect.stringMatching(/^9: "00:61.000 --> 00:62.000" is not a timing/),
    '15: the cue begins before the one above it',
  ]);
});

test.each(['', '\n\n', 'WEBVTT', 'hello\nworld\n', '{"json": true}', '\u0000\u0001\u0002'])(
  '%j is refused with a line',
  (text) => {
    expect(faultsOf(text)[0]).toMatch(/^\d+: /);
  },
);

test('whatever is written as WebVTT is read back', () => {
  const text = fc
    .string({ unit: fc.constantFrom(...'ab <>&-:.0>六十八，?'), minLength: 1, maxLength: 30 })
    .map((value) => value.trim().replace(/\s+/g, ' '))
    .filter((value) => value.length > 0);
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 10 }), (lines) => {
      expect(parseCaptions(webVtt(script(lines)))).toEqual({ kind: 'ok', segments: script(lines) });
    }),
    { verbose: 1 },
  );
});

test('any text at all is read or refused, never a crash', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789:.,-> \n\rWEBVTNO'), maxLength: 200 }), (text) => {
      expect(['ok', 'refused']).toContain(parseCaptions(text).kind);
    }),
    { numRuns: 500, verbose: 1 },
  );
});

test('the captions engine gives each caption once its time has passed, and the rest at the end', async () => {
  const given: TranscriptSegment[] = [];
  const captions = script(['one', 'two', 'three']);
  const session = captionsEngine(captions, 'en').start((each) => given.push(each));
  session.pushAudio(silence(3.9));
  expect(given).toEqual([]);
  session.pushAudio(silence(0.2));
  expect(given).toEqual(captions.slice(0, 1));
  session.skipTo(9000);
  expect(given).toEqual(captions.slice(0, 2));
  await session.finish();
  expect(given).toEqual(captions);
});

test('no recogniser gives no words', async () => {
  const session = noEngine.start(() => expect.unreachable());
  session.pushAudio(silence(1));
  session.skipTo(5000);
  await session.finish();
  expect(noEngine.capabilities.languages).toEqual([]);
});
