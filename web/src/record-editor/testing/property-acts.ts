/** What people do in the property test, lawful and hostile. Each act picks its places from the seed. */
import { TextSelection, type Transaction } from '@tiptap/pm/state';
import { indexUnits, type UnitPlace } from '../unit-index.js';
import { letterOf, type Peer } from './property-peer.js';
import type { SeededRandom } from './seeded-random.js';

export type Act = (peer: Peer, random: SeededRandom) => void;

/** A caret position inside a unit. */
function spot(peer: Peer, random: SeededRandom, place: UnitPlace): number {
  const $pos = peer.view.state.doc.resolve(place.start + random.below(place.node.content.size + 1));
  const near = TextSelection.near($pos, 1).from;
  return near > place.end ? TextSelection.near($pos, -1).from : near;
}

function somewhere(
  peer: Peer,
  random: SeededRandom,
): { readonly place: UnitPlace; readonly from: number; readonly to: number } | null {
  const place = random.pick([...indexUnits(peer.view.state.doc).values()]);
  if (!place) return null;
  const ends = [spot(peer, random, place), spot(peer, random, place)].sort((a, b) => a - b);
  const from = ends[0] ?? place.start;
  return { place, from, to: Math.min(ends[1] ?? from, from + 5) };
}

function edit(
  change: (
    tr: Transaction,
    at: { readonly place: UnitPlace; readonly from: number; readonly to: number },
    random: SeededRandom,
  ) => unknown,
): Act {
  return (peer, random) => {
    const at = somewhere(peer, random);
    if (!at) return;
    const tr = peer.view.state.tr;
    change(tr, at, random);
    peer.view.dispatch(tr);
  };
}

/** Selects from one unit into another and presses a key. */
function overBorders(key: string): Act {
  return (peer, random) => {
    const places = [...indexUnits(peer.view.state.doc).values()];
    const first = random.pick(places);
    const second = random.pick(places);
    if (!first || !second) return;
    const { doc, tr } = peer.view.state;
    peer.view.dispatch(
      tr.setSelection(
        TextSelection.between(doc.resolve(spot(peer, random, first)), doc.resolve(spot(peer, random, second))),
      ),
    );
    peer.key(key);
  };
}

export const LAWFUL: Readonly<Record<string, Act>> = {
  insert: edit((tr, { place, from }, random) =>
    tr.insertText(letterOf(place.unitId).repeat(1 + random.below(3)), from),
  ),
  insertMore: edit((tr, { place, from }, random) =>
    tr.insertText(letterOf(place.unitId).repeat(2 + random.below(6)), from),
  ),
  delete: edit((tr, { from, to }) => tr.delete(from, to)),
  split: edit((tr, { from }) => (tr.doc.resolve(from).depth === 3 ? tr.split(from) : tr)),
  bold: edit((tr, { from, to }) => tr.addMark(from, to, tr.doc.type.schema.mark('bold'))),
  plain: edit((tr, { from, to }) => tr.removeMark(from, to)),
  heading: edit((tr, { from }, random) =>
    tr.setBlockType(from, from, tr.doc.type.schema.nodes.heading ?? tr.doc.type, { level: 1 + random.below(3) }),
  ),
  list: edit((tr, { from }) => {
    const { bulletList, listItem } = tr.doc.type.schema.nodes;
    const range = tr.doc.resolve(from).blockRange();
    if (
      range &&
      bulletList &&
      listItem &&
      range.depth === 2 &&
      range.parent.child(range.startIndex).type.name === 'paragraph'
    )
      tr.wrap(range, [{ type: bulletList }, { type: listItem }]);
  }),
  deleteOverBorders: overBorders('Backspace'),
  undo: (peer) => peer.undo(),
  redo: (peer) => peer.redo(),
};

export const HOSTILE: Readonly<Record<string, Act>> = {
  deleteOverBorder: edit((tr, { place, from }) => tr.delete(Math.max(3, place.start - 4), from)),
  joinUnits: edit((tr, { place }) =>
    tr.doc.resolve(place.pos).nodeBefore?.type.name === 'unit' ? tr.join(place.pos) : tr,
  ),
  deleteUnit: edit((tr, { place }) => tr.delete(place.pos, place.pos + place.node.nodeSize)),
  moveText: edit((tr, { place, from, to }) => {
    const other = [...indexUnits(tr.doc).values()].find((unit) => unit.unitId !== place.unitId);
    if (!other || from === to) return;
    const text = tr.doc.textBetween(from, to);
    tr.delete(from, to);
    if (text) tr.insertText(text, tr.mapping.map(other.start + 1));
  }),
  writeTitle: edit((tr) => tr.insertText('x', 2)),
  foreignAttrs: edit((tr, { place }) => tr.setNodeMarkup(place.pos, undefined, { uid: 'u9', gen: 1 })),
};
