/** Where each unit stands in a page document. Cached per document: a ProseMirror node never changes. */
import type { Node as PageNode, ResolvedPos } from '@tiptap/pm/model';
import type { SectionId, UnitId } from '@soulad/shared/ids';

export interface UnitPlace {
  readonly unitId: UnitId;
  readonly gen: number;
  readonly sectionId: SectionId;
  readonly node: PageNode;
  /** Position before the unit node. */
  readonly pos: number;
  /** First and last position inside the unit. */
  readonly start: number;
  readonly end: number;
}

export type UnitIndex = ReadonlyMap<UnitId, UnitPlace>;

const cache = new WeakMap<PageNode, UnitIndex>();

/** All units of the page in reading order. */
export function indexUnits(doc: PageNode): UnitIndex {
  const known = cache.get(doc);
  if (known) return known;
  const index = new Map<UnitId, UnitPlace>();
  doc.forEach((section, sectionPos) => {
    section.forEach((node, offset) => {
      if (node.type.name !== 'unit') return;
      const pos = sectionPos + 1 + offset;
      const unitId: UnitId = node.attrs.uid;
      index.set(unitId, {
        unitId,
        gen: node.attrs.gen,
        sectionId: section.attrs.sid,
        node,
        pos,
        start: pos + 1,
        end: pos + node.nodeSize - 1,
      });
    });
  });
  cache.set(doc, index);
  return index;
}

/** The unit a resolved position is inside, if any: titles and the gaps between units belong to none. */
export function unitAround($pos: ResolvedPos): UnitPlace | undefined {
  if ($pos.depth < 2) return undefined;
  const node = $pos.node(2);
  return node.type.name === 'unit' ? indexUnits($pos.doc).get(node.attrs.uid) : undefined;
}

/** The section id a resolved position is inside, if any. */
export function sectionAround($pos: ResolvedPos): SectionId | undefined {
  return $pos.depth < 1 ? undefined : $pos.node(1).attrs.sid;
}
