/**
 * Decodes a Yjs V1 update into plain values, without building a single Yjs object. Stricter than `Y.decodeUpdate`: one
 * block per client, no bytes left over, valid UTF-8, no content kind that a unit does not hold [D2].
 */
import { Malformed, WireReader, type WireScalar } from './wire-reader.js';

export interface StructId {
  readonly client: number;
  readonly clock: number;
}

export type StructContent =
  | { readonly kind: 'gc' | 'deleted' }
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'format'; readonly key: string; readonly value: unknown }
  | { readonly kind: 'element'; readonly name: string }
  | { readonly kind: 'text' }
  | { readonly kind: 'scalar'; readonly value: WireScalar };

export interface WireStruct {
  readonly id: StructId;
  readonly length: number;
  readonly origin: StructId | null;
  readonly rightOrigin: StructId | null;
  /** Root name, element id, or null when the parent is that of the neighbours. */
  readonly parent: string | StructId | null;
  readonly attribute: string | null;
  readonly content: StructContent;
}

export interface DeletedRange extends StructId {
  readonly length: number;
}

export interface WireUpdate {
  readonly structs: readonly WireStruct[];
  readonly deletes: readonly DeletedRange[];
}

/**
 * @param bytes one V1 update from anywhere
 * @throws Malformed when the bytes are not a V1 update that a unit may hold
 */
export function decodeWireUpdate(bytes: Uint8Array): WireUpdate {
  const reader = new WireReader(bytes);
  const structs = readStructs(reader);
  const deletes = readDeletes(reader);
  if (!reader.atEnd) throw new Malformed();
  return { structs, deletes };
}

function readStructs(reader: WireReader): WireStruct[] {
  const structs: WireStruct[] = [];
  const seen = new Set<number>();
  for (let blocks = reader.count(); blocks > 0; blocks--) {
    const count = reader.count();
    const client = reader.uint();
    let clock = reader.uint();
    // A second block of the same client would replace the first one inside Yjs and leave a gap.
    if (seen.has(client) || count === 0) throw new Malformed();
    seen.add(client);
    for (let i = 0; i < count; i++) {
      const struct = readStruct(reader, { client, clock });
      if (struct.length < 1) throw new Malformed();
      clock += struct.length;
      if (clock > Number.MAX_SAFE_INTEGER) throw new Malformed();
      structs.push(struct);
    }
  }
  return structs;
}

function readStruct(reader: WireReader, id: StructId): WireStruct {
  const info = reader.byte();
  const kind = info & 31;
  if (kind === 0) return bare(id, reader.uint());
  const origin = info & 128 ? readId(reader) : null;
  const rightOrigin = info & 64 ? readId(reader) : null;
  const ownParent = (info & 192) === 0;
  const parent = ownParent ? readParent(reader) : null;
  const attribute = ownParent && info & 32 ? reader.text() : null;
  const { content, length } = readContent(reader, kind);
  return { id, length, origin, rightOrigin, parent, attribute, content };
}

function bare(id: StructId, length: number): WireStruct {
  return { id, length, origin: null, rightOrigin: null, parent: null, attribute: null, content: { kind: 'gc' } };
}

function readId(reader: WireReader): StructId {
  return { client: reader.uint(), clock: reader.uint() };
}

function readParent(reader: WireReader): string | StructId {
  return reader.uint() === 1 ? reader.text() : readId(reader);
}

function readContent(reader: WireReader, kind: number): { content: StructContent; length: number } {
  switch (kind) {
    case 1:
      return { content: { kind: 'deleted' }, length: reader.uint() };
    case 4: {
      const text = reader.text();
      return { content: { kind: 'string', text }, length: text.length };
    }
    case 6:
      return { content: { kind: 'format', key: reader.text(), value: readJson(reader.text()) }, length: 1 };
    case 7:
      return { content: readType(reader), length: 1 };
    case 8:
      if (reader.uint() !== 1) throw new Malformed();
      return { content: { kind: 'scalar', value: reader.scalar() }, length: 1 };
    default:
      throw new Malformed();
  }
}

function readType(reader: WireReader): StructContent {
  const type = reader.uint();
  if (type === 3) return { kind: 'element', name: reader.text() };
  if (type === 6) return { kind: 'text' };
  throw new Malformed();
}

// The value of a mark: no mark of a unit has attributes, so anything longer than `{}` or `null` is refused unparsed.
function readJson(text: string): unknown {
  if (text === 'null') return null;
  if (text === '{}' || text === 'true') return true;
  throw new Malformed();
}

function readDeletes(reader: WireReader): DeletedRange[] {
  const deletes: DeletedRange[] = [];
  for (let clients = reader.count(); clients > 0; clients--) {
    const client = reader.uint();
    for (let count = reader.count(); count > 0; count--) {
      const clock = reader.uint();
      const length = reader.uint();
      if (length < 1 || clock + length > Number.MAX_SAFE_INTEGER) throw new Malformed();
      deletes.push({ client, clock, length });
    }
  }
  return deletes;
}
