import type { PartyId } from '../ids/index.js';
import { decide } from '../policy/decide.js';
import { decideAll } from '../policy/decide-all.js';
import type { CaseFacts, Decision, UnitFacts } from '../policy/facts.js';
import { MATRIX_V1, type Matrix } from '../policy/matrix.js';

const text = ({ right, rule, basis, explanation, existence }: Decision): string =>
  [right, rule, basis, explanation, existence].join(' ');

/** The decision, asked of `decide` and of `decideAll`. Throws when they differ [I2]. */
export function decideBoth(facts: CaseFacts, unit: UnitFacts, party: PartyId, matrix: Matrix = MATRIX_V1): Decision {
  const one = decide(facts, unit, party, matrix);
  const all = decideAll(facts, [unit], [{ id: party }], matrix)
    .get(unit.id)
    ?.get(party);
  if (!all || text(one) !== text(all))
    throw new Error(`decide: ${text(one)}; decideAll: ${all ? text(all) : 'nothing'}`);
  return one;
}
