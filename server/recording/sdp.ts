type Codec = {
  mimeType: string;
  payloadType: number;
  clockRate: number;
  channels?: number;
  parameters?: Record<string, unknown>;
};
export type TapStream = { kind: 'audio' | 'video'; port: number; codec: Codec };

/** The session description (RFC 8866) from which ffmpeg receives the tapped streams; RTCP comes on port + 1 (RFC 3605). */
export function sessionDescription(streams: readonly TapStream[]): string {
  const media = streams.map(({ kind, port, codec }) => {
    const name = codec.mimeType.slice(codec.mimeType.indexOf('/') + 1);
    const format = Object.entries(codec.parameters ?? {})
      .map(([key, value]) => `${key}=${String(value)}`)
      .join(';');
    return [
      `m=${kind} ${port} RTP/AVP ${codec.payloadType}`,
      `a=rtcp:${port + 1}`,
      `a=rtpmap:${codec.payloadType} ${name}/${codec.clockRate}${codec.channels === undefined ? '' : `/${codec.channels}`}`,
      ...(format === '' ? [] : [`a=fmtp:${codec.payloadType} ${format}`]),
      'a=recvonly',
    ];
  });
  return ['v=0', 'o=- 0 0 IN IP4 127.0.0.1', 's=stagemark', 'c=IN IP4 127.0.0.1', 't=0 0', ...media.flat(), ''].join(
    '\n',
  );
}
