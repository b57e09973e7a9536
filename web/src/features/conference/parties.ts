import { PARTY_TYPES, type PartyType } from '@soulad/shared/policy';
import { partyGroup, type PartyGroup } from '../../look/parties.js';

/** A party as the viewer may know it. */
export interface Party {
  readonly partyId: string;
  readonly type: PartyType;
  readonly letter: string;
  readonly label: string;
}

const GROUPS: readonly PartyGroup[] = ['agencies', 'family', 'facilitation'];

function rank(party: Party): number {
  return GROUPS.indexOf(partyGroup(party.type)) * PARTY_TYPES.length + PARTY_TYPES.indexOf(party.type);
}

/** The fixed order of parties: by group, by type, then by letter. It never depends on who sees what. */
export function inOrder<T extends Party>(parties: readonly T[]): T[] {
  return parties.toSorted((a, b) => rank(a) - rank(b) || a.letter.localeCompare(b.letter, 'cs'));
}

/** The same parties, split at the gaps of the audience dots; empty groups are left out. */
export function inGroups<T extends Party>(parties: readonly T[]): T[][] {
  const ordered = inOrder(parties);
  return GROUPS.map((group) => ordered.filter((party) => partyGroup(party.type) === group)).filter(
    (group) => group.length > 0,
  );
}
