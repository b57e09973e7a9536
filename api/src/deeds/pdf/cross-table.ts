import { broken, PdfReader } from './reader.js';
import { dictOf, type PdfDict, type PdfObject, type PdfValue } from './values.js';

/** A cross-reference table with its trailer: where the objects of one state of the file stand. */
export interface CrossTable {
  /** Where the table itself stands. */
  readonly start: number;
  readonly offsets: ReadonlyMap<number, number>;
  readonly freed: readonly number[];
  readonly trailer: PdfDict;
}

const MOST_ENTRIES = 20_000;
const TAIL = /startxref[\r\n ]{1,4}(\d{1,10})[\r\n ]{1,4}%%EOF[\r\n ]{0,4}$/;

/** The last table of a file that ends where the text ends. @throws ProductError SIGNATURE_REFUSED (structure) */
export function lastTable(text: string): CrossTable {
  const tail = TAIL.exec(text.slice(-64));
  if (tail === null) throw broken();
  const start = Number(tail[1]);
  const reader = new PdfReader(text, start);
  reader.expect('xref');
  const { offsets, freed } = entriesOf(reader);
  const trailer = dictOf(reader.value());
  const end = text.length - tail[0].length;
  if (trailer === undefined || !reader.isBlankUntil(end)) throw broken();
  return { start, offsets, freed, trailer };
}

/** Subsections up to the word `trailer`. */
function entriesOf(reader: PdfReader): Pick<CrossTable, 'offsets' | 'freed'> {
  const offsets = new Map<number, number>();
  const freed: number[] = [];
  for (let word = reader.word(); word !== 'trailer'; word = reader.word()) {
    const count = reader.whole();
    if (!/^\d{1,7}$/.test(word) || offsets.size + freed.length + count > MOST_ENTRIES) throw broken();
    for (let n = 0; n < count; n += 1) {
      const id = Number(word) + n;
      const offset = reader.whole();
      reader.whole();
      const use = reader.word();
      if (offsets.has(id) || freed.includes(id) || (use !== 'n' && use !== 'f')) throw broken();
      if (use === 'n') offsets.set(id, offset);
      else freed.push(id);
    }
  }
  return { offsets, freed };
}

/** The objects of one table, each read where the table says that it stands. */
export class Objects {
  private readonly read = new Map<number, PdfObject>();

  constructor(
    private readonly text: string,
    private readonly table: CrossTable,
  ) {}

  /**
   * Reads all objects one after the other: they have to fill the file between two places, with nothing but white space
   * and comments between them. None is read twice, however the table says that they stand.
   * @throws ProductError SIGNATURE_REFUSED (structure)
   */
  readAll(from: number, to: number): readonly PdfObject[] {
    const places = [...this.table.offsets].toSorted(([, a], [, b]) => a - b);
    const reader = new PdfReader(this.text, from);
    for (const [id, offset] of places) {
      reader.skipSpace();
      if (reader.at !== offset) throw broken();
      const object = reader.object((other) => this.lengthAt(other));
      if (object.id !== id || object.to > to) throw broken();
      this.read.set(id, object);
    }
    reader.skipSpace();
    if (reader.at !== to) throw broken();
    return [...this.read.values()];
  }

  get(id: number): PdfObject | undefined {
    const known = this.read.get(id);
    const offset = this.table.offsets.get(id);
    if (known !== undefined || offset === undefined) return known;
    const object = new PdfReader(this.text, offset).object((other) => this.lengthAt(other));
    if (object.id !== id) throw broken();
    this.read.set(id, object);
    return object;
  }

  /** What a value says, a reference followed once. */
  at(value: PdfValue | undefined): PdfValue | undefined {
    return value?.kind === 'reference' ? this.get(value.id)?.value : value;
  }

  /** A length that stands in an object of its own: a number and nothing else. */
  private lengthAt(id: number): number | undefined {
    const offset = this.table.offsets.get(id);
    if (offset === undefined) return undefined;
    const reader = new PdfReader(this.text, offset);
    if (reader.whole() !== id) return undefined;
    reader.whole();
    reader.expect('obj');
    const length = reader.whole();
    reader.expect('endobj');
    return length;
  }
}
