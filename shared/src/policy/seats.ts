import type { PartyType } from './vocabulary.js';

/** Seats held by a person of the family or by somebody who stands for one. All other seats are held by agencies. */
export const FAMILY_SEATS = [
  'parent_a',
  'parent_b',
  'child',
  'guardian',
  'representative',
] as const satisfies readonly PartyType[];

const FAMILY: ReadonlySet<PartyType> = new Set(FAMILY_SEATS);
const PARENTAL: ReadonlySet<PartyType> = new Set<PartyType>(['parent_a', 'parent_b', 'representative']);

/** True for the seats of the family: they comment and propose where agencies may write [P13]. */
export function isFamilySeat(type: PartyType): boolean {
  return FAMILY.has(type);
}

/** True for the seats to which the children of the case are no third persons [P10]. */
export function isParentalSeat(type: PartyType): boolean {
  return PARENTAL.has(type);
}
