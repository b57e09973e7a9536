/** Many units for many parties in one pass: the rules of POLICY.md as algebra on sets of seats. */
import type { PartyId, UnitId } from '../ids/index.js';
import { RowOfAnswers } from './batch/answers.js';
import { type CaseTable, compileCase } from './batch/case-table.js';
import { MOST_SEATS } from './batch/party-set.js';
import { decideUnit } from './batch/unit-pass.js';
import { decide, STRANGER } from './decide.js';
import type { CaseFacts, Decision, UnitFacts } from './facts.js';
import { MATRIX_V1, type Matrix } from './matrix.js';

/** Anything with the id of a party: seats as they are in the facts will do. */
interface HasPartyId {
  readonly id: PartyId;
}

/**
 * Decides `units` for `parties` (default: all of the case): the same answers as `decide`, for a record of 500 units and 20
 * parties in one pass.
 */
export function decideAll(
  facts: CaseFacts,
  units: readonly UnitFacts[],
  parties: readonly HasPartyId[] = facts.parties,
  matrix: Matrix = MATRIX_V1,
): ReadonlyMap<UnitId, ReadonlyMap<PartyId, Decision>> {
  // More seats than bits: one by one, which is slower and the same.
  if (facts.parties.length > MOST_SEATS)
    return new Map(
      units.map((unit) => [unit.id, new Map(parties.map(({ id }) => [id, decide(facts, unit, id, matrix)]))]),
    );
  const rows = rowsFor(compileCase(facts, matrix), parties);
  const all = new Map<UnitId, ReadonlyMap<PartyId, Decision>>();
  for (const unit of units) all.set(unit.id, rows(unit));
  return all;
}

function rowsFor(
  table: CaseTable,
  parties: readonly HasPartyId[],
): (unit: UnitFacts) => ReadonlyMap<PartyId, Decision> {
  const seats = new Map(table.seats.map((seat, index) => [seat.id, index]));
  const ids = [...new Set(parties.map(({ id }) => id))];
  const places = new Map(ids.map((id, place) => [id, place]));
  const asSeated = ids.length === table.seats.length && ids.every((id, place) => seats.get(id) === place);
  return (unit) => {
    const answers = decideUnit(table, unit);
    const row = asSeated ? answers : ids.map((id) => answers[seats.get(id) ?? -1] ?? STRANGER);
    return new RowOfAnswers(ids, places, row);
  };
}
