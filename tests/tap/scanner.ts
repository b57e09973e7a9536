/** A run of bytes to look for, of at least four, and what it stands for. */
export interface Run<T> {
  readonly bytes: Buffer;
  readonly value: T;
}

const HEAD = 4;

/**
 * Which of many runs of bytes occur, in one pass over what is searched: a place whose next four bytes begin none of them is
 * passed over. Time grows with the bytes, hardly with the number of runs.
 */
export class Scanner<T> {
  readonly #byHead = new Map<number, Run<T>[]>();
  readonly #begins = new Uint8Array(1 << 16);

  constructor(runs: readonly Run<T>[]) {
    for (const run of runs) {
      if (run.bytes.length < HEAD) throw new RangeError('A run is shorter than four bytes.');
      const head = run.bytes.readUInt32LE(0);
      this.#byHead.set(head, [...(this.#byHead.get(head) ?? []), run]);
      this.#begins[pair(run.bytes, 0) ^ pair(run.bytes, 2)] = 1;
    }
  }

  /** What occurs in `bytes`, each value as often as it does. */
  *in(bytes: Buffer): Generator<T> {
    for (let at = 0; at + HEAD <= bytes.length; at += 1) {
      if (this.#begins[pair(bytes, at) ^ pair(bytes, at + 2)] === 0) continue;
      for (const run of this.#byHead.get(bytes.readUInt32LE(at)) ?? []) {
        const end = at + run.bytes.length;
        if (end <= bytes.length && bytes.compare(run.bytes, 0, run.bytes.length, at, end) === 0) yield run.value;
      }
    }
  }
}

function pair(bytes: Buffer, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
}
