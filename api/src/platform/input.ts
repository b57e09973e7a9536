/** Decoders of what a caller sent. Their errors say nothing about what exists. */
import { ProductError } from '@soulad/shared/errors';
import { parseId } from '@soulad/shared/ids';

/** Whether an optional field was filled: null and left out say the same. */
export function given<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}

/** Any of the branded ids. */
export type AnyId = Exclude<ReturnType<typeof parseId>, undefined>;

/**
 * Reads an id. A malformed one is answered like a missing thing: a caller who guesses learns nothing from the shape.
 * @throws ProductError NOT_FOUND
 */
export function idFrom<T extends AnyId>(value: unknown): T {
  const id = parseId<T>(value);
  if (id === undefined) throw new ProductError('NOT_FOUND');
  return id;
}

/** Reads a list of ids, each once. */
export function idsFrom<T extends AnyId>(values: readonly unknown[], most = 100): T[] {
  if (values.length > most) throw new ProductError('BAD_INPUT');
  return [...new Set(values.map((value) => idFrom<T>(value)))];
}

/**
 * Reads a list that may be null, for everybody, and may not be left out: who forgets it must not open a thing to all.
 * @throws ProductError BAD_INPUT
 */
export function idsOrAllFrom<T extends AnyId>(values: readonly unknown[] | null | undefined): T[] | null {
  if (values === undefined) throw new ProductError('BAD_INPUT');
  return values === null ? null : idsFrom<T>(values);
}

/** Text of 1 to `most` characters after trimming, in Unicode NFC, without control characters but line ends. */
export function textFrom(value: string, most: number): string {
  const text = optionalTextFrom(value, most);
  if (text === '') throw new ProductError('BAD_INPUT');
  return text;
}

/** The same, where nothing is an answer too: null and undefined are read as the empty text. */
export function optionalTextFrom(value: string | null | undefined, most: number): string {
  const text = (value ?? '').trim().normalize('NFC');
  // Control characters forge lines in logs and prints; a lone surrogate cannot be stored.
  if (text.length > most || /[\u0000-\u0008\u000b-\u001f\u007f]|\p{Surrogate}/u.test(text)) {
    throw new ProductError('BAD_INPUT');
  }
  return text;
}

/** One word of a closed list. */
export function wordFrom<W extends string>(list: readonly W[], value: string): W {
  const word = list.find((one) => one === value);
  if (word === undefined) throw new ProductError('BAD_INPUT');
  return word;
}
