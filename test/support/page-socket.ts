import { io, type Socket } from 'socket.io-client';
import {
  ackOf,
  type Ack,
  type Push,
  type PushName,
  PROTOCOL,
  pushes,
  type RequestData,
  type RequestName,
  requests,
} from '#contract/socket';
import { z } from 'zod';

/** A page's line to the server, without the page: real socket.io, replies parsed as the pages parse them. */
export class PageSocket {
  readonly raw: Socket;

  private constructor(raw: Socket) {
    this.raw = raw;
  }

  static async connect(
    url: string,
    seat: string,
    options: { takeOver?: boolean; protocol?: number } = {},
  ): Promise<PageSocket> {
    const raw = io(url, {
      auth: { seat, protocol: options.protocol ?? PROTOCOL, takeOver: options.takeOver ?? false },
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
    });
    await new Promise<void>((resolve, reject) => {
      raw.once('connect', resolve);
      raw.once('connect_error', reject);
    });
    return new PageSocket(raw);
  }

  /** The code with which a connection is refused; throws when it is not. */
  static async refusedWith(url: string, auth: Record<string, unknown>): Promise<string> {
    const raw = io(url, { auth, transports: ['websocket'], reconnection: false, forceNew: true });
    const error: unknown = await new Promise((resolve) => raw.once('connect_error', resolve));
    raw.close();
    return z.object({ data: z.object({ code: z.string() }) }).parse(error).data.code;
  }

  async request<N extends RequestName>(name: N, data: RequestData<N>): Promise<Ack<N>> {
    return this.send(name, data);
  }

  /** Sends anything at all under a known event's name. */
  async send<N extends RequestName>(name: N, data: unknown): Promise<Ack<N>> {
    const acked: unknown = await this.raw.timeout(15_000).emitWithAck(name, data);
    return ackOf(requests[name].reply).parse(acked) as Ack<N>;
  }

  async next<N extends PushName>(name: N, wanted: (push: Push<N>) => boolean = () => true): Promise<Push<N>> {
    for (;;) {
      const data: unknown = await new Promise((resolve) => this.#onAnyOnce(name, resolve));
      const push = pushes[name].parse(data) as Push<N>;
      if (wanted(push)) return push;
    }
  }

  #onAnyOnce(wanted: string, resolve: (data: unknown) => void): void {
    const listener = (name: string, data: unknown) => {
      if (name !== wanted) return;
      this.raw.offAny(listener);
      resolve(data);
    };
    this.raw.onAny(listener);
  }

  close(): void {
    this.raw.close();
  }
}

/** The token in a link's fragment. */
export const tokenOf = (link: { url: string }): string => new URL(link.url).hash.slice(1);
