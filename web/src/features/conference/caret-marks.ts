import { partyColour, partyLook } from '../../look/parties.js';
import type { LiveCaret } from '../../realtime/index.js';
import type { RemoteCaret } from '../../record-editor/index.js';
import type { Party } from './parties.js';

/** The name written beside a caret: the surname; titles after a comma and before the name are left out. */
export function surname(name: string): string {
  const [person = name] = name.split(',');
  return person.trim().split(/\s+/u).at(-1) ?? person;
}

/** Carets as the editor draws them. A caret of a party that the viewer does not know is not drawn at all. */
export function caretMarks(carets: readonly LiveCaret[], parties: readonly Party[]): RemoteCaret[] {
  return carets.flatMap((caret) => {
    const party = parties.find((known) => known.partyId === caret.partyId);
    if (!party) return [];
    const { key, unitId, gen, anchor, head, idle } = caret;
    const mark = partyLook(party.type, party.letter).shape.path;
    return [
      {
        key,
        unitId,
        gen,
        anchor,
        head,
        idle,
        label: surname(caret.name),
        colour: partyColour(party.type, party.letter),
        mark,
      },
    ];
  });
}
