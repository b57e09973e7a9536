import { parseId, type SectionId, type UnitId } from '@soulad/shared/ids';
import type { LiveUnit } from '../../realtime/index.js';
import type { EditorSection } from '../../record-editor/index.js';
import type { Projection, RecordOutline } from './types.js';
import { toneOf } from './unit-words.js';

/**
 * The units that the server lets the room see, as a page that nobody writes into. A unit that this viewer has no text
 * of is left out: the screen shows only what both the room and the viewer may see.
 */
export function projectedSections(
  projection: Projection,
  outline: RecordOutline,
  live: (unitId: string) => LiveUnit | undefined,
): EditorSection[] {
  const known = new Map(outline.sections.flatMap((section) => section.units.map((unit) => [unit.id, unit])));
  return projection.sections.flatMap((section) => {
    const sectionId = parseId<SectionId>(section.id);
    const units = section.units.flatMap(({ id, authorParty }) => {
      const unitId = parseId<UnitId>(id);
      const [unit, text] = [known.get(id), live(id)];
      if (!unitId || !unit || !text) return [];
      const tone = { ...toneOf(unit), dashed: false, draft: false };
      return [{ unitId, gen: text.gen, doc: text.doc, readOnly: true, label: authorParty.label, tone }];
    });
    if (!sectionId || units.length === 0) return [];
    return [
      {
        sectionId,
        title: section.title || section.heading,
        ordinal: section.ordinal,
        canAdd: false,
        addLabel: '',
        units,
      },
    ];
  });
}
