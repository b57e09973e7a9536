import type { Lexicon, ReadText, Word } from './lexicon.js';
import type { Term } from './read-query.js';

const MOST = 5;
/** Shorter words are near to too many. */
const SHORTEST = 4;
/** Words longer than this may differ in two letters. */
const LONG = 5;

/**
 * Words of the given texts that are one or two letters away from a word that stands in none of them; nearest first.
 * Only words of these texts come out: what else the lexicon has met does not count.
 */
export function nearWords({ words }: Lexicon, texts: Iterable<ReadText>, terms: readonly Term[]): string[] {
  const present = new Set<Word>();
  for (const text of texts) {
    for (const number of text.words) {
      const word = words[number];
      if (word !== undefined && word.folded.length >= SHORTEST) present.add(word);
    }
  }
  const folded = new Set([...present].map((word) => word.folded));
  const wanted = terms.flatMap((term) => term.words).filter((word) => word.folded.length >= SHORTEST);
  const near = wanted
    .filter((word) => !folded.has(word.folded))
    .flatMap((word) => [...present].flatMap((other) => nearness(word, other)));
  const sorted = near.toSorted((a, b) => a.away - b.away || (a.spelled < b.spelled ? -1 : 1));
  return [...new Set(sorted.map((one) => one.spelled))].slice(0, MOST);
}

function nearness(wanted: Word, { folded, spelled }: Word): { spelled: string; away: number }[] {
  const most = wanted.folded.length > LONG ? 2 : 1;
  const away = distance(wanted.folded, folded, most);
  return away <= most ? [{ spelled, away }] : [];
}

/** Letters to change, add or take away; anything over `most` is answered with `most + 1`. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    if (Math.min(...next) > most) return most + 1;
    row = next;
  }
  return row[b.length] ?? most + 1;
}
