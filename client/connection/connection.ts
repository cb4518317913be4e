import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';
import { ErrorCode } from '#contract/errors';
import {
  ackOf,
  PROTOCOL,
  pushes,
  requests,
  type Push,
  type PushName,
  type Reply,
  type RequestData,
  type RequestName,
} from '#contract/socket';
import { Store } from '../ui/store.ts';
import { failed, type Outcome, type Problem } from './outcome.ts';

export type ConnectionState =
  | { kind: 'connecting' }
  | { kind: 'online' }
  | { kind: 'offline' }
  | { kind: 'refused'; problem: Problem }
  | { kind: 'replaced' };

const ACK_TIMEOUT_MS = 10_000;
const RETRY_MS = 3000;
/** Refusals that pass by themselves: the page keeps trying. */
const passing: ReadonlySet<string> = new Set(['draining', 'database_unreachable', 'internal', 'too_many_requests']);
const ConnectError = z.object({ data: z.object({ code: ErrorCode, detail: z.string().optional() }) });

/** One seat's line to the server: typed requests, checked replies and pushes, and its own state. */
export class Connection {
  readonly state = new Store<ConnectionState>({ kind: 'connecting' });
  readonly #socket: Socket;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(seat: string, takeOver: boolean) {
    let mine = takeOver;
    this.#socket = io({
      auth: (give) => give({ seat, protocol: PROTOCOL, takeOver: mine }),
      transports: ['websocket', 'polling'],
      reconnectionDelay: 300,
      reconnectionDelayMax: 3000,
      timeout: 8000,
    });
    this.#socket.on('connect', () => {
      // A line that drops may outlive itself on the server: this page, once let in, may displace its own ghost.
      mine = true;
      this.state.set({ kind: 'online' });
    });
    this.#socket.on('disconnect', (reason) => {
      if (this.state.get().kind === 'replaced') return;
      this.state.set({ kind: 'offline' });
      if (reason === 'io server disconnect') this.#connectLater();
    });
    this.#socket.on('connect_error', (error) => this.#refusedBy(error));
    this.on('presence.replaced', () => {
      this.state.set({ kind: 'replaced' });
      this.#socket.disconnect();
    });
  }

  /** Sends a request and waits for its acknowledgement: an `ok` means the server has committed it. */
  async request<N extends RequestName>(
    name: N,
    data: RequestData<N>,
    timeoutMs = ACK_TIMEOUT_MS,
  ): Promise<Outcome<Reply<N>>> {
    if (!this.#socket.connected) return failed('unreachable');
    let reply: unknown;
    try {
      reply = await this.#socket.timeout(timeoutMs).emitWithAck(name, data);
    } catch {
      return failed('unreachable');
    }
    const parsed = ackOf(requests[name].reply).safeParse(reply);
    if (!parsed.success) return failed('bad_reply', z.prettifyError(parsed.error).slice(0, 400));
    if (!parsed.data.ok) return failed(parsed.data.error.code, parsed.data.error.detail);
    // The compiler cannot follow the schema through the index `N`; it has just been checked.
    return { ok: true, data: parsed.data.data as Reply<N> };
  }

  /** Hears a push; one that breaks the contract is dropped. */
  on<N extends PushName>(name: N, hear: (data: Push<N>) => void): () => void {
    const listener = (data: unknown): void => {
      const parsed = pushes[name].safeParse(data);
      if (parsed.success) hear(parsed.data as Push<N>);
      else console.warn('push.malformed', name, parsed.error.issues[0]?.path.join('.'));
    };
    // Widened to `string`: socket.io's own event map is left unset on purpose, the contract is ours.
    const event: string = name;
    this.#socket.on(event, listener);
    return () => this.#socket.off(event, listener);
  }

  close(): void {
    clearTimeout(this.#retry);
    this.#socket.disconnect();
  }

  #connectLater(): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#socket.connect(), RETRY_MS);
  }

  #refusedBy(error: Error): void {
    const parsed = ConnectError.safeParse(error);
    if (!parsed.success) return this.state.set({ kind: 'offline' });
    const { code, detail } = parsed.data.data;
    this.state.set({ kind: 'refused', problem: detail === undefined ? { code } : { code, detail } });
    if (passing.has(code)) this.#connectLater();
  }
}
