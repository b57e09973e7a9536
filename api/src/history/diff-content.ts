import { plainText, type UnitContent, type UnitContentNode, type UnitNode } from '@soulad/shared/doc';
import { diffArrays, diffWordsWithSpace } from 'diff';

export type RunKind = 'same' | 'added' | 'removed';
export type BlockKind = 'paragraph' | 'heading' | 'item' | 'quote';

/** Words that stayed, came or went. */
export interface DiffRun {
  readonly kind: RunKind;
  readonly text: string;
}

/** One block of the text with its runs in reading order. */
export interface DiffBlock {
  readonly kind: BlockKind;
  readonly runs: readonly DiffRun[];
}

interface Block {
  readonly kind: BlockKind;
  readonly text: string;
}

/** A pair of texts that differ too much to be told word by word is shown as gone and come. */
const MOST_CHANGES = 2000;
const KINDS: Partial<Record<UnitNode, BlockKind>> = { heading: 'heading', listItem: 'item', blockquote: 'quote' };

/**
 * What changed between two projections, word by word within blocks. Marks are not compared. Both are plain content
 * that the reader may read: nothing of the log, and so nothing that was deleted before, is in either.
 */
export function diffContent(before: UnitContent, after: UnitContent): DiffBlock[] {
  const [old, now] = [blocksOf(before), blocksOf(after)];
  const parts = diffArrays(old, now, { comparator: (a, b) => a.kind === b.kind && a.text === b.text });
  const result: DiffBlock[] = [];
  let gone: readonly Block[] = [];
  for (const part of parts) {
    if (part.removed) {
      gone = part.value;
      continue;
    }
    const come = part.added ? part.value : [];
    result.push(...changed(gone, come));
    gone = [];
    if (!part.added) result.push(...part.value.map((block) => whole(block, 'same')));
  }
  return [...result, ...changed(gone, [])];
}

function changed(gone: readonly Block[], come: readonly Block[]): DiffBlock[] {
  return Array.from({ length: Math.max(gone.length, come.length) }, (_, at) => {
    const [before, after] = [gone[at], come[at]];
    if (before !== undefined && after !== undefined) return [words(before, after)];
    if (after !== undefined) return [whole(after, 'added')];
    return before === undefined ? [] : [whole(before, 'removed')];
  }).flat();
}

function words(before: Block, after: Block): DiffBlock {
  const parts = diffWordsWithSpace(before.text, after.text, { maxEditLength: MOST_CHANGES });
  if (parts === undefined) {
    const runs: DiffRun[] = [
      { kind: 'removed', text: before.text },
      { kind: 'added', text: after.text },
    ];
    return { kind: after.kind, runs };
  }
  const runs = parts.map(({ value, added, removed }) => ({
    kind: added ? ('added' as const) : removed ? ('removed' as const) : ('same' as const),
    text: value,
  }));
  return { kind: after.kind, runs };
}

function whole({ kind, text }: Block, run: RunKind): DiffBlock {
  return { kind, runs: [{ kind: run, text }] };
}

function blocksOf(content: UnitContent): Block[] {
  return content.content.flatMap((node) => blocksIn(node, 'paragraph'));
}

function blocksIn(node: UnitContentNode, within: BlockKind): Block[] {
  if (node.type === 'text' || node.type === 'hardBreak') return [];
  const kind = KINDS[node.type] ?? within;
  if (node.type === 'paragraph' || node.type === 'heading') {
    return [{ kind, text: plainText({ type: 'doc', content: [node] }) }];
  }
  return (node.content ?? []).flatMap((child) => blocksIn(child, kind));
}
