/** What the client side of the live channel needs from outside. No timers, sockets or randomness of its own [I12]. */
import type { ErrorCode } from '../errors/index.js';
import type { Instant, UnitId } from '../ids/index.js';
import type { Unsent } from './merge-unsent.js';
import type { ClientEvents, ClientMessage, ReplyOf, RequestEvent, ServerEvents } from '../protocol/index.js';

/** One authenticated connection that re-establishes itself. */
export interface SyncTransport {
  readonly connected: boolean;
  /**
   * Sends and waits for the answer. Never rejects: when the link drops first, or nothing comes within 10 s, it resolves
   * with `{ ok: false, code: 'UNAVAILABLE', band: 'transient' }`.
   */
  request<E extends RequestEvent>(event: E, message: ClientMessage<E>): Promise<ReplyOf<E>>;
  /** Sends without an answer; dropped when there is no link. */
  send<E extends Exclude<keyof ClientEvents, RequestEvent>>(event: E, message: ClientMessage<E>): void;
  /** @returns a function that takes the handler off again */
  on<E extends keyof ServerEvents>(event: E, handler: ServerEvents[E]): () => void;
  /** Called with every change of `connected`. */
  onStatus(handler: (connected: boolean) => void): () => void;
}

export interface SyncClock {
  now(): Instant;
  /** @returns a function that cancels the call */
  after(ms: number, call: () => void): () => void;
}

export interface SyncPorts {
  readonly transport: SyncTransport;
  readonly clock: SyncClock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

/**
 * `saved`: everything typed here is committed on the server. `saving`: on its way. `offline`: no link; `pending` changes
 * are on this device only. `refused`: text was handed back and nobody has acknowledged that yet.
 */
export type SaveStatus = 'saved' | 'saving' | 'offline' | 'refused';

export interface SaveState {
  readonly status: SaveStatus;
  /** Local changes that the server has not acknowledged. */
  readonly pending: number;
  /** When the last acknowledgement came. */
  readonly savedAt: Instant | null;
}

/** Text that the server did not take, handed back to its writer. */
export interface HandBack {
  readonly unitId: UnitId;
  readonly gen: number;
  readonly code: ErrorCode;
  /** The words typed here since the last acknowledgement. */
  readonly text: string;
  /** The same as a change of the text, for trying it on a newer generation. */
  readonly unsent: Unsent | null;
}
