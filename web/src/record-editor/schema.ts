/**
 * The page schema: doc = section*, section = title unit*, unit = the blocks of UNIT_NODES. Sections, titles and units
 * are built by the binding only: nothing parses into them, so no paste or drop can create one (editor 4.1).
 */
import { Mark, Node, mergeAttributes, type Extensions } from '@tiptap/core';
import { Blockquote } from '@tiptap/extension-blockquote';
import { Bold } from '@tiptap/extension-bold';
import { HardBreak } from '@tiptap/extension-hard-break';
import { Heading } from '@tiptap/extension-heading';
import { Italic } from '@tiptap/extension-italic';
import { BulletList, ListItem, OrderedList } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Text } from '@tiptap/extension-text';
import { Underline } from '@tiptap/extension-underline';
import type { UNIT_MARKS, UNIT_NODES } from '@soulad/shared/doc';
import type { NodeViewRenderer } from '@tiptap/core';

const HEADING_LEVELS = [1, 2, 3] as const;

/** Page h1 and section h2 stand outside the units, so a unit's own headings begin at h3. */
const HEADING_OFFSET = 2;

/** Keeps a heading level of any origin inside what the page offers. */
export function clampHeadingLevel(level: unknown): 1 | 2 | 3 {
  if (level === 1 || level === 2) return level;
  return typeof level === 'number' && level < 1 ? 1 : 3;
}

const PageNode = Node.create({ name: 'doc', topNode: true, content: 'section*' });

const TitleNode = Node.create({
  name: 'title',
  content: 'text*',
  marks: '',
  isolating: true,
  selectable: false,
  draggable: false,
  addAttributes: () => ({ ordinal: { default: '', rendered: false } }),
  renderHTML: ({ node }) => ['h2', { class: 'record-title', 'data-ordinal': String(node.attrs.ordinal) }, 0],
});

const sectionNode = (view: NodeViewRenderer) =>
  Node.create({
    name: 'section',
    content: 'title unit*',
    isolating: true,
    selectable: false,
    draggable: false,
    addAttributes: () => ({ sid: { default: '', rendered: false } }),
    renderHTML: () => ['section', 0],
    addNodeView: () => view,
  });

const unitNode = (view: NodeViewRenderer) =>
  Node.create({
    name: 'unit',
    content: 'block+',
    isolating: true,
    defining: true,
    selectable: false,
    draggable: false,
    addAttributes: () => ({ uid: { default: '', rendered: false }, gen: { default: 0, rendered: false } }),
    renderHTML: () => ['div', 0],
    addNodeView: () => view,
  });

/** Stands on screen for what this build cannot show. A unit that holds one is read-only here (editor 5.2). */
const unknownNode = (name: string, inline: boolean, words: string) =>
  Node.create({
    name,
    group: inline ? 'inline' : 'block',
    inline,
    atom: true,
    selectable: false,
    draggable: false,
    renderHTML: () => [inline ? 'span' : 'div', { class: 'record-unknown' }, words],
    renderText: () => '',
  });

const UnitHeading = Heading.extend({
  parseHTML: () => [
    // Our own clipboard says the level; foreign pages are taken by their rank.
    {
      tag: 'h3[data-level],h4[data-level],h5[data-level]',
      getAttrs: (dom) => ({ level: clampHeadingLevel(Number(dom.dataset.level)) }),
      priority: 60,
    },
    ...[1, 2, 3, 4, 5, 6].map((rank) => ({ tag: `h${rank}`, attrs: { level: clampHeadingLevel(rank) } })),
  ],
  renderHTML: ({ node, HTMLAttributes }) => {
    const level = clampHeadingLevel(node.attrs.level);
    return [`h${level + HEADING_OFFSET}`, mergeAttributes(HTMLAttributes, { 'data-level': level }), 0];
  },
}).configure({ levels: [...HEADING_LEVELS] });

/** Ctrl+Enter shares the unit, so a hard break has Shift+Enter only. */
const UnitHardBreak = HardBreak.extend({
  addKeyboardShortcuts() {
    return { 'Shift-Enter': () => this.editor.commands.setHardBreak() };
  },
});

const BLOCKS = {
  paragraph: Paragraph,
  heading: UnitHeading,
  bulletList: BulletList,
  orderedList: OrderedList,
  listItem: ListItem,
  blockquote: Blockquote,
  hardBreak: UnitHardBreak,
} satisfies Record<keyof typeof UNIT_NODES, Node>;

const MARKS = { bold: Bold, italic: Italic, underline: Underline } satisfies Record<(typeof UNIT_MARKS)[number], Mark>;

export interface PageViews {
  readonly section: NodeViewRenderer;
  readonly unit: NodeViewRenderer;
  /** Sentence shown in place of content of a newer build. */
  readonly unknownContent: string;
}

/** Extensions that make up the page schema; marks and blocks are exactly those of the shared unit schema. */
export function pageSchema(views: PageViews): Extensions {
  return [
    PageNode,
    sectionNode(views.section),
    TitleNode,
    unitNode(views.unit),
    Text,
    ...Object.values(BLOCKS),
    ...Object.values(MARKS),
    unknownNode('unknownBlock', false, views.unknownContent),
    unknownNode('unknownInline', true, views.unknownContent),
  ];
}

/** Input rules that are on. "24. " opens many a Czech sentence, so the ordered list has none. */
export const INPUT_RULES = ['bulletList', 'heading', 'blockquote'];
