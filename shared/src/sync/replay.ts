import * as Y from 'yjs';
import { isUnitNode, marksOf, readContent, writeElement } from '../doc/index.js';
import { type BlockEdit, mergeUnsent, type Unsent } from './merge-unsent.js';
import { changeOf, type Token, tokensOf, type WordEdit } from './word-edit.js';

/**
 * Types into a new generation what was typed into the old one and not sent, wherever that applies cleanly.
 * @returns words that do not apply any more
 */
export function replay(fragment: Y.XmlFragment, unsent: Unsent): readonly string[] {
  const { edits, left } = mergeUnsent(unsent, readContent(fragment));
  const apply = (): void => [...edits].reverse().forEach((edit) => applyEdit(fragment, edit));
  if (edits.length > 0) fragment.doc?.transact(apply);
  return left;
}

// From the end to the beginning, so that the places of the others stay.
function applyEdit(fragment: Y.XmlFragment, edit: BlockEdit): void {
  const index = childIndex(fragment, edit.at);
  if (edit.kind === 'words') return writeWords(fragment, index, edit.edit);
  const kept = keptBlocks(fragment, edit);
  if (kept.length > 0) {
    // Changed where they stand: what somebody types into them at this moment stays in the text.
    const rest = {
      at: edit.at + kept.length,
      remove: edit.remove - kept.length,
      insert: edit.insert.slice(kept.length),
    };
    if (rest.remove > 0 || rest.insert.length > 0) applyEdit(fragment, { kind: 'blocks', ...rest });
    kept.forEach((change, at) => writeWords(fragment, childIndex(fragment, edit.at + at), change));
    return;
  }
  const last = edit.remove === 0 ? index : childIndex(fragment, edit.at + edit.remove - 1) + 1;
  fragment.delete(index, last - index);
  fragment.insert(index, edit.insert.map(writeElement));
  if (fragment.length === 0) fragment.insert(0, [new Y.XmlElement('paragraph')]);
}

/** For the first of the blocks to be replaced, as long as old and new are of a kind: what changes in them. */
function keptBlocks(fragment: Y.XmlFragment, { at, remove, insert }: BlockEdit & { kind: 'blocks' }): WordEdit[] {
  const old = remove === 0 ? [] : readContent(fragment).content.slice(at, at + remove);
  const changes: WordEdit[] = [];
  for (const [index, node] of insert.entries()) {
    const before = old[index];
    const change = before ? changeOf(before, node) : null;
    if (!change) break;
    changes.push(change);
  }
  return changes;
}

/** Where a block of the read projection stands among the children. */
function childIndex(fragment: Y.XmlFragment, block: number): number {
  const blocks = fragment.toArray().flatMap((child, index) => (isBlock(child) ? [index] : []));
  return blocks[block] ?? fragment.length;
}

function isBlock(child: unknown): child is Y.XmlElement {
  return child instanceof Y.XmlElement && isUnitNode(child.nodeName);
}

// In the one text that holds the range, so that carets of others keep their places.
function writeWords(fragment: Y.XmlFragment, index: number, { from, to, insert }: WordEdit): void {
  const block = fragment.get(index);
  if (!(block instanceof Y.XmlElement)) return;
  if (block.length === 0) block.insert(0, [new Y.XmlText()]);
  let offset = 0;
  for (const child of block.toArray()) {
    const size = child instanceof Y.XmlText ? child.length : 1;
    if (child instanceof Y.XmlText && offset <= from && to <= offset + size && insert.every(isWord))
      return writeRange(child, { from: from - offset, to: to - offset, insert });
    offset += size;
  }
  rewrite(fragment, index, { from, to, insert });
}

function writeRange(text: Y.XmlText, { from, to, insert }: WordEdit): void {
  text.delete(from, to - from);
  let at = from;
  for (const token of insert) {
    if (token.type !== 'text') continue;
    text.insert(at, token.text, marksOf(token));
    at += token.text.length;
  }
}

function isWord(token: Token): boolean {
  return token.type === 'text';
}

function rewrite(fragment: Y.XmlFragment, index: number, { from, to, insert }: WordEdit): void {
  const [node] = readContent(fragment).content.slice(blockAt(fragment, index), blockAt(fragment, index) + 1);
  if (!node) return;
  const tokens = tokensOf(node);
  const content = [...tokens.slice(0, from), ...insert, ...tokens.slice(to)];
  fragment.delete(index, 1);
  fragment.insert(index, [writeElement({ ...node, content })]);
}

function blockAt(fragment: Y.XmlFragment, index: number): number {
  return fragment.toArray().slice(0, index).filter(isBlock).length;
}
