/** [P25] The matrix as one case has it: cells of single seats, narrowed by the convener. */
import type { CaseFacts, Narrowing, PartyFacts, UnitFacts } from './facts.js';
import { type Cell, cellOf, type Matrix } from './matrix.js';
import { narrowedTo } from './narrow-matrix.js';
import type { Category } from './vocabulary.js';

/** The narrowings of a category that hold for a unit now. A lifted one holds on for what was shared before. */
export function narrowingsFor(facts: CaseFacts, unit: UnitFacts, category: Category): readonly Narrowing[] {
  return facts.narrowings.filter(
    (one) =>
      one.category === category &&
      one.from <= facts.now &&
      (one.liftedAt === null || one.liftedAt > facts.now || (unit.sharedAt !== null && unit.sharedAt < one.liftedAt)),
  );
}

/** The cell of one seat under those narrowings: the narrowest of all. What a narrowing closes is hidden [P17]. */
export function caseCell(
  matrix: Matrix,
  narrowings: readonly Narrowing[],
  party: PartyFacts,
  category: Category,
): Cell {
  const cell = cellOf(matrix, party.type, category);
  const own = narrowings.filter((one) => one.party === party.id);
  if (own.length === 0) return cell;
  const see = own.reduce((so, one) => narrowedTo({ ...cell, see: so }, one.see), cell.see);
  return see === cell.see ? cell : { ...cell, see, existence: 'hidden', narrowed: true };
}
