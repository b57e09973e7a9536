import type { PartyId } from '@soulad/shared/ids';
import { includesRight, mayKnow } from '@soulad/shared/policy';
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
 * [P33] Before the audience of a shared unit grows by a decision, its present text goes into a new generation: what was
 * deleted is in none that a newcomer reads. Call it before the change itself. Where a reader may not know of a newcomer
 * the floor (P30) has to do: a new generation is seen by everybody, and would tell that somebody came [I1].
 */
export async function widenTo(ctx: RequestContext, { facts, unit }: Stake, next: SharedUnit): Promise<void> {
  if (unit.state !== 'shared') return;
  const coming = newcomers(facts, unit, next);
  if (coming.length === 0) return;
  const readers = [...readersIn(facts, unit)];
  const known = facts.parties
    .filter((party) => coming.includes(party.id))
    .every((party) => readers.every((reader) => mayKnow(reader, party)));
  if (!known) return;
  const held = await holdUnit(ctx, facts.caseId, unit.id);
  await regenerate(ctx, held, held.content, 'widen');
  held.doc.destroy();
}
