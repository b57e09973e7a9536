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

/** The answers for one unit, in the order of the parties. */
interface Row {
  readonly unitId: UnitId;
  readonly decisions: readonly Decision[];
}

/**
 * Decides every given unit for every party of the case, now and at each coming boundary: a right that falls by itself
 * carries its end, so that row-level security closes it on time even when nobody recomputes.
 */
export function decideAudience(facts: SharingFacts, units: readonly SharedUnit[]): readonly AudienceLine[] {
  const boundaries = boundariesOf(facts);
  const looked = boundaries.slice(0, MAX_BOUNDARIES);
  const later = looked.map((at) => ({ at, rows: decideUnits({ ...facts, now: at }, units) }));
  // Farther ahead nothing was decided: until then at the longest.
  const horizon = boundaries[MAX_BOUNDARIES] ?? null;
  const endOf = (right: Decision['right'], row: number, place: number): Instant | null => {
    if (!includesRight(right, 'knows')) return null;
    const rank = rightRank(right);
    const falls = later.find(({ rows }) => rightRank(rows[row]?.decisions[place]?.right ?? 'none') < rank);
    return falls?.at ?? horizon;
  };
  const lines: AudienceLine[] = [];
  for (const [at, { unitId, decisions }] of decideUnits(facts, units).entries()) {
    for (const [place, { id: partyId }] of facts.parties.entries()) {
      const decision = decisions[place];
      if (!decision) continue;
      const { right, rule, basis, explanation, existence } = decision;
      lines.push({ unitId, partyId, right, rule, basis, explanation, existence, validTo: endOf(right, at, place) });
    }
  }
  return lines;
}

function decideUnits(facts: SharingFacts, units: readonly SharedUnit[]): readonly Row[] {
  return [...facts.records].flatMap(([recordId, recordState]) => {
    const own = units.filter((unit) => unit.recordId === recordId);
    if (own.length === 0) return [];
    const decided = decideAll({ ...facts, recordState }, own, facts.parties);
    return own.flatMap((unit) => {
      const answers = decided.get(unit.id);
      return answers ? [{ unitId: unit.id, decisions: [...answers.values()] }] : [];
    });
  });
}
