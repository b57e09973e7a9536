/** A change inside one block, word by word. */
import { type ElementNode, type TextNode, UNIT_NESTING } from '../doc/index.js';

/** One UTF-16 unit of text with its marks, or a break. */
export type Token = TextNode | { readonly type: 'hardBreak' };

export interface WordEdit {
  readonly from: number;
  readonly to: number;
  readonly insert: readonly Token[];
}

/** The change from `old` to `mine`, made in `present`; null when the words around it are not the same any more. */
export function wordEdit(
  { old, mine, present }: { readonly old: ElementNode; readonly mine: ElementNode; readonly present: ElementNode },
  words: string,
): WordEdit | null {
  if (!UNIT_NESTING[old.type].text || old.type !== mine.type || old.type !== present.type) return null;
  const attrs = [old, mine, present].map((node) => JSON.stringify(node.attrs ?? {}));
  if (new Set(attrs).size > 1) return null;
  const [before, own, now] = [tokensOf(old), tokensOf(mine), tokensOf(present)];
  const change = spanOf(before, own);
  const other = spanOf(before, now);
  const insert = own.slice(change.from, change.otherTo);
  if (!isOwn(textOf(insert), words, textOf(before.slice(change.from, change.to)))) return null;
  const untouched = other.from === other.to && other.from === other.otherTo;
  if (!untouched && change.to >= other.from && other.to >= change.from) return null;
  const shift = !untouched && other.to < change.from ? other.otherTo - other.to : 0;
  return { from: change.from + shift, to: change.to + shift, insert };
}

/**
 * Whether a text is made of somebody's own words and of what stood there before, in its order. What came from others
 * meanwhile is in the newer text already, or was taken out of it.
 */
export function isOwn(text: string, words: string, before: string): boolean {
  let [said, kept] = [0, 0];
  for (const letter of text) {
    if (words.startsWith(letter, said)) said += letter.length;
    else {
      const at = before.indexOf(letter, kept);
      if (at < 0) return false;
      kept = at + letter.length;
    }
  }
  return said === words.length;
}

function textOf(tokens: readonly Token[]): string {
  return tokens.map((token) => (token.type === 'text' ? token.text : '\n')).join('');
}

/** How much of two blocks, at both ends, is the same: 0 nothing, 1 when one of them holds the other. */
export function likeness(a: ElementNode, b: ElementNode): number {
  const [before, after] = [tokensOf(a), tokensOf(b)];
  const { from, to } = leastSpan(keysOf(before), keysOf(after));
  return (from + before.length - to) / Math.max(1, Math.min(before.length, after.length));
}

/** The change from one block to another of its kind; null when they are of different kinds, or hold no words. */
export function changeOf(old: ElementNode, mine: ElementNode): WordEdit | null {
  const alike = old.type === mine.type && JSON.stringify(old.attrs ?? {}) === JSON.stringify(mine.attrs ?? {});
  if (!alike || !UNIT_NESTING[old.type].text) return null;
  const own = tokensOf(mine);
  const { from, to, otherTo } = spanOf(tokensOf(old), own);
  return { from, to, insert: own.slice(from, otherTo) };
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly otherTo: number;
}

/**
 * The one range in which two rows of tokens differ. What is put in or taken out: of several ranges that say the same, one
 * that begins a word. What takes the place of something else: whole words.
 */
function spanOf(before: readonly Token[], after: readonly Token[]): Span {
  const [a, b] = [keysOf(before), keysOf(after)];
  const span = leastSpan(a, b);
  const { from } = span;
  if (from < span.to && from < span.otherTo) return wholeWords(before, after, span);
  const back = stepsToWord(before, a, b, span);
  return { from: from - back, to: span.to - back, otherTo: span.otherTo - back };
}

function keysOf(tokens: readonly Token[]): readonly string[] {
  return tokens.map((token) => JSON.stringify(token));
}

function leastSpan(a: readonly string[], b: readonly string[]): Span {
  let from = 0;
  while (from < a.length && from < b.length && a[from] === b[from]) from += 1;
  let end = 0;
  while (end < a.length - from && end < b.length - from && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return { from, to: a.length - end, otherTo: b.length - end };
}

// A word that was typed over another one may begin or end like it: made of letters of both, it would go with the other one
// when somebody else takes that out. The space behind it belongs to it.
function wholeWords(before: readonly Token[], after: readonly Token[], { from, to, otherTo }: Span): Span {
  const inWord = (token: Token | undefined): boolean => token?.type === 'text' && /\S/u.test(token.text);
  let back = 0;
  if (inWord(before[from]) || inWord(after[from])) while (inWord(before[from - back - 1])) back += 1;
  let on = 0;
  if (inWord(before[to - 1]) || inWord(after[otherTo - 1])) {
    while (inWord(before[to + on])) on += 1;
    if (before[to + on]?.type === 'text') on += 1;
  }
  return { from: from - back, to: to + on, otherTo: otherTo + on };
}

// Words put in or taken out, and the end of the word before them, may read the same one step further to the left. What
// stands in the middle of a word goes with it when somebody else takes that word out.
function stepsToWord(
  before: readonly Token[],
  a: readonly string[],
  b: readonly string[],
  { from, to, otherTo }: Span,
): number {
  const [longer, end] = from === to ? [b, otherTo] : [a, to];
  for (let back = 0; back <= from; back++) {
    const left = before[from - back - 1];
    if (left === undefined || left.type !== 'text' || /\s/u.test(left.text)) return back;
    if (a[from - back - 1] !== longer[end - back - 1]) return 0;
  }
  return 0;
}

/** Words and breaks of a block one by one. */
export function tokensOf(node: ElementNode): Token[] {
  return (node.content ?? []).flatMap((child): Token[] =>
    child.type === 'text' ? child.text.split('').map((text) => ({ ...child, text })) : [{ type: 'hardBreak' }],
  );
}
