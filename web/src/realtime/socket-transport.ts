import { io, type Socket } from 'socket.io-client';
import { UNIT_SCHEMA_VERSION } from '@soulad/shared/doc';
import { isErrorCode, type ErrorCode } from '@soulad/shared/errors';
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
import { windowUse } from '../lib/index.js';
import { withBytes } from './bytes.js';

/** One ticket for one connection; rejects with the code of the refusal. */
export type TicketSource = () => Promise<{ readonly ticket: string } | { readonly refused: ErrorCode }>;

/** Why the line is over for good; `signedOut` wants a new sign-in, `outdated` a new page. */
export type LineEnd = 'signedOut' | 'outdated';

const ANSWER_MS = 10_000;
const RETRY_MS = 500;
const RETRY_MAX_MS = 8_000;
const UNAVAILABLE: Refusal = { ok: false, code: 'UNAVAILABLE', band: 'transient' };
const ENDS: Partial<Record<ErrorCode, LineEnd>> = { UNAUTHENTICATED: 'signedOut', SCHEMA_TOO_OLD: 'outdated' };

/**
 * The live channel in a browser: WebSocket only, a fresh one-time ticket for every connection, renewed before it runs
 * out. Reconnects by itself until the session ends or the page is too old for the server.
 */
export class SocketTransport implements SyncTransport {
  readonly #socket: Socket;
  readonly #unanswered = new Set<() => void>();
  readonly #endHandlers = new Set<(end: LineEnd) => void>();
  readonly #expiringHandlers = new Set<(expiring: boolean) => void>();
  #retry: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #over = false;
  #stopWaiting: () => void = () => undefined;

  /** @param url origin of the server; absent = the page's own */
  constructor(
    private readonly tickets: TicketSource,
    url?: string,
  ) {
    const options = { path: '/rt', transports: ['websocket'], autoConnect: false, reconnection: false, forceNew: true };
    this.#socket = url === undefined ? io(options) : io(url, options);
    this.#socket.on('connect', () => (this.#failures = 0));
    this.#socket.on('connect_error', (error: Error & { readonly data?: { readonly code?: unknown } }) =>
      this.#refused(error.data?.code ?? error.message),
    );
    this.#socket.on('disconnect', () => this.#dropped());
    // The session is kept by whoever is at the window, not by the window itself.
    this.#socket.on('auth:expiring', () => this.#expiring());
    addEventListener('online', this.#soon);
    void this.#connect();
  }

  get connected(): boolean {
    return this.#socket.connected;
  }

  request<E extends RequestEvent>(event: E, message: ClientMessage<E>): Promise<ReplyOf<E>> {
    if (!this.connected) return Promise.resolve(UNAVAILABLE as ReplyOf<E>);
    return new Promise((resolve) => {
      const settle = (answer: unknown): void => {
        this.#unanswered.delete(drop);
        resolve(withBytes(answer) as ReplyOf<E>);
      };
      const drop = (): void => settle(UNAVAILABLE);
      this.#unanswered.add(drop);
      this.#socket
        .timeout(ANSWER_MS)
        .emit(event, message, (late: Error | null, answer: unknown) => settle(late ? UNAVAILABLE : answer));
    });
  }

  send<E extends Exclude<keyof ClientEvents, RequestEvent>>(event: E, message: ClientMessage<E>): void {
    if (this.connected) this.#socket.volatile.emit(event, message);
  }

  on<E extends keyof ServerEvents>(event: E, handler: ServerEvents[E]): () => void {
    const listener = (message: unknown, ...rest: unknown[]): void =>
      Reflect.apply(handler, undefined, [withBytes(message), ...rest]);
    this.#socket.on<string>(event, listener);
    return () => this.#socket.off<string>(event, listener);
  }

  onStatus(handler: (connected: boolean) => void): () => void {
    const up = (): void => handler(true);
    const down = (): void => handler(false);
    this.#socket.on('connect', up);
    this.#socket.on('disconnect', down);
    return () => {
      this.#socket.off('connect', up);
      this.#socket.off('disconnect', down);
    };
  }

  /** Told once, when there will be no more connection from this page. */
  onEnd(handler: (end: LineEnd) => void): () => void {
    this.#endHandlers.add(handler);
    return () => this.#endHandlers.delete(handler);
  }

  /** True a minute before the session ends because nobody is here; false when somebody was in time. */
  onExpiring(handler: (expiring: boolean) => void): () => void {
    this.#expiringHandlers.add(handler);
    return () => this.#expiringHandlers.delete(handler);
  }

  close(): void {
    this.#over = true;
    this.#stopWaiting();
    clearTimeout(this.#retry);
    removeEventListener('online', this.#soon);
    this.#socket.disconnect();
    this.#socket.removeAllListeners();
  }

  async #connect(): Promise<void> {
    const answer = await this.#ticket();
    if (this.#over || this.#socket.active) return;
    if ('refused' in answer) return this.#refused(answer.refused);
    this.#socket.auth = { ticket: answer.ticket, protocol: PROTOCOL_VERSION, schema: UNIT_SCHEMA_VERSION };
    this.#socket.connect();
  }

  #ticket(): ReturnType<TicketSource> {
    return this.tickets().catch(() => ({ refused: 'UNAVAILABLE' as const }));
  }

  #refused(code: unknown): void {
    const end = isErrorCode(code) ? ENDS[code] : undefined;
    if (end) return this.#finish(end);
    this.#socket.disconnect();
    this.#later();
  }

  #dropped(): void {
    this.#socket.disconnect();
    for (const drop of [...this.#unanswered]) drop();
    this.#later();
  }

  // Backoff with jitter, so that a room full of people does not come back in one moment.
  #later(): void {
    if (this.#over) return;
    clearTimeout(this.#retry);
    const wait = Math.min(RETRY_MAX_MS, RETRY_MS * 2 ** this.#failures++) * (0.5 + Math.random());
    this.#retry = setTimeout(this.#soon, wait);
  }

  readonly #soon = (): void => {
    clearTimeout(this.#retry);
    if (!this.#over && !this.#socket.active) void this.#connect();
  };

  #expiring(): void {
    this.#stopWaiting();
    for (const handler of this.#expiringHandlers) handler(true);
    this.#stopWaiting = windowUse.whenAttended(() => {
      for (const handler of this.#expiringHandlers) handler(false);
      void this.#renew();
    });
  }

  async #renew(): Promise<void> {
    const answer = await this.#ticket();
    if ('refused' in answer) {
      if (ENDS[answer.refused]) this.#finish('signedOut');
      return;
    }
    await this.request('auth:renew', { ticket: answer.ticket });
  }

  #finish(end: LineEnd): void {
    if (this.#over) return;
    this.close();
    for (const handler of this.#endHandlers) handler(end);
  }
}
