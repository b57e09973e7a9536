import type { Instant, PartyId, UnitId } from '@soulad/shared/ids';
import { type Decision, decideAll, includesRight, rightRank } from '@soulad/shared/policy';
import { boundariesOf, MAX_BOUNDARIES } from './boundaries.js';
import type { SharedUnit, SharingFacts } from './facts.repository.js';

/** One line of the materialised audience. */
export interface AudienceLine extends Decision {
  readonly unitId: UnitId;
  readonly partyId: PartyId;
  /** The right ends by itself then; null = not by time alone. */
  readonly validTo: Instant | null;
}

/**
 * Decides every given unit for every party of the case, now and at each coming boundary: a right that falls by itself
 * carries its end, so that row-level security closes it on time even when nobody recomputes.
 */
export function decideAudience(facts: SharingFacts, units: readonly SharedUnit[]): readonly AudienceLine[] {
  const boundaries = boundariesOf(facts);
  const looked = boundaries.slice(0, MAX_BOUNDARIES);
  const now = decideUnits(facts, units);
  const later = looked.map((at) => ({ at, decisions: decideUnits({ ...facts, now: at }, units) }));
  // Farther ahead nothing was decided: until then at the longest.
  const horizon = boundaries[MAX_BOUNDARIES] ?? null;
  return now.map((line, index) => {
    const falls = later.find(({ decisions }) => rightRank(decisions[index]?.right ?? 'none') < rightRank(line.right));
    return { ...line, validTo: includesRight(line.right, 'knows') ? (falls?.at ?? horizon) : null };
  });
}

function decideUnits(facts: SharingFacts, units: readonly SharedUnit[]): readonly Omit<AudienceLine, 'validTo'>[] {
  return [...facts.records].flatMap(([recordId, recordState]) => {
    const own = units.filter((unit) => unit.recordId === recordId);
    if (own.length === 0) return [];
    const decided = decideAll({ ...facts, recordState }, own, facts.parties);
    return own.flatMap((unit) =>
      facts.parties.flatMap((party) => {
        const decision = decided.get(unit.id)?.get(party.id);
        return decision ? [{ ...decision, unitId: unit.id, partyId: party.id }] : [];
      }),
    );
  });
}
