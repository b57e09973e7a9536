/**
 * Carets of others: a line in the text and a label in the margin, hidden from assistive technology, which hears of
 * people elsewhere. Positions are kept per unit and read again only when that unit changed (editor 4.8).
 */
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { Node as PageNode } from '@tiptap/pm/model';
import type { UnitId } from '@soulad/shared/ids';
import type { RemoteCaret } from './editor-types.js';
import { pageChange } from './page-change.js';
import type { UnitBinding } from './unit-binding.js';
import { indexUnits, type UnitPlace } from './unit-index.js';
import { decodeRelative, fromRelative } from './unit-position.js';
import { adoptCaret } from './adopt-caret.js';

const key = new PluginKey<CaretState>('remote-carets');

interface CaretState {
  readonly carets: readonly RemoteCaret[];
  readonly shown: DecorationSet;
}

type FindUnit = (unitId: UnitId) => UnitBinding | undefined;

export function remoteCarets(findUnit: FindUnit): Plugin<CaretState> {
  return new Plugin<CaretState>({
    key,
    state: {
      init: () => ({ carets: [], shown: DecorationSet.empty }),
      apply: (tr, before, _old, state) => apply(findUnit, tr, before, state),
    },
    props: { decorations: (state) => key.getState(state)?.shown ?? null },
  });
}

/** Shows exactly these carets; those of another generation or of a unit that is not shown are left out. */
export function showCarets(view: EditorView, carets: readonly RemoteCaret[]): void {
  adoptCaret(view);
  view.dispatch(view.state.tr.setMeta(key, carets).setMeta('addToHistory', false));
}

function apply(findUnit: FindUnit, tr: Transaction, before: CaretState, state: EditorState): CaretState {
  const given: readonly RemoteCaret[] | undefined = tr.getMeta(key);
  const change = pageChange(tr);
  const carets = given ?? before.carets;
  if (given || change?.kind === 'structure')
    return { carets, shown: DecorationSet.create(state.doc, decorate(findUnit, carets, state.doc)) };
  if (!tr.docChanged) return before;
  // Yjs does not yet know a local change when this runs; mapping is exact for it.
  const mapped = before.shown.map(tr.mapping, tr.doc);
  if (change?.kind !== 'remote') return { carets, shown: mapped };
  const place = indexUnits(tr.doc).get(change.unitId);
  if (!place) return { carets, shown: mapped };
  const stale = mapped.find(place.pos, place.pos + place.node.nodeSize);
  const own = carets.filter((caret) => caret.unitId === change.unitId);
  return { carets, shown: mapped.remove(stale).add(tr.doc, decorate(findUnit, own, tr.doc)) };
}

function decorate(findUnit: FindUnit, carets: readonly RemoteCaret[], doc: PageNode): Decoration[] {
  const index = indexUnits(doc);
  const perBlock = new Map<PageNode, number>();
  return carets.flatMap((caret) => {
    const place = index.get(caret.unitId);
    const unit = findUnit(caret.unitId);
    if (!place || !unit || unit.gen !== caret.gen || place.gen !== caret.gen) return [];
    const head = resolve(unit, place, caret.head);
    if (head === null) return [];
    const block = doc.resolve(head).parent;
    const slot = perBlock.get(block) ?? 0;
    perBlock.set(block, slot + 1);
    return [caretWidget(caret, head, slot), ...selectionOf(caret, head, resolve(unit, place, caret.anchor) ?? head)];
  });
}

function resolve(unit: UnitBinding, place: UnitPlace, position: unknown): number | null {
  const relative = decodeRelative(position);
  const offset = relative && fromRelative(unit.fragment, place.node, relative);
  return offset === null ? null : Math.min(place.start + offset, place.end);
}

function selectionOf(caret: RemoteCaret, head: number, anchor: number): Decoration[] {
  if (anchor === head) return [];
  const attrs = { class: 'remote-selection', style: `--caret-colour: ${caret.colour}` };
  return [Decoration.inline(Math.min(anchor, head), Math.max(anchor, head), attrs)];
}

/** @param slot how many carets of the same block come before; marks stand side by side */
function caretWidget(caret: RemoteCaret, head: number, slot: number): Decoration {
  const id = [caret.key, caret.idle ? 'idle' : 'writing', slot, caret.label, caret.colour].join(' ');
  return Decoration.widget(head, () => caretDom(caret, slot), { key: id, side: -1, ignoreSelection: true, marks: [] });
}

function caretDom(caret: RemoteCaret, slot: number): HTMLElement {
  const line = document.createElement('span');
  line.className = 'remote-caret';
  line.setAttribute('aria-hidden', 'true');
  line.style.setProperty('--caret-colour', caret.colour);
  line.style.setProperty('--caret-slot', String(slot));
  const label = document.createElement('span');
  label.className = 'remote-caret-label';
  label.append(markDom(caret.mark));
  if (!caret.idle && slot === 0) label.append(caret.label);
  line.append(label);
  return line;
}

function markDom(path: string): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  const shape = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  shape.setAttribute('d', path);
  svg.append(shape);
  return svg;
}
