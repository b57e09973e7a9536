/**
 * A unit that left the viewer's circle: its text is gone from the page at once; an empty shape of its size fades where
 * it stood, so that the change is seen and nothing jumps under the reader. No shape with reduced motion.
 */
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { UnitId } from '@soulad/shared/ids';
import { pageChange } from './page-change.js';
import { indexUnits } from './unit-index.js';

const key = new PluginKey<DecorationSet>('leaving-units');

/** Height in CSS px and colour of a unit on screen. */
export interface UnitShape {
  readonly height: number;
  readonly colour: string;
}

export function leavingUnits(shapeOf: (unitId: UnitId) => UnitShape | undefined): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, set, old) => {
        const faded: unknown = tr.getMeta(key);
        const kept = set.map(tr.mapping, tr.doc);
        if (faded) return kept.remove(kept.find(undefined, undefined, (spec) => spec.key === faded));
        const change = pageChange(tr);
        if (change?.kind !== 'structure' || matchMedia('(prefers-reduced-motion: reduce)').matches) return kept;
        const index = indexUnits(old.doc);
        return kept.add(
          tr.doc,
          change.left.flatMap((unitId) => ghost(tr, unitId, index.get(unitId)?.pos, shapeOf(unitId))),
        );
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });
}

function ghost(
  tr: Transaction,
  unitId: UnitId,
  oldPos: number | undefined,
  shape: UnitShape | undefined,
): Decoration[] {
  const pos = oldPos === undefined ? 0 : tr.mapping.map(oldPos, -1);
  const $pos = tr.doc.resolve(Math.min(pos, tr.doc.content.size));
  if (!shape || oldPos === undefined || $pos.depth !== 1 || !$pos.nodeBefore) return [];
  const draw = (view: EditorView): HTMLElement => {
    const dom = document.createElement('div');
    dom.className = 'record-unit-leaving';
    dom.setAttribute('aria-hidden', 'true');
    dom.style.setProperty('--unit-colour', shape.colour);
    dom.style.blockSize = `${shape.height}px`;
    dom.addEventListener('animationend', () => view.dispatch(view.state.tr.setMeta(key, unitId)));
    return dom;
  };
  return [Decoration.widget($pos.pos, draw, { key: unitId, side: 1, ignoreSelection: true })];
}
