import { ERRORS, type ErrorCode, ProductError } from '@soulad/shared/errors';
import type { CaseId, ConferenceId, PartyId, RecordId, UnitId } from '@soulad/shared/ids';
import type { ClientEvents, Refusal, ServerEvents } from '@soulad/shared/protocol';
import type { Socket } from 'socket.io';
import type { Principal } from '../platform/context.js';
import { bufferedBytes } from './backpressure.js';
import { Openings } from './openings.js';
import { Subscription } from './subscription.js';
import { TokenBucket } from './token-bucket.js';
import { Turns } from './turns.js';
import type { Encoded } from './update-frame.js';

export type ChannelSocket = Socket<ClientEvents, ServerEvents>;

/** Frames that are not what the protocol says; the third one ends the connection. */
const MAX_STRIKES = 3;
/** Questions of one connection that are with the database at a time: who asks a hundred things at once leaves room for others. */
const AT_ONCE = 2;

/** A record that the connection has open. */
export interface OpenRecord {
  readonly recordId: RecordId;
  readonly caseId: CaseId;
  /** Conference it is the record of; null for one without. */
  readonly conferenceId: ConferenceId | null;
  /** Seat shown in the roster. */
  readonly partyId: PartyId;
  /** Parties whose presence the viewer may be told of. */
  known: ReadonlySet<PartyId>;
  /** Fingerprint of the viewer's manifest when it was last looked at. */
  rev: string;
  /** Units of that manifest. */
  units: ReadonlySet<UnitId>;
  /** Those among them that the viewer has no more since, whatever took them. */
  readonly dropped: Set<UnitId>;
  /** Roster the viewer was last told. */
  roster: string;
}

/** One authenticated socket: who it is, what it has open, and how much it may still ask. */
export class Connection {
  readonly records = new Map<RecordId, OpenRecord>();
  readonly subscriptions = new Map<UnitId, Subscription>();
  readonly openings = new Openings();
  readonly buckets: Readonly<Record<'push' | 'open' | 'pull' | 'caret', TokenBucket>>;
  /** Number and seats of the person when they were last looked at; null = not yet. */
  seats: string | null = null;
  /** Last time the person wrote something, for keeping the session from idling out; by the steady clock of the node. */
  activeAt: number;
  /** Last time the session was kept from idling out for this connection. */
  touchedAt = -Infinity;
  expiring = false;
  /** How much longer it may ask without waiting as it is told to. A page that opens 300 passages at once needs a third of it. */
  readonly #patience: TokenBucket;
  readonly turns = new Turns(AT_ONCE);
  #strikes = 0;

  constructor(
    readonly socket: ChannelSocket,
    public principal: Principal,
    /** Key under which others see the caret; says nothing about who it is. */
    readonly key: string,
    now: number,
  ) {
    this.activeAt = now;
    this.buckets = {
      push: new TokenBucket(20, 60, now),
      open: new TokenBucket(30, 60, now),
      pull: new TokenBucket(10, 40, now),
      caret: new TokenBucket(10, 20, now),
    };
    this.#patience = new TokenBucket(20, 1000, now);
  }

  get isOpen(): boolean {
    return this.socket.connected;
  }

  /** Bytes that wait to be written to this socket. */
  get buffered(): number {
    return bufferedBytes(this.socket);
  }

  emit<E extends keyof ServerEvents>(event: E, ...args: Parameters<ServerEvents[E]>): void {
    if (this.socket.connected) this.socket.emit(event, ...args);
  }

  /** Sends what was encoded for several. */
  write({ frames, options }: Encoded): void {
    if (this.socket.connected) this.socket.conn.write(frames, options);
  }

  /**
   * Asks the database what the connection wants to know, when its turn has come [R12].
   * @throws ProductError UNAVAILABLE when the connection has gone by then
   */
  inTurn<T>(ask: () => Promise<T>): Promise<T> {
    return this.turns.take(() => {
      if (!this.isOpen) throw new ProductError('UNAVAILABLE');
      return ask();
    });
  }

  /** Counts a frame that no honest client sends. */
  strike(): void {
    this.#strikes += 1;
    if (this.#strikes >= MAX_STRIKES) this.close();
  }

  /** Counts a frame that came too soon. @returns whether the connection may go on; if not, it is for the caller to end it */
  borrows(now: number): boolean {
    return this.#patience.take(now) === 0;
  }

  close(): void {
    this.socket.disconnect(true);
  }
}

/** The answer to a request that is refused. */
export function refusal(code: ErrorCode, retryMs?: number): Refusal {
  const { band } = ERRORS[code];
  return retryMs === undefined ? { ok: false, code, band } : { ok: false, code, band, retryMs };
}
