import type { ReadText } from './lexicon.js';
import type { Range } from './match-text.js';

/** A piece of a snippet: either words that were met, or those around them. */
export interface SnippetRun {
  readonly text: string;
  readonly hit: boolean;
}

/** Characters shown at most, and at most before the first word that was met. */
const LONGEST = 200;
const BEFORE = 60;

/** The stretch of a text with the first hit in it, cut between words; an ellipsis where something was left out. */
export function snippetOf(read: ReadText, hits: readonly Range[]): SnippetRun[] {
  const { text } = read;
  const { from, to } = stretch(read, hits[0]);
  const runs: SnippetRun[] = from > 0 ? [{ text: '… ', hit: false }] : [];
  let at = from;
  const put = (end: number, hit: boolean): void => {
    if (end > at) runs.push({ text: text.slice(at, end).replace(/\s+/gu, ' '), hit });
    at = Math.max(at, end);
  };
  for (const hit of hits.filter((one) => one.from >= from && one.to <= to)) {
    put(hit.from, false);
    put(hit.to, true);
  }
  put(to, false);
  return to < text.length ? [...runs, { text: ' …', hit: false }] : runs;
}

function stretch({ text, from: starts, to: ends }: ReadText, first: Range = { from: 0, to: 0 }): Range {
  const from = text.length <= LONGEST ? 0 : (starts.find((start) => start >= first.from - BEFORE) ?? 0);
  if (text.length - from <= LONGEST) return { from, to: text.length };
  return { from, to: Math.max(ends.findLast((end) => end <= from + LONGEST) ?? 0, first.to) };
}
