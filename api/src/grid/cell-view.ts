import type { UnitId } from '@soulad/shared/ids';
import { caseCell, type Category, cellOf, MATRIX_V1, type Override, type PartyFacts } from '@soulad/shared/policy';
import type { SharedParty, SharedUnit, SharingFacts } from '../sharing/index.js';
import type { OpeningRelease } from './cell-releases.js';
import type { GridCellView } from './grid.graphql.js';
import type { NarrowingOfCell } from './narrowings.repository.js';

/** What the cells of one viewer are drawn from. */
export interface CellSources {
  readonly facts: SharingFacts;
  /** Of the convening seat alone; empty for others. */
  readonly narrowings: readonly NarrowingOfCell[];
  readonly releases: readonly OpeningRelease[];
  /** Whether decisions about single passages are this viewer's business [P15]. */
  readonly decisions: boolean;
  /** Answers for the case. */
  readonly convenes: boolean;
}

/** One seat and one category. `units`: passages of the category that the viewer may read; `reads`: those the seat reads. */
export function cellView(
  sources: CellSources,
  seat: SharedParty,
  category: Category,
  passages: { readonly units: readonly SharedUnit[]; readonly reads: ReadonlySet<UnitId> },
): GridCellView {
  const { facts, narrowings, releases, decisions, convenes } = sources;
  const cell = cellOf(MATRIX_V1, seat.type, category);
  const inForce = facts.narrowings.filter((one) => one.category === category && one.liftedAt === null);
  const decided = (effect: Override['effect']): number =>
    decisions ? passages.units.filter((unit) => isDecided(unit, seat, effect, facts.now)).length : 0;
  return {
    partyId: seat.id,
    level: caseCell(MATRIX_V1, inForce, seat, category).see,
    defaultLevel: cell.see,
    brings: cell.author,
    condition: cell.condition,
    note: cell.note,
    basis: cell.basis,
    // [P25] The convening seat keeps the record.
    mayNarrow: convenes && !seat.isConvener,
    narrowings: narrowings.filter((one) => one.partyId === seat.id && one.category === category),
    releases: releases
      .filter((one) => one.recipients.includes(seat.id) && one.categories.includes(category))
      .map(({ id, until }) => ({ id, until })),
    letIn: decided('allow'),
    takenOut: decided('narrow'),
    reads: passages.units.filter((unit) => passages.reads.has(unit.id)).length,
  };
}

// [P6] [P8] A half of a decision is nothing: it is not counted either.
function isDecided(unit: SharedUnit, seat: PartyFacts, effect: Override['effect'], now: number): boolean {
  return unit.overrides.some(
    (one) =>
      one.party === seat.id &&
      one.effect === effect &&
      one.from <= now &&
      (one.to === null || now < one.to) &&
      (effect === 'allow' ? one.byOriginator && one.byConvener : one.byOriginator || one.byConvener),
  );
}
