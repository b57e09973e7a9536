/** Values of a PDF as far as a signature needs them. */
export type PdfValue =
  | { readonly kind: 'name' | 'word'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  /** `hex` when it was written in angle brackets; `from` and `to` are its place in the file, brackets included. */
  | {
      readonly kind: 'string';
      readonly text: string;
      readonly hex: boolean;
      readonly from: number;
      readonly to: number;
    }
  | { readonly kind: 'reference'; readonly id: number; readonly gen: number }
  | { readonly kind: 'list'; readonly items: readonly PdfValue[] }
  | PdfDict;

export interface PdfDict {
  readonly kind: 'dict';
  readonly entries: ReadonlyMap<string, PdfValue>;
}

/** One `n g obj … endobj`, with its place in the file. */
export interface PdfObject {
  readonly id: number;
  readonly gen: number;
  readonly value: PdfValue;
  readonly hasStream: boolean;
  readonly from: number;
  readonly to: number;
}

export function dictOf(value: PdfValue | undefined): PdfDict | undefined {
  return value?.kind === 'dict' ? value : undefined;
}

export function itemsOf(value: PdfValue | undefined): readonly PdfValue[] | undefined {
  return value?.kind === 'list' ? value.items : undefined;
}

export function nameOf(value: PdfValue | undefined): string | undefined {
  return value?.kind === 'name' ? value.text : undefined;
}

export function idOf(value: PdfValue | undefined): number | undefined {
  return value?.kind === 'reference' ? value.id : undefined;
}

export function numbersOf(value: PdfValue | undefined): readonly number[] | undefined {
  const numbers = itemsOf(value)?.flatMap((item) => (item.kind === 'number' ? [item.value] : []));
  return numbers?.length === itemsOf(value)?.length ? numbers : undefined;
}

/** Whether two values say the same. Numbers may differ by less than a hundredth: programs write them anew. */
export function sameValue(a: PdfValue | undefined, b: PdfValue | undefined): boolean {
  if (a === undefined || b === undefined || a.kind !== b.kind) return a === b;
  switch (a.kind) {
    case 'name':
    case 'word':
    case 'string':
      return b.kind === a.kind && a.text === b.text;
    case 'number':
      return b.kind === 'number' && Math.abs(a.value - b.value) < 0.01;
    case 'reference':
      return b.kind === 'reference' && a.id === b.id && a.gen === b.gen;
    case 'list':
      return (
        b.kind === 'list' &&
        a.items.length === b.items.length &&
        a.items.every((one, at) => sameValue(one, b.items[at]))
      );
    case 'dict':
      return b.kind === 'dict' && sameBut(a, b, []);
  }
}

/** Whether two dictionaries say the same, the named members left out. */
export function sameBut(a: PdfDict, b: PdfDict, besides: readonly string[]): boolean {
  const names = new Set([...a.entries.keys(), ...b.entries.keys()]);
  return [...names].every((name) => besides.includes(name) || sameValue(a.entries.get(name), b.entries.get(name)));
}

/** Every name that stands in a value, as a member or as what a member says. */
export function* namesIn(value: PdfValue): Generator<string> {
  if (value.kind === 'name') yield value.text;
  if (value.kind === 'list') for (const item of value.items) yield* namesIn(item);
  if (value.kind !== 'dict') return;
  for (const [name, inner] of value.entries) {
    yield name;
    yield* namesIn(inner);
  }
}
