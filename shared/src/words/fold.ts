/** The word as search compares it: without case and without diacritics. "Škole" becomes "skole". */
export function fold(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** True when the word carries a diacritic: whoever typed it wrote Czech as it is written. */
export function hasDiacritics(word: string): boolean {
  return /\p{M}/u.test(word.normalize('NFD'));
}
