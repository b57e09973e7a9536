/** Takes a passage out of plain content: what is cut, and what stays behind without a trace of it (DOC.md D17). */
import type { ElementNode, TextNode, UnitContent, UnitContentNode } from './content.js';
import { type ContentPlace, inlineLength, type Passage } from './passage.js';
import { UNIT_NESTING } from './schema.js';

/** `rest` has at least one block. */
export interface CutContent {
  readonly passage: UnitContent;
  readonly rest: UnitContent;
}

type Side = 'passage' | 'rest';

/** Both parts keep headings, lists and marks. A block of which no word is left goes. */
export function cutPassage(content: UnitContent, range: Passage): CutContent {
  const passage = blocks(content.content, [], range, 'passage');
  const rest = blocks(content.content, [], range, 'rest');
  return {
    passage: { type: 'doc', content: passage },
    rest: { type: 'doc', content: rest.length > 0 ? rest : [{ type: 'paragraph' }] },
  };
}

function blocks(nodes: readonly UnitContentNode[], path: readonly number[], range: Passage, side: Side): ElementNode[] {
  return nodes.flatMap((node, index) => {
    if (node.type === 'text') return [];
    const here = [...path, index];
    const inner = node.content ?? [];
    if (inner.length === 0) return within(here, range) === (side === 'passage') ? [node] : [];
    const kept = UNIT_NESTING[node.type].text ? words(inner, here, range, side) : blocks(inner, here, range, side);
    return kept.length > 0 ? [{ ...node, content: kept }] : [];
  });
}

/** An empty block has no word of its own: it goes with the words around it. */
function within(path: readonly number[], { from, to }: Passage): boolean {
  return sideOf(path, from) < 0 && sideOf(path, to) > 0;
}

function words(
  nodes: readonly UnitContentNode[],
  path: readonly number[],
  { from, to }: Passage,
  side: Side,
): UnitContentNode[] {
  const length = inlineLength(nodes);
  const [start, end] = [offsetIn(path, from, length), offsetIn(path, to, length)];
  if (side === 'passage') return slice(nodes, start, end);
  if (start >= end) return [...nodes];
  return joined(slice(nodes, 0, start), slice(nodes, end, length));
}

/** Negative when the place stands before the block, positive when behind it, 0 when in it. */
function sideOf(path: readonly number[], place: ContentPlace): number {
  for (const [level, index] of path.entries()) {
    const own = place.path[level];
    if (own === undefined) return -1;
    if (own !== index) return own - index;
  }
  return 0;
}

function offsetIn(path: readonly number[], place: ContentPlace, length: number): number {
  const side = sideOf(path, place);
  if (side !== 0) return side < 0 ? 0 : length;
  return Math.max(0, Math.min(place.offset, length));
}

function slice(nodes: readonly UnitContentNode[], start: number, end: number): UnitContentNode[] {
  let offset = 0;
  return nodes.flatMap((node) => {
    const size = node.type === 'text' ? node.text.length : 1;
    const [low, high] = [Math.max(start - offset, 0), Math.min(end - offset, size)];
    offset += size;
    if (low >= high) return [];
    return [node.type === 'text' ? { ...node, text: node.text.slice(low, high) } : node];
  });
}

/** What stood before and behind the cut, side by side: no gap may tell that something was between them. */
function joined(before: readonly UnitContentNode[], after: readonly UnitContentNode[]): UnitContentNode[] {
  const [last, first] = [before.at(-1), after[0]];
  const blank = last?.type === 'text' && last.text.endsWith(' ');
  const closes = first === undefined || (first.type === 'text' && /^[\s.,;:!?)]/.test(first.text));
  if (blank && closes) return merged([...before.slice(0, -1), ...trimmed(last, 0, -1), ...after]);
  if (last === undefined && first?.type === 'text' && first.text.startsWith(' '))
    return [...trimmed(first, 1, undefined), ...after.slice(1)];
  return merged([...before, ...after]);
}

function trimmed(node: TextNode, from: number, to: number | undefined): TextNode[] {
  const text = node.text.slice(from, to);
  return text === '' ? [] : [{ ...node, text }];
}

// Neighbouring runs with equal marks are one run: canonical content has no other form (D12).
function merged(nodes: readonly UnitContentNode[]): UnitContentNode[] {
  const made: UnitContentNode[] = [];
  for (const node of nodes) {
    const last = made.at(-1);
    if (node.type === 'text' && last?.type === 'text' && sameMarks(last, node))
      made[made.length - 1] = { ...last, text: last.text + node.text };
    else made.push(node);
  }
  return made;
}

function sameMarks(a: TextNode, b: TextNode): boolean {
  return JSON.stringify(a.marks ?? []) === JSON.stringify(b.marks ?? []);
}
