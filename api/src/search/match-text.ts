import type { ReadText, Word } from './lexicon.js';
import type { Term } from './read-query.js';

/** Code units [from, to) of a text. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** How a text answers a question: better answers score higher; `hits` in the order of the text. */
export interface Match {
  readonly score: number;
  readonly hits: readonly Range[];
}

/** Worth of a word by how it was met. */
const WORTH = { exact: 1, beginning: 0.7, form: 0.6 } as const;
const PHRASE_WORTH = 2;
/** A shorter stem says too little. */
const SHORTEST_STEM = 3;
/** A single letter is a word of its own and the beginning of nothing. */
const SHORTEST_BEGINNING = 2;

/**
 * A matcher of one question for texts read by one lexicon. Every word of the lexicon is compared once; after that a
 * text costs one look-up a word and term.
 */
export function matcherOf(terms: readonly Term[], lexicon: readonly Word[]): (text: ReadText) => Match | undefined {
  const worths = terms.map((term) =>
    term.words.map((wanted) => Float32Array.from(lexicon, (word) => worthOf(word, wanted, term.quoted))),
  );
  return (text) => {
    let score = 0;
    const hits: Range[] = [];
    for (const row of worths) {
      const found = findRow(text, row);
      if (found.length === 0) return undefined;
      // Repeats add less and less: a long text does not win by its length.
      score += Math.max(...found.map((one) => one.worth)) * (1 + Math.log2(Math.min(found.length, 16)) / 4);
      hits.push(...found);
    }
    return { score, hits: merged(hits) };
  };
}

function worthOf(word: Word, wanted: Word, quoted: boolean): number {
  if (word.folded === wanted.folded) return quoted ? PHRASE_WORTH : WORTH.exact;
  if (quoted) return 0;
  if (wanted.folded.length >= SHORTEST_BEGINNING && word.folded.startsWith(wanted.folded)) return WORTH.beginning;
  const same = word.stem === wanted.stem || (!wanted.accented && word.foldedStem === wanted.foldedStem);
  return same && wanted.stem.length >= SHORTEST_STEM ? WORTH.form : 0;
}

function findRow(text: ReadText, row: readonly Float32Array[]): (Range & { readonly worth: number })[] {
  const found: (Range & { readonly worth: number })[] = [];
  const [first] = row;
  if (first === undefined) return found;
  for (let at = 0; at + row.length <= text.words.length; at += 1) {
    const worth = first[text.words[at] ?? -1] ?? 0;
    if (worth === 0 || !row.every((one, ahead) => (one[text.words[at + ahead] ?? -1] ?? 0) > 0)) continue;
    found.push({ from: text.from[at] ?? 0, to: text.to[at + row.length - 1] ?? 0, worth });
  }
  return found;
}

function merged(ranges: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const { from, to } of ranges.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = result.at(-1);
    if (last !== undefined && from < last.to) {
      result[result.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    } else result.push({ from, to });
  }
  return result;
}
