import type { UnitTone } from '../../record-editor/index.js';
import { partyColour } from '../../look/parties.js';
import { inOrder, type Party } from './parties.js';
import type { Unit } from './types.js';

/** How the edge of a unit looks. Narrow = one party alone reads it; a draft stays undashed until it is shared. */
export function toneOf(unit: Unit): UnitTone {
  return {
    colour: partyColour(unit.authorParty.type, unit.authorParty.letter),
    dashed: unit.state !== 'draft' && unit.audience.onlyParty !== null,
    dissent: unit.kind === 'dissent',
    draft: unit.state === 'draft',
  };
}

/** True when this viewer may type into the unit. */
export function mayWrite(unit: Unit): boolean {
  return unit.right === 'write' && unit.state !== 'withdrawn';
}

/** The parties on both sides of a unit's audience, as far as this viewer may know them. */
export function sidesOf(unit: Unit): { readonly sees: Party[]; readonly doesNot: Party[] } {
  const dots = inOrder(unit.audience.dots.map((dot) => ({ ...dot.party, sees: dot.sees })));
  return { sees: dots.filter((dot) => dot.sees), doesNot: dots.filter((dot) => !dot.sees) };
}
