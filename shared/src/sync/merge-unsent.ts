/**
 * Carries unsent edits over into a new generation: a three-way merge on blocks. An edit goes over only where the text it
 * was made in is still there; what does not apply cleanly is left to its writer (PROTOCOL R50).
 */
import { type ElementNode, plainText, type UnitContent } from '../doc/index.js';
import { type Hunk, hunksOf, sameSpan, shiftBefore, single, touches } from './block-hunks.js';
import { isOwn, likeness, type WordEdit, wordEdit } from './word-edit.js';

/** Text before the unsent edits, and with them. */
export interface Unsent {
  readonly base: UnitContent;
  readonly mine: UnitContent;
  /** What was typed into each block of `mine` and not sent, the writer's own words alone. */
  readonly words: readonly string[];
}

/** A change of the new text: of some blocks, or of a range of words inside one. */
export type BlockEdit =
  | { readonly kind: 'blocks'; readonly at: number; readonly remove: number; readonly insert: readonly ElementNode[] }
  | { readonly kind: 'words'; readonly at: number; readonly edit: WordEdit };

export interface Merge {
  /** In the order of the text; positions are those of the new text as it stands. */
  readonly edits: readonly BlockEdit[];
  /** Words of edits that do not apply any more. */
  readonly left: readonly string[];
}

interface Sides {
  readonly before: readonly ElementNode[];
  readonly own: readonly ElementNode[];
  readonly now: readonly ElementNode[];
  readonly foreign: readonly Hunk[];
  readonly words: readonly string[];
}

/** What has to be done to the new text, so that it says what the writer typed. */
export function mergeUnsent({ base, mine, words }: Unsent, theirs: UnitContent): Merge {
  const [before, own, now] = [base.content, mine.content, theirs.content];
  const sides: Sides = { before, own, now, foreign: hunksOf(before, now), words };
  const taken = takenWords(base, theirs);
  const edits: BlockEdit[] = [];
  const left: string[] = [];
  for (const hunk of hunksOf(before, own).flatMap((one) => parts(one, sides))) {
    const said = words.slice(hunk.otherFrom, hunk.otherTo).filter((word) => word !== '');
    const edit = said.some((word) => taken(word)) ? null : carried(hunk, sides);
    if (edit === null) left.push(...said);
    else edits.push(...edit);
  }
  return { edits, left };
}

// A block that was split or joined goes over whole or not at all: half of it would be words lost.
function parts(hunk: Hunk, { before, own, words }: Sides): Hunk[] {
  const like = (old: number, other: number): number => {
    const [a, b] = [before[old], own[other]];
    return a && b ? likeness(a, b) : 0;
  };
  const split = single(hunk, like);
  const put = split.filter((part) => part.from === part.to && hunk.from < hunk.to);
  const foreign = put.some((part) => !ownBlocks(part, own, words));
  return foreign ? [hunk] : split;
}

function ownBlocks({ otherFrom, otherTo }: Hunk, own: readonly ElementNode[], words: readonly string[]): boolean {
  return own.slice(otherFrom, otherTo).every((node, at) => textOf(node) === words[otherFrom + at]);
}

/** Null when the place is not there any more; empty when the new text says so already. */
function carried(hunk: Hunk, sides: Sides): BlockEdit[] | null {
  if (hunk.from === hunk.to) return putIn(hunk, sides);
  const { before, own, now, foreign, words } = sides;
  const insert = own.slice(hunk.otherFrom, hunk.otherTo);
  const met = foreign.filter((other) => touches(hunk, other));
  const [same] = met;
  const theirs = same ? now.slice(same.otherFrom, same.otherTo) : before.slice(hunk.from, hunk.to);
  if (met.length > 1 || (same && !sameSpan(hunk, same))) return null;
  if (JSON.stringify(theirs) === JSON.stringify(insert)) return [];
  const at = same ? same.otherFrom : hunk.from + shiftBefore(foreign, hunk.from);
  const [old, mine, present] = [before[hunk.from], insert[0], theirs[0]];
  const one = hunk.to - hunk.from === 1 && insert.length === 1 && theirs.length === 1;
  const said = words.slice(hunk.otherFrom, hunk.otherTo).join('');
  const edit = one && old && mine && present ? wordEdit({ old, mine, present }, said) : null;
  if (edit) return [{ kind: 'words', at, edit }];
  const text = (nodes: readonly ElementNode[]): string => nodes.map(textOf).join('');
  if (same || !isOwn(text(insert), said, text(before.slice(hunk.from, hunk.to)))) return null;
  return [{ kind: 'blocks', at, remove: hunk.to - hunk.from, insert }];
}

/** New blocks: the writer's own alone, for those of others are in the new text already or were taken out of it. */
function putIn(hunk: Hunk, { own, now, foreign, words }: Sides): BlockEdit[] | null {
  if (foreign.some((other) => touches(hunk, other))) return null;
  const blocks = own
    .slice(hunk.otherFrom, hunk.otherTo)
    .map((node, at) => ({ node, said: words[hunk.otherFrom + at] }));
  if (blocks.some(({ node, said }) => said !== '' && said !== textOf(node))) return null;
  const beside = foreign.filter((other) => other.from <= hunk.from && hunk.from <= other.to);
  const there = new Set(beside.flatMap((other) => now.slice(other.otherFrom, other.otherTo)).map(textOf));
  const insert = blocks.flatMap(({ node, said }) => (said === '' || there.has(textOf(node)) ? [] : [node]));
  if (insert.length === 0) return [];
  return [{ kind: 'blocks', at: hunk.from + shiftBefore(foreign, hunk.from), remove: 0, insert }];
}

function textOf(node: ElementNode): string {
  return plainText({ type: 'doc', content: [node] });
}

/** Whether words bring back what was taken out of the text: then only their writer may decide. */
function takenWords(base: UnitContent, theirs: UnitContent): (words: string) => boolean {
  const present = new Set(wordsOf(plainText(theirs)));
  const gone = new Set(wordsOf(plainText(base)).filter((word) => !present.has(word)));
  return (words) => wordsOf(words).some((word) => gone.has(word));
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? [];
}
