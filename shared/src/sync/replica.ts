import * as Y from 'yjs';
import { contentHash, readContent, type UnitContent, unitFragment } from '../doc/index.js';
import type { UnitId } from '../ids/index.js';
import type { UnitOpenRequest } from '../protocol/index.js';

/** Seqs `from` to `to`, and what they changed. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly bytes: Uint8Array;
}

/** `gap`: something before it has not come yet. `broken`: it does not fit; start again with an empty document. */
export type Progress = 'complete' | 'gap' | 'broken';

/** An update that changes nothing: what this viewer typed is in the document already. */
const NOTHING = new Uint8Array([0, 0]);

/** The document of one unit generation at one viewer, and how far it is complete. */
export class Replica {
  readonly doc = new Y.Doc({ gc: true });
  /** Seq up to which nothing is missing. */
  head = 0;
  #applying = false;
  #waiting: Piece[] = [];

  constructor(
    private readonly unitId: UnitId,
    private readonly gen: number,
    local: { readonly begins: () => void; readonly changed: () => void },
  ) {
    unitFragment(this.doc, unitId, gen);
    this.doc.on('beforeTransaction', (transaction: Y.Transaction) => {
      if (transaction.local && !this.#applying) local.begins();
    });
    this.doc.on('update', (_bytes: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      // Yjs tidies superfluous marks after remote changes, in transactions of its own: nobody typed those.
      if (transaction.local && !this.#applying) local.changed();
    });
  }

  get fragment(): Y.XmlFragment {
    return unitFragment(this.doc, this.unitId, this.gen);
  }

  /** @param lease client id held before, which the server is asked to give again */
  openRequest(lease: number | null): UnitOpenRequest {
    const started = this.doc.store.clients.size > 0;
    return {
      unitId: this.unitId,
      gen: this.gen,
      ...(started ? { sv: this.stateVector } : {}),
      ...(lease === null ? {} : { lease }),
    };
  }

  get stateVector(): Uint8Array {
    return Y.encodeStateVector(this.doc);
  }

  get content(): UnitContent {
    return readContent(this.fragment);
  }

  get hash(): Uint8Array {
    return contentHash(this.content);
  }

  /** Keeps a piece until the server has said how far this document is: until then nothing may be added to it. */
  hold(piece: Piece): void {
    this.#waiting.push(piece);
    this.#waiting.sort((a, b) => a.from - b.from);
  }

  /** Takes in a piece, and those that waited for it. Pieces and answers may overtake each other on the way. */
  receive(piece: Piece, lease: number | null): Progress {
    this.hold(piece);
    return this.settle(lease);
  }

  /** The server has stored what was typed here as `seq`. */
  stored(seq: number, lease: number | null): Progress {
    return this.receive({ from: seq, to: seq, bytes: NOTHING }, lease);
  }

  /** Complete up to `seq` by other means. */
  caughtUp(seq: number, lease: number | null): Progress {
    this.head = Math.max(this.head, seq);
    return this.settle(lease);
  }

  private settle(lease: number | null): Progress {
    for (let next = this.#waiting[0]; next && next.from <= this.head + 1; next = this.#waiting[0]) {
      this.#waiting.shift();
      if (next.to <= this.head) continue;
      if (!this.apply(next.bytes, lease)) return 'broken';
      this.head = next.to;
    }
    return this.#waiting.length === 0 ? 'complete' : 'gap';
  }

  /**
   * Takes in bytes from the server.
   * @param lease client id this document writes under, if any
   * @returns false when they do not fit: start again with an empty document
   */
  apply(bytes: Uint8Array, lease: number | null): boolean {
    this.#applying = true;
    try {
      Y.applyUpdate(this.doc, bytes, this);
    } catch {
      return false;
    } finally {
      this.#applying = false;
    }
    const { pendingStructs, pendingDs } = this.doc.store;
    // Yjs changes the client id by itself when somebody else wrote under it: the lease is broken.
    return pendingStructs === null && pendingDs === null && (lease === null || this.doc.clientID === lease);
  }

  /**
   * True when the server has less than this replica got from it (a restored backup).
   * @param serverVector the server's state vector
   * @param own what this viewer wrote: acknowledged up to `acked`, so the server may lack the rest
   */
  isAheadOf(serverVector: Uint8Array, own: { clientId: number; acked: number } | null): boolean {
    const server = Y.decodeStateVector(serverVector);
    for (const [client, clock] of Y.decodeStateVector(this.stateVector)) {
      const least = client === own?.clientId ? own.acked : clock;
      if ((server.get(client) ?? 0) < least) return true;
    }
    return false;
  }
}
