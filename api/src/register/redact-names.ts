/** What stands in the place of another person's name. */
export const REDACTED = '[jiná osoba]';

/** Endings by which a name may grow when it is declined or made feminine: "Petrovi", "Novákové". */
const LONGEST_ENDING = 4;
const SHORTEST_STEM = 3;

/**
 * Takes the names of other persons out of a text, declined forms too. Compared are stems without diacritics: rather a
 * word too many than one too few. Pet names and descriptions ("její bratr") stay: a person reads the report before it
 * is handed over.
 * @param own names of the person the report is about; a name that is shared with another one stays
 */
export function redactNames(text: string, others: readonly string[], own: readonly string[]): string {
  const kept = new Set(own.flatMap(stemsOf));
  const stems = [...new Set(others.flatMap(stemsOf))].filter((stem) => !kept.has(stem));
  return text.replaceAll(/\p{L}+/gu, (word) => (stems.some((stem) => isFormOf(word, stem)) ? REDACTED : word));
}

function stemsOf(name: string): string[] {
  return name
    .split(/[\s-]+/)
    .map((word) => folded(word).replace(/(ova|[aeiouy])$/, ''))
    .filter((stem) => stem.length >= SHORTEST_STEM);
}

function isFormOf(word: string, stem: string): boolean {
  const plain = folded(word);
  // Hynek, Hynka; Marek, Marka: the last vowel of the stem falls out.
  const short = stem.replace(/e([bcdfghjklmnpqrstvwxz])$/, '$1');
  return [stem, short].some((one) => plain.startsWith(one) && plain.length <= one.length + LONGEST_ENDING);
}

function folded(word: string): string {
  return word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
