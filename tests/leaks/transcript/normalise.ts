import * as Y from 'yjs';

/**
 * Makes what one viewer received comparable between two worlds. Identifiers, fingerprints and drawn numbers say nothing by
 * themselves: they are replaced by the order in which this viewer first met them. Instants become their order within one
 * answer. Everything else stays as it came.
 */
export class Normaliser {
  readonly #names = new Map<string, string>();
  readonly #counts = new Map<string, number>();

  /**
   * Any value of an answer or a frame as one line.
   * @param dense it lists single acts, some of which fall into one millisecond: their times are only past or to come
   */
  line(value: unknown, dense = false): string {
    const all = [...new Set(instantsIn(value))].sort();
    const now = new Date().toISOString();
    const times = new Map(all.map((time, index) => [time, dense ? (time > now ? 'to come' : 'past') : `t${index}`]));
    return JSON.stringify(this.walk(value, times, ''));
  }

  private walk(value: unknown, times: ReadonlyMap<string, string>, key: string): unknown {
    if (typeof value === 'string') return this.text(value, times, key);
    if (typeof value === 'number')
      return value >= DRAWN && Number.isInteger(value) ? this.name('n', String(value)) : value;
    if (value instanceof Uint8Array) return this.bytes(value, key);
    if (Array.isArray(value)) return value.map((one: unknown) => this.walk(one, times, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [this.ids(name), this.walk(one, times, name)]),
    );
  }

  private text(value: string, times: ReadonlyMap<string, string>, key: string): string {
    if (key === 'fingerprint') return this.name('fingerprint', value);
    if (OPAQUE.has(key) && TOKEN.test(value)) return this.name('token', value);
    return this.ids(value.replace(INSTANT, (time) => times.get(time) ?? time));
  }

  /** Identifiers in a text, by first appearance. */
  ids(value: string): string {
    return value.replace(UUID, (id) => this.name('#', id));
  }

  /** Words, deletions and their places; the client ids of writers are drawn. */
  private bytes(value: Uint8Array, key: string): unknown {
    if (key === 'sv') {
      const clocks = [...Y.decodeStateVector(value)].map(
        ([client, clock]) => `${clock} of ${this.name('n', String(client))}`,
      );
      return clocks.sort();
    }
    try {
      const { structs, ds } = Y.decodeUpdate(value);
      const items = structs.map((struct) => ({ ...described(struct), by: this.name('n', String(struct.id.client)) }));
      const gone = [...ds.clients].map(([client, ranges]) => ({ by: this.name('n', String(client)), ranges }));
      return [...items, ...gone].map((one) => this.ids(JSON.stringify(one))).sort();
    } catch {
      return `${value.length} bytes`;
    }
  }

  private name(kind: string, value: string): string {
    const known = this.#names.get(kind + value);
    if (known) return known;
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    this.#names.set(kind + value, `${kind}${count}`);
    return `${kind}${count}`;
  }
}

/** Strings that are drawn or hashed: whether two of them are the same is all they say. */
const OPAQUE: ReadonlySet<string> = new Set(['rev', 'key', 'id', 'from', 'to', 'next', 'after', 'token']);
const TOKEN = /^(?![0-9a-f]{8}-[0-9a-f]{4}-)[\w-]{10,}$/;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g;
/** Client ids of documents and the epochs told to viewers are drawn at random above this. */
const DRAWN = 2 ** 16;

function instantsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.match(INSTANT) ?? [];
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return [];
  return Object.values(value).flatMap((one: unknown) => instantsIn(one));
}

function described(struct: Y.Item | Y.GC | { readonly id: Y.ID; readonly length: number }): object {
  const { clock } = struct.id;
  if (!(struct instanceof Y.Item)) return { kind: struct.constructor.name, clock, length: struct.length };
  const { content, parentSub } = struct;
  return {
    kind: content.constructor.name,
    clock,
    length: struct.length,
    parentSub,
    words: content.getContent().map(wordOf),
  };
}

function wordOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? value.constructor.name : value;
}
