import type { CellPartsFragment, GridPartsFragment } from '../../generated/graphql.gen.js';
import { bySeat } from '../../look/parties.js';

export type Party = GridPartsFragment['parties'][number];
export type Row = GridPartsFragment['rows'][number];

/** One opened cell: which seat, which category. */
export interface CellPlace {
  readonly partyId: string;
  readonly category: Row['category'];
}

/** Columns in the order that seats have on every screen. */
export function inOrder(parties: readonly Party[]): readonly Party[] {
  return parties.toSorted(bySeat);
}

export function cellOf(row: Row, party: Pick<Party, 'partyId'>): CellPartsFragment | undefined {
  return row.cells.find((cell) => cell.partyId === party.partyId);
}

export function isPlace(place: CellPlace | undefined, row: Row, party: Party): boolean {
  return place?.partyId === party.partyId && place.category === row.category;
}
