import type { PartyId } from '@soulad/shared/ids';
import { includesRight } from '@soulad/shared/policy';
import type { RequestContext } from '../platform/context.js';
import { decideAudience, type SharedUnit, type SharingFacts, type Stake } from '../sharing/index.js';
import { holdUnit, regenerate } from './regenerate.js';

/** Parties that read the unit as it is described. */
export function readersIn(facts: SharingFacts, unit: SharedUnit): ReadonlySet<PartyId> {
  const lines = decideAudience(facts, [unit]).filter((line) => includesRight(line.right, 'read'));
  return new Set(lines.map((line) => line.partyId));
}

/** Parties that would read the next unit and do not read the first. */
export function newcomers(facts: SharingFacts, unit: SharedUnit, next: SharedUnit): readonly PartyId[] {
  const before = readersIn(facts, unit);
  return [...readersIn(facts, next)].filter((party) => !before.has(party));
}

/**
 * [P33] Before a party that is known to the whole table comes to read a shared unit by a decision, its present text goes
 * into a new generation: what was deleted is in none that a newcomer reads. Call it before the change itself. A new
 * generation is seen by every reader, so nothing else may have a say in it: neither who comes besides nor who reads already
 * may be known to all of them [I1]. Whoever comes alone and is known to some has the floor (P30).
 */
export async function widenTo(ctx: RequestContext, { facts, unit }: Stake, next: SharedUnit): Promise<void> {
  if (unit.state !== 'shared') return;
  const coming = newcomers(facts, unit, next);
  if (
    !facts.parties.some((party) => party.knownTo === 'table' && party.emergency !== true && coming.includes(party.id))
  )
    return;
  const held = await holdUnit(ctx, facts.caseId, unit.id);
  await regenerate(ctx, held, held.content, 'widen');
  held.doc.destroy();
}
