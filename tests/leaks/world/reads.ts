import type { PartyId } from '@soulad/shared/ids';
import { decide, includesRight } from '@soulad/shared/policy';
import { factsOf, type Model, type ModelUnit, type SignedKind } from './model.js';

/** Whether a party reads a passage now, by the rules. */
export function readsUnit(model: Model, unit: ModelUnit, party: PartyId, of: SignedKind = 'minutes'): boolean {
  return includesRight(decide(factsOf(model, of), unit.facts, party).right, 'read');
}
