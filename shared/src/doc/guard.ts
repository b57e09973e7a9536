/**
 * The guard in front of every live document: decides from the bytes and the server's document alone, before anything is
 * applied, whether an update may be applied at all [I8]. `Y.applyUpdate` is not atomic; what passes here cannot throw in
 * it and leaves nothing pending (DOC.md D1–D10).
 */
import * as Y from 'yjs';
import type { ErrorCode } from '../errors/index.js';
import { decodeWireUpdate, type StructId, type WireStruct, type WireUpdate } from './decode-update.js';
import { GONE, insideItem, type Place, placeOfItem, samePlace } from './place.js';
import { isUnitAttribute, isUnitMark, isUnitNode, UNIT_MAX_DEPTH, UNIT_MAX_TEXT, UNIT_NESTING } from './schema.js';
import { Malformed } from './wire-reader.js';

export interface GuardState {
  /** The server's document of this unit generation; only read. */
  readonly doc: Y.Doc;
  /** The only root the generation has (`unitRootName`). */
  readonly rootName: string;
  /** Client ids leased to the connection that sent the update. */
  readonly leased: ReadonlySet<number>;
  /** Largest accepted update in bytes. */
  readonly maxBytes: number;
}

export type GuardVerdict = { readonly ok: true } | { readonly ok: false; readonly code: ErrorCode };

class Refused extends Error {
  constructor(readonly code: ErrorCode) {
    super(code);
  }
}

/**
 * @param update V1 bytes from a client
 * @returns `ok`, or the code to answer with: TOO_LARGE, INVALID_UPDATE, FOREIGN_CLIENT, NEED_DIFF
 */
export function guardUpdate(update: Uint8Array, state: GuardState): GuardVerdict {
  if (update.length > state.maxBytes) return { ok: false, code: 'TOO_LARGE' };
  try {
    return new Inspection(decodeWireUpdate(update), state).verdict();
  } catch (error) {
    if (error instanceof Malformed) return { ok: false, code: 'INVALID_UPDATE' };
    if (error instanceof Refused) return { ok: false, code: error.code };
    throw error;
  }
}

class Inspection {
  readonly #fresh = new Map<number, WireStruct[]>();
  readonly #ends = new Map<number, number>();
  readonly #places = new Map<WireStruct, Place>();

  constructor(
    private readonly update: WireUpdate,
    private readonly state: GuardState,
  ) {}

  verdict(): GuardVerdict {
    let inserted = 0;
    for (const struct of this.update.structs) {
      const known = this.known(struct.id.client);
      this.checkReferences(struct);
      if (struct.id.clock + struct.length <= known) continue;
      this.admit(struct, known);
      if (struct.content.kind === 'string') inserted += struct.length;
    }
    for (const range of this.update.deletes) this.checkDelete(range);
    if (inserted > 0 && !this.fits(inserted)) throw new Refused('TOO_LARGE');
    return { ok: true };
  }

  private admit(struct: WireStruct, known: number): void {
    const { client, clock } = struct.id;
    if (!this.state.leased.has(client)) throw new Refused('FOREIGN_CLIENT');
    if (struct.length > UNIT_MAX_TEXT) throw new Refused('TOO_LARGE');
    if (clock > (this.#ends.get(client) ?? known)) throw new Refused('NEED_DIFF');
    const place = this.placeOf(struct);
    this.checkContent(struct, place);
    this.#places.set(struct, place);
    this.#ends.set(client, clock + struct.length);
    const own = this.#fresh.get(client);
    if (own) own.push(struct);
    else this.#fresh.set(client, [struct]);
  }

  // [D4] Yjs looks up the neighbours of structs that it has already, too, and waits for those it does not find.
  private checkReferences({ id, origin, rightOrigin, parent }: WireStruct): void {
    for (const reference of [origin, rightOrigin, typeof parent === 'string' ? null : parent]) {
      if (reference === null) continue;
      const end = reference.client === id.client ? id.clock : this.known(reference.client);
      if (reference.clock >= end) throw new Refused('NEED_DIFF');
    }
  }

  private known(client: number): number {
    return Y.getState(this.state.doc.store, client);
  }

  private placeOf(struct: WireStruct): Place {
    if (struct.content.kind === 'gc') return GONE;
    const left = struct.origin && this.siblingPlace(struct.origin, struct);
    const right = struct.rightOrigin && this.siblingPlace(struct.rightOrigin, struct);
    if (left?.in === 'gone' || right?.in === 'gone') return GONE;
    // [D5] Neighbours in two different parents would tie two lists together.
    if (left && right && !samePlace(left, right)) throw new Refused('INVALID_UPDATE');
    return left ?? right ?? this.explicitPlace(struct);
  }

  private explicitPlace(struct: WireStruct): Place {
    if (typeof struct.parent === 'string') {
      if (struct.parent !== this.state.rootName || struct.attribute !== null) throw new Refused('INVALID_UPDATE');
      return { in: 'root', depth: 0, attribute: null, parent: this.state.doc.share.get(this.state.rootName) };
    }
    if (struct.parent === null) throw new Refused('INVALID_UPDATE');
    return { ...this.insideOf(struct.parent, struct), attribute: struct.attribute };
  }

  private siblingPlace(id: StructId, from: WireStruct): Place {
    const found = this.find(id, from);
    if (found === 'gone') return GONE;
    return found instanceof Y.Item ? placeOfItem(found) : (this.#places.get(found) ?? GONE);
  }

  private insideOf(id: StructId, from: WireStruct): Place {
    const found = this.find(id, from);
    if (found === 'gone') return GONE;
    const place = found instanceof Y.Item ? insideItem(found) : this.insideFresh(found);
    if (!place) throw new Refused('INVALID_UPDATE');
    return place;
  }

  private insideFresh(struct: WireStruct): Place | undefined {
    const { content } = struct;
    const place = this.#places.get(struct) ?? GONE;
    if (content.kind === 'deleted' || place.in === 'gone') return GONE;
    if (content.kind === 'element' && isUnitNode(content.name))
      return { in: content.name, depth: place.depth + 1, attribute: null, parent: struct };
    return content.kind === 'text'
      ? { in: 'text', depth: place.depth + 1, attribute: null, parent: struct }
      : undefined;
  }

  private find(id: StructId, from: WireStruct): Y.Item | WireStruct | 'gone' {
    if (id.clock < this.known(id.client)) {
      const item: unknown = Y.getItem(this.state.doc.store, Y.createID(id.client, id.clock));
      return item instanceof Y.Item ? item : 'gone';
    }
    // [D4] Only earlier structs of the same client: anything else could wait for each other for ever.
    const own = id.client === from.id.client ? this.#fresh.get(id.client) : undefined;
    const found = own && findStruct(own, id.clock);
    if (!found) throw new Refused('NEED_DIFF');
    return found.content.kind === 'gc' ? 'gone' : found;
  }

  private checkContent(struct: WireStruct, place: Place): void {
    const { content } = struct;
    if (content.kind === 'gc' || content.kind === 'deleted') return;
    if (!this.allows(content, place)) throw new Refused('INVALID_UPDATE');
    if (place.in !== 'gone' && place.depth + 1 > UNIT_MAX_DEPTH) throw new Refused('INVALID_UPDATE');
  }

  private allows(content: WireStruct['content'], place: Place): boolean {
    if (content.kind === 'element' && !isUnitNode(content.name)) return false;
    if (content.kind === 'format' && !isUnitMark(content.key)) return false;
    // The parent was deleted meanwhile: Yjs turns the struct into a tombstone.
    if (place.in === 'gone') return true;
    if (place.attribute !== null) {
      return (
        content.kind === 'scalar' &&
        place.in !== 'root' &&
        place.in !== 'text' &&
        isUnitAttribute(place.in, place.attribute, content.value)
      );
    }
    if (place.in === 'text') return content.kind === 'string' || content.kind === 'format';
    const nesting = UNIT_NESTING[place.in];
    if (content.kind === 'text') return nesting.text;
    return content.kind === 'element' && nesting.elements.some((name) => name === content.name);
  }

  // [D8] A delete of what nobody has written yet would wait in memory for ever.
  private checkDelete(range: StructId & { length: number }): void {
    const end = Math.max(this.known(range.client), this.#ends.get(range.client) ?? 0);
    if (range.clock + range.length > end) throw new Refused('NEED_DIFF');
  }

  private fits(inserted: number): boolean {
    let everTyped = inserted;
    for (const client of this.state.doc.store.clients.keys()) everTyped += this.known(client);
    return everTyped <= UNIT_MAX_TEXT || inserted + textLength(this.state.doc) <= UNIT_MAX_TEXT;
  }
}

// Text that is there now, in UTF-16 code units.
function textLength(doc: Y.Doc): number {
  let length = 0;
  for (const structs of doc.store.clients.values()) {
    for (const struct of structs) {
      if (struct instanceof Y.Item && !struct.deleted && struct.content instanceof Y.ContentString)
        length += struct.length;
    }
  }
  return length;
}

function findStruct(structs: readonly WireStruct[], clock: number): WireStruct | undefined {
  let low = 0;
  let high = structs.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const struct = structs[middle];
    if (!struct) return undefined;
    if (clock < struct.id.clock) high = middle - 1;
    else if (clock >= struct.id.clock + struct.length) low = middle + 1;
    else return struct;
  }
  return undefined;
}
