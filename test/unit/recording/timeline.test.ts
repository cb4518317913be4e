import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CHAIN_START, checkChain, fragmentHash, nextLink } from '#recording/chain';
import { sessionDescription } from '#recording/sdp';
import { gapsOf } from '#recording/timeline';
import { WebmSplitter } from '#recording/webm-splitter';

describe('[RE4] gaps', () => {
  test('what is missing stays missing, with its cause', () => {
    const covered = [
      { fromMs: 0, toMs: 10_000 },
      { fromMs: 20_000, toMs: 30_000 },
      { fromMs: 36_000, toMs: 40_000 },
    ];
    expect(gapsOf(40_000, covered, [{ fromMs: 9_900, toMs: 20_100 }], [])).toEqual([
      { span: { fromMs: 10_000, toMs: 20_000 }, cause: 'pause' },
      { span: { fromMs: 30_000, toMs: 36_000 }, cause: 'candidate_line' },
    ]);
  });

  test('a gap that is partly a pause is split where the pause ends', () => {
    expect(
      gapsOf(
        20_000,
        [
          { fromMs: 0, toMs: 5_000 },
          { fromMs: 15_000, toMs: 20_000 },
        ],
        [{ fromMs: 5_000, toMs: 9_000 }],
        [{ fromMs: 9_000, toMs: 12_000 }],
      ),
    ).toEqual([
      { span: { fromMs: 5_000, toMs: 9_000 }, cause: 'pause' },
      { span: { fromMs: 9_000, toMs: 12_000 }, cause: 'server' },
      { span: { fromMs: 12_000, toMs: 15_000 }, cause: 'candidate_line' },
    ]);
  });

  test('gaps and covered time together are the whole, for any takes', () => {
    const seed = 7;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 501, max: 9000 }), fc.integer({ min: 1, max: 9000 })), {
          minLength: 1,
          maxLength: 8,
        }),
        (takes) => {
          let at = 0;
          const covered = takes.map(([gap, length]) => ({ fromMs: (at += gap), toMs: (at += length) }));
          const gaps = gapsOf(at, covered, [], []);
          const missing = gaps.reduce((sum, { span }) => sum + span.toMs - span.fromMs, 0);
          expect(missing).toBe(takes.reduce((sum, [gap]) => sum + gap, 0));
        },
      ),
      { seed },
    );
  });
});

describe('[RE3] the hash chain', () => {
  const links = (texts: string[]) => {
    let chain = CHAIN_START;
    return texts.map((text, i) => {
      const sha256 = fragmentHash(new TextEncoder().encode(text));
      chain = nextLink(chain, sha256);
      return { ordinal: i + 1, sha256, chain };
    });
  };

  test('holds for what was written', () => {
    expect(checkChain(links(['a', 'b', 'c']))).toMatchObject({ kind: 'whole' });
    expect(checkChain([])).toEqual({ kind: 'whole', head: CHAIN_START });
  });

  test('breaks when a fragment is changed, dropped or moved', () => {
    const [a, b, c] = links(['a', 'b', 'c']);
    if (a === undefined || b === undefined || c === undefined) throw new Error('three links');
    expect(checkChain([a, { ...b, sha256: fragmentHash(new Uint8Array([1])) }, c])).toEqual({
      kind: 'broken',
      ordinal: 2,
    });
    expect(checkChain([a, c])).toEqual({ kind: 'broken', ordinal: 3 });
    expect(checkChain([b, a, c])).toEqual({ kind: 'broken', ordinal: 2 });
  });
});

describe('splitting WebM', () => {
  const bytes = (...values: number[]) => new Uint8Array(values);
  // EBML header of 1 byte, a segment of unknown size, one Info element, then clusters: timestamp, and a simple block 5 ms later.
  const header = bytes(
    0x1a,
    0x45,
    0xdf,
    0xa3,
    0x81,
    0x00,
    0x18,
    0x53,
    0x80,
    0x67,
    0x01,
    0xff,
    0xff,
    0xff,
    0xff,
    0xff,
    0xff,
    0xff,
    0x15,
    0x49,
    0xa9,
    0x66,
    0x81,
    0x00,
  );
  const cluster = (at: number) =>
    bytes(0x1f, 0x43, 0xb6, 0x75, 0x8a, 0xe7, 0x82, at >> 8, at & 0xff, 0xa3, 0x84, 0x81, 0x00, 0x05, 0x80);
  const stream = Uint8Array.from([...header, ...cluster(0), ...cluster(1000)]);

  test('gives the header once and every whole cluster with its times, however the bytes arrive', () => {
    const seed = 11;
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 60 }), (sizes) => {
        const splitter = new WebmSplitter();
        const found = [];
        for (let at = 0, i = 0; at < stream.length; i++) {
          const size = sizes[i % sizes.length] ?? 1;
          found.push(...splitter.push(stream.slice(at, at + size)));
          at += size;
        }
        expect(found.map(({ kind }) => kind)).toEqual(['header', 'cluster', 'cluster']);
        expect(found.flatMap((piece) => (piece.kind === 'cluster' ? [[piece.fromMs, piece.toMs]] : []))).toEqual([
          [5, 5],
          [1005, 1005],
        ]);
        expect(Uint8Array.from(found.flatMap((piece) => [...piece.bytes]))).toEqual(stream);
      }),
      { seed },
    );
  });

  test('a cut-off cluster is not given: what is not whole is not evidence yet', () => {
    expect(new WebmSplitter().push(stream.slice(0, -1))).toHaveLength(2);
  });

  test('bytes that are not WebM are an error', () => {
    expect(() => new WebmSplitter().push(new TextEncoder().encode('RIFF....WAVEfmt '))).toThrow();
  });
});

test('the session description names ports, payload types and RTCP ports', () => {
  const text = sessionDescription([
    {
      kind: 'audio',
      port: 42_000,
      codec: {
        mimeType: 'audio/opus',
        payloadType: 100,
        clockRate: 48_000,
        channels: 2,
        parameters: { useinbandfec: 1 },
      },
    },
    { kind: 'video', port: 42_002, codec: { mimeType: 'video/VP8', payloadType: 101, clockRate: 90_000 } },
  ]);
  expect(text).toContain(
    'm=audio 42000 RTP/AVP 100\na=rtcp:42001\na=rtpmap:100 opus/48000/2\na=fmtp:100 useinbandfec=1',
  );
  expect(text).toContain('m=video 42002 RTP/AVP 101\na=rtcp:42003\na=rtpmap:101 VP8/90000');
});
