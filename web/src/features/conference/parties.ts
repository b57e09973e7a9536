import type { PartyType } from '@soulad/shared/policy';
import { bySeat } from '../../look/parties.js';

/** A party as the viewer may know it. */
export interface Party {
  readonly partyId: string;
  readonly type: PartyType;
  readonly letter: string;
  readonly label: string;
}

/** Parties in the order of seats; it never depends on who sees what. */
export function inOrder<T extends Party>(parties: readonly T[]): T[] {
  return parties.toSorted(bySeat);
}
