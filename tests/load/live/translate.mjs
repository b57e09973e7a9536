/**
 * Rewrites Yjs updates (V1) between two spellings of one text: other client ids, and another parent of what stands in no
 * neighbourhood. For harnesses whose documents are a bare text under ids of their own, while a unit holds paragraphs and
 * takes only ids that were leased.
 */

class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  uint() {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = this.bytes[this.at++];
      value += (byte & 127) * factor;
      if (byte < 128) return value;
      factor *= 128;
    }
  }
}

class Writer {
  constructor(size) {
    this.bytes = new Uint8Array(size);
    this.at = 0;
  }

  room(size) {
    if (this.at + size <= this.bytes.length) return;
    const larger = new Uint8Array((this.at + size) * 2);
    larger.set(this.bytes.subarray(0, this.at));
    this.bytes = larger;
  }

  byte(value) {
    this.room(1);
    this.bytes[this.at++] = value;
  }

  uint(value) {
    this.room(10);
    let rest = value;
    while (rest > 127) {
      this.bytes[this.at++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    this.bytes[this.at++] = rest;
  }

  raw(bytes) {
    this.room(bytes.length);
    this.bytes.set(bytes, this.at);
    this.at += bytes.length;
  }

  done() {
    return this.bytes.subarray(0, this.at);
  }
}

/**
 * @param {Uint8Array} update
 * @param {(client: number) => number} client
 * @param {(parent: string | { client: number, clock: number }) => string | { client: number, clock: number }} parent
 *   in ids of the old spelling on the way in, of the new one on the way out
 */
export function translateUpdate(update, client, parent) {
  const r = new Reader(update);
  const w = new Writer(update.length + 64);
  const copy = () => {
    const value = r.uint();
    w.uint(value);
    return value;
  };
  const id = () => {
    w.uint(client(r.uint()));
    copy();
  };
  const text = () => {
    const size = copy();
    w.raw(update.subarray(r.at, r.at + size));
    r.at += size;
  };
  for (let blocks = copy(); blocks > 0; blocks -= 1) {
    const structs = copy();
    w.uint(client(r.uint()));
    copy();
    for (let struct = 0; struct < structs; struct += 1) readStruct();
  }
  for (let clients = copy(); clients > 0; clients -= 1) {
    w.uint(client(r.uint()));
    for (let ranges = copy(); ranges > 0; ranges -= 1) {
      copy();
      copy();
    }
  }
  return w.done();

  function readStruct() {
    const info = update[r.at++];
    w.byte(info);
    const kind = info & 31;
    if (kind === 0 || kind === 10) return void copy();
    if (info & 128) id();
    if (info & 64) id();
    if ((info & 192) === 0) {
      readParent();
      if (info & 32) text();
    }
    content(kind);
  }

  function readParent() {
    let from;
    if (r.uint() === 1) {
      const size = r.uint();
      from = Buffer.from(update.buffer, update.byteOffset + r.at, size).toString();
      r.at += size;
    } else from = { client: client(r.uint()), clock: r.uint() };
    const to = parent(from);
    if (typeof to === 'string') {
      const bytes = Buffer.from(to);
      w.uint(1);
      w.uint(bytes.length);
      w.raw(bytes);
    } else {
      w.uint(0);
      w.uint(to.client);
      w.uint(to.clock);
    }
  }

  function content(kind) {
    if (kind === 1) return void copy();
    if (kind === 4) return text();
    if (kind === 6) {
      text();
      return text();
    }
    if (kind !== 7) throw new Error(`content of kind ${kind} has no place in a text`);
    const type = copy();
    if (type === 3 || type === 5) text();
  }
}

/** Who wrote the first block of an update; undefined when it only deletes. */
export function authorOf(update) {
  const r = new Reader(update);
  if (r.uint() === 0) return undefined;
  r.uint();
  return r.uint();
}

/** The same of a state vector. */
export function translateVector(vector, client) {
  const r = new Reader(vector);
  const w = new Writer(vector.length + 64);
  const clients = r.uint();
  w.uint(clients);
  for (let one = 0; one < clients; one += 1) {
    w.uint(client(r.uint()));
    w.uint(r.uint());
  }
  return w.done();
}
