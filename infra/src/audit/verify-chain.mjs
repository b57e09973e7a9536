import { hashOfRow } from './row-hash.mjs';

/**
 * One row of the log, bytes as hex.
 * @typedef {{ v: number, stream: string, seq: number, prev: string, hash: string, at: string, actor: string | null,
 *   session: string | null, action: string, objectType: string, object: string | null, rule: string | null,
 *   detail: unknown, sealed: string | null }} Row
 * Where a chain ends, or ended at a checkpoint.
 * @typedef {{ seq: number, hash: string }} Mark
 * What does not fit, and where. `at` to `to` are numbers of rows.
 * @typedef {{ stream: string, kind: 'changed' | 'broken' | 'missing' | 'cut' | 'rewritten' | 'surplus', at: number, to: number }} Finding
 */

/**
 * Follows one chain from its first row and says everything that does not fit. O(rows), one row in memory.
 */
export class ChainCheck {
  /** @type {Finding[]} */
  findings = [];
  #seq = 0;
  #hash = '';
  #marks;

  /**
   * @param {string} stream
   * @param {Mark[]} marks what signed checkpoints say of this chain, by number
   */
  constructor(stream, marks) {
    this.stream = stream;
    this.#marks = marks.toSorted((a, b) => a.seq - b.seq);
  }

  /** @param {Row} row the next one, by number */
  take(row) {
    const expected = this.#seq + 1;
    if (row.seq > expected) this.#find('missing', expected, row.seq - 1);
    else if (row.seq < expected) this.#find('surplus', row.seq);
    else if (row.prev !== this.#hash) this.#find('broken', row.seq);
    if (hashOfRow(row) !== row.hash) this.#find('changed', row.seq);
    this.#compare(row);
    this.#seq = Math.max(this.#seq, row.seq);
    this.#hash = row.hash;
  }

  /** @param {Mark | null} head where the log says that the chain ends; null = it names no such chain */
  end(head) {
    const [mark] = this.#marks.toReversed();
    const promised = Math.max(head?.seq ?? 0, mark?.seq ?? 0);
    if (promised > this.#seq) this.#find('cut', this.#seq + 1, promised);
    else if (!head || head.seq < this.#seq) this.#find('surplus', (head?.seq ?? 0) + 1, this.#seq);
    else if (head.hash !== this.#hash) this.#find('rewritten', this.#seq);
    return this.findings;
  }

  #compare(row) {
    while (this.#marks.length > 0 && this.#marks[0].seq < row.seq) this.#marks.shift();
    const [mark] = this.#marks;
    if (mark?.seq === row.seq && mark.hash !== row.hash) this.#find('rewritten', this.#lastTrue + 1, row.seq);
    else if (mark?.seq === row.seq) this.#lastTrue = row.seq;
  }

  #lastTrue = 0;

  #find(kind, at, to = at) {
    this.findings.push({ stream: this.stream, kind, at, to });
  }
}
