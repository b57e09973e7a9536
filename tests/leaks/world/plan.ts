import type { PartyId, PersonId, SittingId } from '@soulad/shared/ids';
import type { Category, PartyType } from '@soulad/shared/policy';

/** Names of things are the same in both worlds; each world has real ids of its own for them. */
export type Place = 'A' | 'B';

/** Where a thing is: in both worlds, or only in the one that has the secret. */
export type Where = 'both' | 'B';

export interface SeatPlan {
  readonly id: PartyId;
  readonly type: PartyType;
  readonly letter: string;
  readonly label: string;
  readonly person: PersonId | null;
  readonly represents: readonly PersonId[];
  readonly knownTo: 'table' | readonly PartyId[];
  readonly convener: boolean;
  readonly role: string;
  readonly where: Where;
}

export interface PersonPlan {
  readonly id: PersonId;
  readonly name: string;
  readonly sex: 'female' | 'male';
  readonly child: boolean;
  readonly household: string | null;
  readonly knownTo: 'table' | readonly PartyId[];
  readonly where: Where;
}

export interface RelationPlan {
  readonly key: string;
  readonly person: PersonId;
  readonly other: PersonId;
  readonly kind: string;
}

export interface ItemPlan {
  readonly key: string;
  readonly title: string;
}

export interface SittingPlan {
  readonly id: SittingId;
  /** Minutes from the beginning of the conference. */
  readonly from: number;
  readonly to: number;
  readonly invited: readonly PartyId[];
  readonly excluded: readonly PartyId[];
  readonly items: readonly ItemPlan[];
}

export interface SectionPlan {
  readonly key: string;
  readonly heading: string;
  /** Item of an agenda it belongs to; null for the whole meeting. */
  readonly item: string | null;
  readonly sitting: SittingId | null;
  readonly category: Category | null;
}

/** What a pair of worlds starts from, before anybody does anything. */
export interface WorldPlan {
  readonly viewer: PartyId;
  readonly seats: readonly SeatPlan[];
  readonly persons: readonly PersonPlan[];
  readonly relations: readonly RelationPlan[];
  readonly sittings: readonly SittingPlan[];
  readonly sections: readonly SectionPlan[];
}

/** The seat of the viewer. */
export function viewerSeat({ seats, viewer }: WorldPlan): SeatPlan {
  return seatOf(seats, viewer);
}

export function seatOf(seats: readonly SeatPlan[], id: PartyId): SeatPlan {
  const found = seats.find((seat) => seat.id === id);
  if (!found) throw new Error(`there is no seat ${id}`);
  return found;
}

export function convenerOf(seats: readonly SeatPlan[]): SeatPlan {
  const found = seats.find((seat) => seat.convener);
  if (!found) throw new Error('nobody convenes');
  return found;
}
