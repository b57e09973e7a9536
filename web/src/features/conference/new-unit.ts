import * as Y from 'yjs';
import { unitRootName } from '@soulad/shared/doc';
import type { UnitId } from '@soulad/shared/ids';
import type { LiveUnit } from '../../realtime/index.js';

/**
 * Appends what a person went on typing while the server was making the unit, so that no key is lost. The document must
 * be live (leased), else the change would be refused.
 */
export function appendTyped(unitId: UnitId, unit: LiveUnit, typed: string): void {
  if (typed === '' || !unit.mayWrite) return;
  unit.doc.transact(() => {
    const root = unit.doc.getXmlFragment(unitRootName(unitId, unit.gen));
    const paragraph = root.toArray().findLast((node) => node instanceof Y.XmlElement);
    if (!paragraph) return;
    const last = paragraph.toArray().at(-1);
    if (last instanceof Y.XmlText) last.insert(last.length, typed);
    else paragraph.insert(paragraph.length, [new Y.XmlText(typed)]);
  });
}

/** True when nothing but white space stands in the unit. */
export function isBlank(unitId: UnitId, unit: LiveUnit): boolean {
  return (
    unit.doc
      .getXmlFragment(unitRootName(unitId, unit.gen))
      .toString()
      .replace(/<[^>]*>/gu, '')
      .trim() === ''
  );
}
