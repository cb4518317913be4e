import { Device, type types } from 'mediasoup-client';
import type { Connection } from '../connection/connection.ts';
import { done, type Outcome } from '../connection/outcome.ts';
import { fromRtpParameters } from './ortc-door.ts';

export type Direction = 'send' | 'receive';
export type OpenTransport = { device: Device; transport: types.Transport };

/** How long a line may hang before its ICE is restarted, ms. */
const PATIENCE_MS = 1500;

/** Why mediasoup-client's callbacks got an error: the server's code. */
class MediaRefused extends Error {}

/** A browser's media engine, loaded with what the server's router can do. */
async function loadDevice(connection: Connection): Promise<Outcome<Device>> {
  const capabilities = await connection.request('media.capabilities', {});
  if (!capabilities.ok) return capabilities;
  const device = await Device.factory();
  await device.load({ routerRtpCapabilities: capabilities.data.rtpCapabilities });
  return done(device);
}

/** Opens one WebRTC transport. `onLost` is called once, when it cannot be mended and must be built anew. */
export async function openTransport(
  connection: Connection,
  direction: Direction,
  onLost: () => void,
): Promise<Outcome<OpenTransport>> {
  const device = await loadDevice(connection);
  if (!device.ok) return device;
  const options = await connection.request('media.openTransport', { direction });
  if (!options.ok) return options;
  const transport =
    direction === 'send'
      ? device.data.createSendTransport(options.data)
      : device.data.createRecvTransport(options.data);
  transport.on('connect', ({ dtlsParameters }, ok, ko) => {
    void connection
      .request('media.connectTransport', { transportId: transport.id, dtlsParameters })
      .then((reply) => (reply.ok ? ok() : ko(new MediaRefused(reply.problem.code))));
  });
  transport.on('produce', ({ kind, rtpParameters }, ok, ko) => {
    void connection
      .request('media.produce', { transportId: transport.id, kind, rtpParameters: fromRtpParameters(rtpParameters) })
      .then((reply) => (reply.ok ? ok({ id: reply.data.producerId }) : ko(new MediaRefused(reply.problem.code))));
  });
  keepAlive(connection, transport, onLost);
  return done({ device: device.data, transport });
}

/** Restarts ICE when the line hangs; gives the transport up when the server no longer knows it. */
function keepAlive(connection: Connection, transport: types.Transport, onLost: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const restart = async (): Promise<void> => {
    if (transport.closed || transport.connectionState === 'connected') return;
    const reply = await connection.request('media.restartIce', { transportId: transport.id });
    if (transport.closed) return;
    if (reply.ok) {
      await transport.restartIce({ iceParameters: reply.data.iceParameters });
      timer = setTimeout(() => void restart(), 2 * PATIENCE_MS);
    } else if (reply.problem.code === 'unreachable') timer = setTimeout(() => void restart(), PATIENCE_MS);
    else onLost();
  };
  transport.on('connectionstatechange', (state) => {
    clearTimeout(timer);
    if (state === 'disconnected') timer = setTimeout(() => void restart(), PATIENCE_MS);
    if (state === 'failed') void restart();
  });
  transport.observer.on('close', () => clearTimeout(timer));
}
