import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import * as Y from 'yjs';

/** One keystroke: where, how many letters it deletes, what it inserts. */
type Key = readonly [number, number, string];

let keys: readonly Key[] | undefined;

/**
 * Keystrokes of one real paper (automerge-paper of josephg/editing-traces, by Martin Kleppmann, CC BY 4.0) from the folder of
 * the peers; without it, as many of the same shape.
 */
export function traceKeys(): readonly Key[] {
  if (keys) return keys;
  const file = `${process.env.SOULAD_BENCH_PEERS ?? ''}/traces/automerge-paper.json.gz`;
  if (!existsSync(file)) return (keys = generated(259_778));
  // Decoder: the file is what its README says.
  const { txns } = JSON.parse(gunzipSync(readFileSync(file)).toString()) as { txns: readonly { patches: Key[] }[] };
  return (keys = txns.flatMap((one) => one.patches));
}

function generated(count: number): readonly Key[] {
  let seed = 42;
  const random = (): number => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  let length = 0;
  let at = 0;
  return Array.from({ length: count }, (): Key => {
    if (random() < 0.01) at = Math.floor(random() * (length + 1));
    if (random() < 0.3 && at > 0) {
      length -= 1;
      return [(at -= 1), 1, ''];
    }
    length += 1;
    return [at++, 0, 'etaoin shrdlu'[Math.floor(random() * 13)] ?? 'e'];
  });
}

/** Somebody who types as in the trace, from anywhere in it; the caret moves as there, within the text at hand. */
export class Typist {
  #index: number;
  #at = 0;
  #last: number;

  constructor(private readonly text: Y.Text) {
    this.#index = Math.floor(Math.random() * 200_000);
    this.#last = traceKeys()[this.#index]?.[0] ?? 0;
  }

  /** Whether the next keystroke puts a letter in; the others are not followed. */
  get inserts(): boolean {
    const [position, deleted] = this.next();
    return !(deleted > 0 && this.text.length > this.caretAt(position));
  }

  step(): void {
    const [position, deleted, inserted] = this.next();
    this.#index += 1;
    this.#at = this.caretAt(position);
    this.#last = position;
    if (deleted > 0 && this.text.length > this.#at) this.text.delete(this.#at, 1);
    else this.text.insert(this.#at, inserted || 'x');
  }

  private next(): Key {
    return traceKeys()[(this.#index + 1) % traceKeys().length] ?? [0, 0, 'x'];
  }

  private caretAt(position: number): number {
    return Math.max(0, Math.min(this.text.length, this.#at + position - this.#last));
  }
}

/** The whole trace by one author, so many keystrokes to an update. */
export function traceUpdates(perUpdate: number): { readonly updates: readonly Uint8Array[]; readonly length: number } {
  const doc = new Y.Doc();
  const text = doc.getText('t');
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const all = traceKeys();
  for (let from = 0; from < all.length; from += perUpdate)
    doc.transact(() => {
      for (const [at, deleted, inserted] of all.slice(from, from + perUpdate)) {
        if (deleted > 0) text.delete(at, deleted);
        if (inserted) text.insert(at, inserted);
      }
    });
  return { updates, length: text.length };
}
