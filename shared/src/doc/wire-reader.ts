/** Reads the primitives of the Yjs V1 encoding from untrusted bytes. Every method throws `Malformed` and nothing else. */

/** The bytes are not what they claim to be. Carries no part of them. */
export class Malformed extends Error {
  override readonly name = 'Malformed';
}

/** A value of a `ContentAny`; objects and arrays are refused, no attribute of a unit needs them [D7]. */
export type WireScalar = string | number | boolean | null;

export class WireReader {
  #at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  get atEnd(): boolean {
    return this.#at === this.bytes.length;
  }

  /** Bytes not read yet: an upper bound for any count that follows. */
  get left(): number {
    return this.bytes.length - this.#at;
  }

  byte(): number {
    const value = this.bytes[this.#at];
    if (value === undefined) throw new Malformed();
    this.#at += 1;
    return value;
  }

  /** An unsigned integer of at most 53 bits, seven bits a byte. */
  uint(): number {
    let value = 0;
    for (let factor = 1; factor <= 2 ** 49; factor *= 128) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      if (value > Number.MAX_SAFE_INTEGER) throw new Malformed();
      if (byte < 128) return value;
    }
    throw new Malformed();
  }

  /** A count of things that each take at least one byte. */
  count(): number {
    const value = this.uint();
    if (value > this.left) throw new Malformed();
    return value;
  }

  /** A string of valid UTF-8 without control characters other than tab and line feed. */
  text(): string {
    const end = this.count() + this.#at;
    const parts: string[] = [];
    let part = '';
    while (this.#at < end) {
      part += String.fromCodePoint(this.codePoint());
      if (part.length > 4096) {
        parts.push(part);
        part = '';
      }
    }
    if (this.#at !== end) throw new Malformed();
    return parts.join('') + part;
  }

  /** One scalar in the encoding of `ContentAny`. */
  scalar(): WireScalar {
    const type = this.byte();
    if (type === 125) return this.signed();
    if (type === 119) return this.text();
    if (type === 126) return null;
    if (type === 121) return false;
    if (type === 120) return true;
    throw new Malformed();
  }

  private signed(): number {
    const first = this.byte();
    let value = first & 63;
    if (first & 128) {
      for (let factor = 64; ; factor *= 128) {
        const byte = this.byte();
        value += (byte & 127) * factor;
        if (value > Number.MAX_SAFE_INTEGER) throw new Malformed();
        if (byte < 128) break;
      }
    }
    return first & 64 ? -value : value;
  }

  private codePoint(): number {
    const first = this.byte();
    if (first < 0x80) {
      if (first < 0x20 && first !== 9 && first !== 10) throw new Malformed();
      return first;
    }
    if (first >= 0xc2 && first < 0xe0) return this.continued(first & 0x1f, 1, 0x80);
    if (first >= 0xe0 && first < 0xf0) return this.continued(first & 0x0f, 2, 0x800);
    if (first >= 0xf0 && first < 0xf5) return this.continued(first & 0x07, 3, 0x10000);
    throw new Malformed();
  }

  private continued(start: number, more: number, least: number): number {
    let point = start;
    for (let i = 0; i < more; i++) {
      const byte = this.byte();
      if ((byte & 0xc0) !== 0x80) throw new Malformed();
      point = (point << 6) | (byte & 0x3f);
    }
    if (point < least || point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) throw new Malformed();
    return point;
  }
}
