/** Clipboard: blocks only, never a unit or a section, in either direction (editor 5.10). */
import { Fragment, Slice, type Node as PageNode } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';

export function clipboard(): Plugin {
  return new Plugin({
    props: {
      transformCopied: flatten,
      transformPastedHTML: withoutStyle,
      transformPasted: (slice) => withoutUnknown(flatten(slice)),
      clipboardTextSerializer: (slice) => plainText(flatten(slice).content),
    },
  });
}

/** Takes sections and units off; titles stay as headings, so that a copied page keeps its outline. */
export function flatten(slice: Slice): Slice {
  const blocks: PageNode[] = [];
  const collect = (node: PageNode): void => {
    if (node.type.name === 'section' || node.type.name === 'unit') node.forEach(collect);
    else blocks.push(node);
  };
  slice.content.forEach(collect);
  const content = Fragment.from(blocks);
  return new Slice(content, open(slice, blocks[0], 'first'), open(slice, blocks.at(-1), 'last'));
}

function open(slice: Slice, edge: PageNode | undefined, side: 'first' | 'last'): number {
  let wrappers = 0;
  let at = side === 'first' ? slice.content.firstChild : slice.content.lastChild;
  while (at && (at.type.name === 'section' || at.type.name === 'unit')) {
    wrappers += 1;
    at = side === 'first' ? at.firstChild : at.lastChild;
  }
  if (edge?.type.name === 'title') return 0;
  return Math.max(0, (side === 'first' ? slice.openStart : slice.openEnd) - wrappers);
}

/** Placeholders stand for what this build cannot read; they never travel. A title dropped in is a heading no more. */
function withoutUnknown(slice: Slice): Slice {
  const keep = (content: Fragment): Fragment => {
    const nodes: PageNode[] = [];
    content.forEach((node) => {
      if (node.type.name.startsWith('unknown')) return;
      if (node.type.name === 'title') nodes.push(node.type.schema.node('heading', { level: 2 }, node.content));
      else nodes.push(node.isText ? node : node.copy(keep(node.content)));
    });
    return Fragment.fromArray(nodes);
  };
  return new Slice(keep(slice.content), slice.openStart, slice.openEnd);
}

const TAG = /<[a-z](?:"[^"]*"|'[^']*'|[^'">])*>/gi;
const STYLE_ATTRIBUTE = /\sstyle\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi;
const STYLE_ELEMENT = /<style[\s\S]*?<\/style\s*>/gi;

/** The schema drops styles anyway; parsing them would break the content policy, even in a detached document. */
export function withoutStyle(html: string): string {
  return html.replace(STYLE_ELEMENT, '').replace(TAG, (tag) => tag.replace(STYLE_ATTRIBUTE, ''));
}

function plainText(content: Fragment): string {
  return content.textBetween(0, content.size, '\n\n', (leaf) => (leaf.type.name === 'hardBreak' ? '\n' : ''));
}
