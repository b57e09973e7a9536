/** What Redis says, of the protocol's version 3 as much as publishing and subscribing need. */
export type Said =
  | { readonly kind: 'value'; readonly value: unknown }
  /** Without having been asked: a message of a channel, or that a subscription stands. */
  | { readonly kind: 'push'; readonly value: readonly unknown[] }
  | { readonly kind: 'error'; readonly code: string };

interface Read {
  readonly said: Said;
  readonly end: number;
}

const CRLF = '\r\n';
/** Nobody sends us more: a line that does not end is no Redis. */
const MOST_BYTES = 1024 * 1024;

/** A command as Redis reads it. */
export function command(...words: readonly string[]): Buffer {
  const parts = words.map((word) => `$${Buffer.byteLength(word)}${CRLF}${word}${CRLF}`);
  return Buffer.from(`*${words.length}${CRLF}${parts.join('')}`);
}

/** Takes bytes as they come and gives what is whole. */
export class RespReader {
  #bytes: Buffer = Buffer.alloc(0);

  /** @throws {RangeError} when it is no answer of a Redis */
  take(bytes: Buffer): readonly Said[] {
    this.#bytes = this.#bytes.length === 0 ? bytes : Buffer.concat([this.#bytes, bytes]);
    const found: Said[] = [];
    for (let read = readOne(this.#bytes, 0); read; read = readOne(this.#bytes, 0)) {
      found.push(read.said);
      this.#bytes = this.#bytes.subarray(read.end);
    }
    if (this.#bytes.length > MOST_BYTES) throw new RangeError('An answer without end.');
    return found;
  }
}

function readOne(bytes: Buffer, start: number): Read | undefined {
  const lineEnd = bytes.indexOf(CRLF, start);
  if (lineEnd === -1) return undefined;
  const [type, rest, end] = [
    String.fromCodePoint(bytes[start] ?? 0),
    bytes.toString('utf8', start + 1, lineEnd),
    lineEnd + 2,
  ];
  if (type === '-') return { said: { kind: 'error', code: rest.split(' ', 1)[0] ?? '' }, end };
  if ('$=!'.includes(type)) return readText(bytes, end, Number(rest));
  if ('*~>%'.includes(type))
    return readMany(bytes, end, { push: type === '>', count: Number(rest) * (type === '%' ? 2 : 1) });
  if ('+:,#_('.includes(type)) return value(type === ':' ? Number(rest) : rest, end);
  throw new RangeError('This is no Redis.');
}

function readText(bytes: Buffer, from: number, length: number): Read | undefined {
  if (length < 0) return value(null, from);
  const end = from + length;
  return bytes.length < end + 2 ? undefined : value(bytes.toString('utf8', from, end), end + 2);
}

function readMany(bytes: Buffer, from: number, { push, count }: { push: boolean; count: number }): Read | undefined {
  const values: unknown[] = [];
  let end = from;
  for (let at = 0; at < count; at += 1) {
    const read = readOne(bytes, end);
    if (!read) return undefined;
    values.push(read.said.kind === 'error' ? read.said.code : read.said.value);
    ({ end } = read);
  }
  return push ? { said: { kind: 'push', value: values }, end } : value(values, end);
}

function value(of: unknown, end: number): Read {
  return { said: { kind: 'value', value: of }, end };
}
