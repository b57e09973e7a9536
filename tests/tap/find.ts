import { createHash } from 'node:crypto';
import { folded, unescaped } from './folded.js';
import { formsOf, type Secret } from './forms.js';
import { Scanner } from './scanner.js';
import { unpack } from './unpack.js';

/** A secret found, and the form it had: layers of packing first. */
export interface Found {
  readonly secret: Secret;
  readonly form: string;
}

const DEEPEST = 3;

/** Looks for secrets in bytes. Bytes seen before (the files of the web application) are answered from memory. */
export class Finder {
  readonly #secrets: readonly { secret: Secret; folded: string }[];
  readonly #forms: Scanner<{ readonly secret: Secret; readonly name: string; readonly place: number }>;
  readonly #seen = new Map<string, readonly Found[]>();

  constructor(secrets: readonly Secret[]) {
    this.#secrets = secrets.map((secret) => ({ secret, folded: folded(secret.text) }));
    this.#forms = new Scanner(
      secrets.flatMap((secret) =>
        formsOf(secret).map(({ name, bytes }, place) => ({ bytes, value: { secret, name, place } })),
      ),
    );
  }

  /** Every secret in `bytes`, each once, in whatever form it was found first. */
  find(bytes: Buffer): readonly Found[] {
    const digest = createHash('sha1').update(bytes).digest('base64');
    const known = this.#seen.get(digest);
    if (known) return known;
    const found = new Map<Secret, Found>();
    this.#search(bytes, [], found);
    const result = [...found.values()];
    this.#seen.set(digest, result);
    return result;
  }

  #search(bytes: Buffer, layers: readonly string[], found: Map<Secret, Found>): void {
    const note = (secret: Secret, form: string): void => {
      if (!found.has(secret)) found.set(secret, { secret, form: [...layers, form].join(' > ') });
    };
    // Of several forms in one place the one that stands first in the list is named.
    const here = [...this.#forms.in(bytes)].toSorted((one, other) => one.place - other.place);
    for (const { secret, name } of here) note(secret, name);
    for (const [name, text] of readings(bytes)) {
      for (const one of this.#secrets) if (!found.has(one.secret) && text.includes(one.folded)) note(one.secret, name);
    }
    if (layers.length >= DEEPEST) return;
    for (const { how, bytes: inner } of unpack(bytes)) this.#search(inner, [...layers, how], found);
  }
}

/** What the bytes say to a reader who cares neither for accents and capitals nor for escapes. */
function readings(bytes: Buffer): [string, string][] {
  const utf8 = bytes.toString('utf8');
  const plain = unescaped(utf8);
  const wide = bytes.includes(0) ? [bytes.toString('utf16le'), bytes.subarray(1).toString('utf16le')] : [];
  return [
    ['plain text', folded(utf8)],
    ...(plain === undefined ? [] : [['escaped text', folded(plain)] satisfies [string, string]]),
    ...wide.map((text): [string, string] => ['wide text', folded(text)]),
  ];
}
