import * as Y from 'yjs';
import type { UnitContent } from '../doc/index.js';

export interface Parcel {
  readonly n: number;
  readonly update: Uint8Array;
  readonly changes: number;
  /** Own clock after this parcel. */
  readonly clock: number;
}

/**
 * What one lease has typed and the server has not acknowledged. At most one parcel is under way; until its answer comes
 * it is sent again unchanged, under the same `n`, so that it is stored once however often it arrives [I6].
 */
export class Outbox {
  #n = 0;
  #acked: number;
  #waiting = 0;
  #parcel: Parcel | null = null;
  /** Sendings of the parcel of which it is not known what became. */
  #unanswered = 0;
  /** Text without what is not acknowledged, and with what is under way. */
  #base: UnitContent | null = null;
  #sent: UnitContent | null = null;

  constructor(
    private readonly doc: Y.Doc,
    /** The leased client id; the document writes under it. */
    readonly clientId: number,
    private readonly read: () => UnitContent,
  ) {
    this.#acked = this.clock();
  }

  /** Changes that are not acknowledged. */
  get pending(): number {
    return this.#waiting + (this.#parcel?.changes ?? 0);
  }

  /** Own clock up to which the server has everything. */
  get acked(): number {
    return this.#acked;
  }

  /** The text as it was before everything that is not acknowledged; null when there is nothing such. */
  get base(): UnitContent | null {
    return this.pending > 0 ? this.#base : null;
  }

  /** Whether some of it may be stored without this viewer knowing: the answer was lost. */
  get mayBeStored(): boolean {
    return this.#unanswered > 0;
  }

  /** The parcel goes out. */
  sent(): void {
    this.#unanswered += 1;
  }

  /** A sending was refused: that one stored nothing. */
  refused(): void {
    this.#unanswered -= 1;
  }

  /** Something is about to be typed. */
  begin(): void {
    if (this.pending === 0) this.#base = this.read();
  }

  noteChange(): void {
    this.#waiting += 1;
  }

  /** The parcel to send now, or null when there is nothing to say. */
  take(): Parcel | null {
    if (this.#parcel) return this.#parcel;
    if (this.#waiting === 0) return null;
    this.#n += 1;
    this.#sent = this.read();
    this.#parcel = { n: this.#n, update: this.difference(), changes: this.#waiting, clock: this.clock() };
    this.#waiting = 0;
    return this.#parcel;
  }

  acknowledge(): void {
    if (this.#parcel) this.#acked = this.#parcel.clock;
    this.#parcel = null;
    this.#unanswered = 0;
    this.#base = this.#sent;
  }

  /** The server misses something: forget what was under way and begin again from what it says it has. */
  rebase(serverClock: number): void {
    this.#waiting += this.#parcel?.changes ?? 0;
    this.#parcel = null;
    this.#acked = Math.min(serverClock, this.clock());
  }

  /** The server has forgotten what it had acknowledged: typed here since what it knows, all of it counts as not sent. */
  rewind(serverVector: Uint8Array): void {
    const known = Y.decodeStateVector(serverVector).get(this.clientId) ?? 0;
    if (known >= this.#acked) return;
    this.#waiting = Math.max(1, this.pending);
    this.#parcel = null;
    this.#acked = known;
    // What the text was then is not known any more: the words are handed back as words.
    this.#base = null;
  }

  // Everything of others came from the server; own structs from the last acknowledged clock on, deletions always whole.
  private difference(): Uint8Array {
    const known = Y.decodeStateVector(Y.encodeStateVector(this.doc));
    if (this.#acked > 0) known.set(this.clientId, this.#acked);
    else known.delete(this.clientId);
    return Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(known));
  }

  private clock(): number {
    return Y.getState(this.doc.store, this.clientId);
  }
}
