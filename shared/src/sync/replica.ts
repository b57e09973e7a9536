import * as Y from 'yjs';
import { contentHash, readContent, unitFragment } from '../doc/index.js';
import type { UnitId } from '../ids/index.js';

/** The document of one unit generation at one viewer, and how far it is complete. */
export class Replica {
  readonly doc = new Y.Doc({ gc: true });
  /** Seq up to which nothing is missing. */
  head = 0;
  #applying = false;

  constructor(
    private readonly unitId: UnitId,
    private readonly gen: number,
    onLocalChange: () => void,
  ) {
    unitFragment(this.doc, unitId, gen);
    this.doc.on('update', (_bytes: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      // Yjs tidies superfluous marks after remote changes, in transactions of its own: nobody typed those.
      if (transaction.local && !this.#applying) onLocalChange();
    });
  }

  get fragment(): Y.XmlFragment {
    return unitFragment(this.doc, this.unitId, this.gen);
  }

  get isEmpty(): boolean {
    return this.doc.store.clients.size === 0;
  }

  get stateVector(): Uint8Array {
    return Y.encodeStateVector(this.doc);
  }

  get hash(): Uint8Array {
    return contentHash(readContent(this.fragment));
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
