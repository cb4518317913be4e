import type { types } from 'mediasoup';

const MAX_TRANSPORTS = 4;

/** One connected page's transports and what it watches. Closing it closes all of them. */
export class Peer {
  readonly #transports = new Map<string, types.WebRtcTransport>();
  readonly #consumers = new Map<string, types.Consumer>();

  /** A page that opens transport after transport loses its oldest. */
  add(transport: types.WebRtcTransport): void {
    this.#transports.set(transport.id, transport);
    transport.observer.on('close', () => this.#transports.delete(transport.id));
    const [oldest] = this.#transports.values();
    if (this.#transports.size > MAX_TRANSPORTS) oldest?.close();
  }

  transport(id: string): types.WebRtcTransport | undefined {
    return this.#transports.get(id);
  }

  watch(consumer: types.Consumer): void {
    this.#consumers.set(consumer.id, consumer);
    consumer.observer.on('close', () => this.#consumers.delete(consumer.id));
  }

  consumer(id: string): types.Consumer | undefined {
    return this.#consumers.get(id);
  }

  close(): void {
    for (const transport of this.#transports.values()) transport.close();
  }
}
