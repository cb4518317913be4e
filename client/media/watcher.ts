import type { types } from 'mediasoup-client';
import type { ProducerView } from '#contract/media';
import type { Connection } from '../connection/connection.ts';
import type { Problem } from '../connection/outcome.ts';
import { Store } from '../ui/store.ts';
import { LineKeeper } from './line-keeper.ts';
import { fromCapabilities } from './ortc-door.ts';
import type { OpenTransport } from './transport.ts';

/** Receives the candidate's picture and sound as one stream that stays the same over every rebuild. */
export class Watcher {
  readonly stream = new MediaStream();
  readonly line: LineKeeper;
  readonly hasPicture = new Store(false);
  readonly #connection: Connection;
  readonly #consumers = new Map<string, types.Consumer>();
  #wanted: readonly ProducerView[] = [];

  constructor(connection: Connection) {
    this.#connection = connection;
    this.line = new LineKeeper(connection, 'receive', (open) => this.#start(open));
  }

  /** Watches these streams: new ones are fetched, ended ones let go. */
  watch(producers: readonly ProducerView[]): Promise<void> {
    this.#wanted = producers;
    return this.line.use((open) => this.#match(open));
  }

  rebuild(): Promise<void> {
    return this.line.rebuild();
  }

  close(): void {
    for (const id of [...this.#consumers.keys()]) this.#drop(id);
    this.line.close();
  }

  #start(open: OpenTransport): Promise<Problem | null> {
    for (const id of [...this.#consumers.keys()]) this.#drop(id);
    return this.#match(open);
  }

  async #match(open: OpenTransport): Promise<Problem | null> {
    for (const id of [...this.#consumers.keys()])
      if (!this.#wanted.some((producer) => producer.id === id)) this.#drop(id);
    for (const { id } of this.#wanted) {
      if (this.#consumers.has(id)) continue;
      const problem = await this.#consume(open, id);
      if (problem !== null) return problem;
    }
    return null;
  }

  /** Consumers start paused, so that the first frame asked for is not lost before this end listens. */
  async #consume({ device, transport }: OpenTransport, producerId: string): Promise<Problem | null> {
    const options = await this.#connection.request('media.consume', {
      transportId: transport.id,
      producerId,
      rtpCapabilities: fromCapabilities(device.recvRtpCapabilities),
    });
    if (!options.ok) return options.problem.code === 'unknown_producer' ? null : options.problem;
    const consumer = await transport.consume(options.data);
    this.#consumers.set(producerId, consumer);
    this.stream.addTrack(consumer.track);
    this.#look();
    const resumed = await this.#connection.request('media.resumeConsumer', { consumerId: consumer.id });
    return resumed.ok ? null : resumed.problem;
  }

  #drop(producerId: string): void {
    const consumer = this.#consumers.get(producerId);
    if (consumer === undefined) return;
    this.#consumers.delete(producerId);
    this.stream.removeTrack(consumer.track);
    consumer.close();
    this.#look();
  }

  #look(): void {
    this.hasPicture.set(this.stream.getVideoTracks().length > 0);
  }
}
