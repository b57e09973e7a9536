import type { ElementNode, UnitContent, UnitContentNode } from '@soulad/shared/doc';
import { cleanText } from './clean-text.js';
import type { Block, Run } from './document.js';

/** The text of a passage as blocks of a copy. */
export function blocksOf(content: UnitContent): Block[] {
  return content.content.flatMap(blocksIn);
}

function blocksIn(node: UnitContentNode): Block[] {
  if (node.type === 'text') return [];
  const inner = node.content ?? [];
  switch (node.type) {
    case 'paragraph':
      return paragraphs('paragraph', inner);
    case 'heading':
      return paragraphs('subheading', inner);
    case 'blockquote':
      return [{ kind: 'quote', blocks: inner.flatMap(blocksIn) }];
    case 'bulletList':
    case 'orderedList':
      return [listOf(node)];
    case 'listItem':
      return inner.flatMap(blocksIn);
    case 'hardBreak':
      return [];
  }
}

function listOf(node: ElementNode): Block {
  const start = node.attrs?.['start'];
  const items = (node.content ?? []).map(blocksIn).filter((blocks) => blocks.length > 0);
  return { kind: 'list', ordered: node.type === 'orderedList', start: typeof start === 'number' ? start : 1, items };
}

/** A hard break ends a paragraph on paper: lines of one paragraph would be set as one. */
function paragraphs(kind: 'paragraph' | 'subheading', nodes: readonly UnitContentNode[]): Block[] {
  const lines: Run[][] = [[]];
  for (const node of nodes) {
    if (node.type === 'hardBreak') lines.push([]);
    else if (node.type === 'text') {
      const text = cleanText(node.text);
      if (text !== '') lines.at(-1)?.push({ text, marks: (node.marks ?? []).map((mark) => mark.type) });
    }
  }
  return lines.filter((runs) => runs.some(({ text }) => text.trim() !== '')).map((runs) => ({ kind, runs }));
}
