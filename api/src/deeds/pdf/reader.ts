import { deedRefused } from '../deed-refused.js';
import type { PdfObject, PdfValue } from './values.js';

const DEEPEST = 24;
/** A program may bring a typeface with the widths of all its signs. */
const MOST_VALUES = 400_000;
const SPACE = /[\0\t\n\f\r ]/;
const DELIMITER = /[()<>[\]{}/%]/;
const NUMBER = /^[+-]?(\d{1,15}(\.\d{0,15})?|\.\d{1,15})$/;

/**
 * Reads values of a PDF from its bytes as characters, each byte once and never backwards. It runs nothing and follows
 * nothing; whatever it does not know is a refusal.
 */
export class PdfReader {
  private values = 0;

  constructor(
    /** One character for a byte. */
    readonly text: string,
    public at = 0,
  ) {}

  /** Passes over white space and comments. */
  skipSpace(): void {
    for (;;) {
      while (SPACE.test(this.text.charAt(this.at))) this.at += 1;
      if (this.text.charAt(this.at) !== '%') return;
      while (this.at < this.text.length && !/[\r\n]/.test(this.text.charAt(this.at))) this.at += 1;
    }
  }

  /** Whether nothing but white space stands between here and there. */
  isBlankUntil(end: number): boolean {
    while (this.at < end && SPACE.test(this.text.charAt(this.at))) this.at += 1;
    return this.at === end;
  }

  /** The next word: everything up to white space or a delimiter. */
  word(): string {
    this.skipSpace();
    return this.run();
  }

  /** @throws ProductError SIGNATURE_REFUSED (structure) when another word stands there */
  expect(...words: readonly string[]): void {
    for (const word of words) if (this.word() !== word) throw broken();
  }

  whole(): number {
    const word = this.word();
    if (!/^\d{1,10}$/.test(word)) throw broken();
    return Number(word);
  }

  /** `n g obj … endobj`. A stream is passed over by its length; @param lengthOf resolves one that stands elsewhere */
  object(lengthOf: (id: number) => number | undefined): PdfObject {
    const from = this.at;
    const [id, gen] = [this.whole(), this.whole()];
    this.expect('obj');
    const value = this.value();
    const end = this.word();
    if (end === 'endobj') return { id, gen, value, hasStream: false, from, to: this.at };
    if (end !== 'stream' || value.kind !== 'dict') throw broken();
    if (this.text.charAt(this.at) === '\r') this.at += 1;
    if (this.text.charAt(this.at) !== '\n') throw broken();
    const length = value.entries.get('Length');
    const size =
      length?.kind === 'reference' ? lengthOf(length.id) : length?.kind === 'number' ? length.value : undefined;
    if (size === undefined || !Number.isInteger(size) || size < 0) throw broken();
    this.at += 1 + size;
    if (this.at > this.text.length) throw broken();
    this.expect('endstream', 'endobj');
    return { id, gen, value, hasStream: true, from, to: this.at };
  }

  value(depth = 0): PdfValue {
    this.values += 1;
    if (depth > DEEPEST || this.values > MOST_VALUES) throw broken();
    this.skipSpace();
    const sign = this.text.charAt(this.at);
    if (sign === '/') return { kind: 'name', text: this.name() };
    if (sign === '(') return this.literal();
    if (sign === '[') return this.list(depth);
    if (sign === '<') return this.text.charAt(this.at + 1) === '<' ? this.dict(depth) : this.hex();
    return this.plain();
  }

  /** A number, a reference or a word. */
  private plain(): PdfValue {
    const word = this.word();
    if (['true', 'false', 'null'].includes(word)) return { kind: 'word', text: word };
    if (!NUMBER.test(word)) throw broken();
    return this.reference(word) ?? { kind: 'number', value: Number(word) };
  }

  private reference(word: string): PdfValue | undefined {
    if (!/^\d{1,7}$/.test(word)) return undefined;
    const tail = /^[\0\t\n\f\r ]{1,8}(\d{1,5})[\0\t\n\f\r ]{1,8}R(?![^\0\t\n\f\r ()<>[\]{}/%])/.exec(
      this.text.slice(this.at, this.at + 24),
    );
    if (tail === null) return undefined;
    this.at += tail[0].length;
    return { kind: 'reference', id: Number(word), gen: Number(tail[1]) };
  }

  /** From here to white space or a delimiter. */
  private run(): string {
    const from = this.at;
    while (
      this.at < this.text.length &&
      !SPACE.test(this.text.charAt(this.at)) &&
      !DELIMITER.test(this.text.charAt(this.at))
    )
      this.at += 1;
    return this.text.slice(from, this.at);
  }

  private name(): string {
    this.at += 1;
    return this.run().replaceAll(/#([0-9a-fA-F]{2})/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
  }

  private list(depth: number): PdfValue {
    this.at += 1;
    const items: PdfValue[] = [];
    for (;;) {
      this.skipSpace();
      if (this.text.charAt(this.at) === ']') break;
      items.push(this.value(depth + 1));
    }
    this.at += 1;
    return { kind: 'list', items };
  }

  private dict(depth: number): PdfValue {
    this.at += 2;
    const entries = new Map<string, PdfValue>();
    for (;;) {
      this.skipSpace();
      if (this.text.startsWith('>>', this.at)) break;
      if (this.text.charAt(this.at) !== '/') throw broken();
      const name = this.name();
      // Said twice, programs differ in which one they believe.
      if (entries.has(name)) throw broken();
      entries.set(name, this.value(depth + 1));
    }
    this.at += 2;
    return { kind: 'dict', entries };
  }

  private hex(): PdfValue {
    const from = this.at;
    const end = this.text.indexOf('>', from);
    if (end < 0) throw broken();
    this.at = end + 1;
    return { kind: 'string', text: this.text.slice(from + 1, end), hex: true, from, to: this.at };
  }

  private literal(): PdfValue {
    const from = this.at;
    let open = 0;
    do {
      const sign = this.text.charAt(this.at);
      if (sign === '') throw broken();
      if (sign === '\\') this.at += 1;
      else if (sign === '(') open += 1;
      else if (sign === ')') open -= 1;
      this.at += 1;
    } while (open > 0);
    return { kind: 'string', text: this.text.slice(from + 1, this.at - 1), hex: false, from, to: this.at };
  }
}

export const broken = (): Error => deedRefused('structure');
