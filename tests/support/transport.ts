import { UNIT_SCHEMA_VERSION } from '@soulad/shared/doc';
import {
  PROTOCOL_VERSION,
  type ClientEvents,
  type ClientMessage,
  type Refusal,
  type ReplyOf,
  type RequestEvent,
  type ServerEvents,
} from '@soulad/shared/protocol';
import type { SyncTransport } from '@soulad/shared/sync';
import { io, type Socket } from 'socket.io-client';

const ANSWER_MS = 10_000;
const RETRY_MS = 200;
const UNAVAILABLE: Refusal = { ok: false, code: 'UNAVAILABLE', band: 'transient' };

/** The live channel without a browser: one ticket per connection, comes back by itself until it is closed. */
export class HeadlessTransport implements SyncTransport {
  readonly socket: Socket;
  private readonly ticket: () => Promise<string>;
  readonly #waiting = new Set<() => void>();
  #closed = false;

  /**
   * @param origin of the server or of the proxy in front of it; sent as the page's origin
   * @param ticket asked for every connection
   */
  constructor(origin: string, ticket: () => Promise<string>) {
    this.ticket = ticket;
    this.socket = io(origin, {
      path: '/rt',
      transports: ['websocket'],
      autoConnect: false,
      reconnection: false,
      extraHeaders: { origin },
    });
    this.socket.on('connect_error', () => this.#again());
    this.socket.on('disconnect', () => {
      for (const drop of [...this.#waiting]) drop();
      this.#again();
    });
    void this.#connect();
  }

  get connected(): boolean {
    return this.socket.connected;
  }

  request<E extends RequestEvent>(event: E, message: ClientMessage<E>): Promise<ReplyOf<E>> {
    if (!this.connected) return Promise.resolve(UNAVAILABLE as ReplyOf<E>);
    return new Promise((resolve) => {
      const settle = (answer: unknown): void => {
        this.#waiting.delete(drop);
        resolve(answer as ReplyOf<E>);
      };
      const drop = (): void => settle(UNAVAILABLE);
      this.#waiting.add(drop);
      this.socket
        .timeout(ANSWER_MS)
        .emit(event, message, (late: Error | null, answer: unknown) => settle(late ? UNAVAILABLE : answer));
    });
  }

  send<E extends Exclude<keyof ClientEvents, RequestEvent>>(event: E, message: ClientMessage<E>): void {
    if (this.connected) this.socket.volatile.emit(event, message);
  }

  on<E extends keyof ServerEvents>(event: E, handler: ServerEvents[E]): () => void {
    const listener = (...parts: unknown[]): void => Reflect.apply(handler, undefined, parts);
    this.socket.on<string>(event, listener);
    return () => this.socket.off<string>(event, listener);
  }

  onStatus(handler: (connected: boolean) => void): () => void {
    const up = (): void => handler(true);
    const down = (): void => handler(false);
    this.socket.on('connect', up);
    this.socket.on('disconnect', down);
    return () => {
      this.socket.off('connect', up);
      this.socket.off('disconnect', down);
    };
  }

  close(): void {
    this.#closed = true;
    this.socket.disconnect();
  }

  async #connect(): Promise<void> {
    try {
      this.socket.auth = { ticket: await this.ticket(), protocol: PROTOCOL_VERSION, schema: UNIT_SCHEMA_VERSION };
      if (!this.#closed) this.socket.connect();
    } catch {
      this.#again();
    }
  }

  #again(): void {
    if (this.#closed) return;
    setTimeout(() => {
      if (!this.#closed && !this.socket.active) void this.#connect();
    }, RETRY_MS);
  }
}
