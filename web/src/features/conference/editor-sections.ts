import { parseId, type SectionId, type UnitId } from '@soulad/shared/ids';
import type { EditorSection, EditorUnit } from '../../record-editor/index.js';
import type { LiveUnit } from '../../realtime/index.js';
import type { RecordOutline, Unit } from './types.js';
import { mayWrite, toneOf } from './unit-words.js';

export interface SectionFacts {
  readonly outline: RecordOutline;
  readonly live: (unitId: string) => LiveUnit | undefined;
  /** Accessible name of a unit. */
  readonly labelOf: (unit: Unit) => string;
  /** "Psát za školu…" */
  readonly addLabel: string;
  /** False while nothing can be added: offline, ended, nobody to write for. */
  readonly mayAdd: boolean;
}

/** What the editor shows: the viewer's outline joined with the documents that are here. */
export function editorSections({ outline, live, labelOf, addLabel, mayAdd }: SectionFacts): EditorSection[] {
  return outline.sections.flatMap((section) => {
    const sectionId = parseId<SectionId>(section.id);
    if (!sectionId) return [];
    const units = section.units.flatMap((unit) => editorUnit(unit, live(unit.id), labelOf));
    return [
      {
        sectionId,
        title: section.title || section.heading,
        ordinal: section.ordinal,
        canAdd: mayAdd && section.canAdd,
        addLabel,
        units,
      },
    ];
  });
}

function editorUnit(unit: Unit, live: LiveUnit | undefined, labelOf: (unit: Unit) => string): EditorUnit[] {
  const unitId = parseId<UnitId>(unit.id);
  if (!unitId || !live) return [];
  const readOnly = !live.mayWrite || !mayWrite(unit);
  return [{ unitId, gen: live.gen, doc: live.doc, readOnly, label: labelOf(unit), tone: toneOf(unit) }];
}
