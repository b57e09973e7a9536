import { PARTY_TYPES, type PartyType } from '@soulad/shared/policy';

/** A party as the viewer may know it. */
export interface Party {
  readonly partyId: string;
  readonly type: PartyType;
  readonly letter: string;
  readonly label: string;
}

export type PartyGroup = 'agency' | 'family' | 'facilitation';
export const PARTY_GROUPS: readonly PartyGroup[] = ['agency', 'family', 'facilitation'];

const FAMILY: ReadonlySet<PartyType> = new Set(['parent_a', 'parent_b', 'child', 'guardian', 'representative']);

/** Where a party stands in every row of marks: agencies, then the family, then whoever runs the meeting. */
export function groupOf(type: PartyType): PartyGroup {
  if (type === 'facilitation') return 'facilitation';
  return FAMILY.has(type) ? 'family' : 'agency';
}

function rank(party: Party): number {
  return PARTY_GROUPS.indexOf(groupOf(party.type)) * PARTY_TYPES.length + PARTY_TYPES.indexOf(party.type);
}

/** The fixed order of parties: by group, by type, then by letter. It never depends on who sees what. */
export function inOrder<T extends Party>(parties: readonly T[]): T[] {
  return parties.toSorted((a, b) => rank(a) - rank(b) || a.letter.localeCompare(b.letter, 'cs'));
}

/** The same parties, split at the gaps of the audience dots; empty groups are left out. */
export function inGroups<T extends Party>(parties: readonly T[]): T[][] {
  const ordered = inOrder(parties);
  return PARTY_GROUPS.map((group) => ordered.filter((party) => groupOf(party.type) === group)).filter(
    (group) => group.length > 0,
  );
}
