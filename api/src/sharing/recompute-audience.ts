import { ProductError } from '@soulad/shared/errors';
import type { CaseId, UnitId } from '@soulad/shared/ids';
import { announce } from '../platform/events.js';
import { grouped } from '../platform/grouped.js';
import { staleUnits } from './audience-prints.js';
import { boundariesOf } from './boundaries.js';
import { type AudienceLine, decideAudience } from './decide-audience.js';
import { loadFacts, lockCase, type SharedUnit, type SharingFacts, type SharingScope } from './facts.repository.js';
import { openFloors } from './open-floors.js';

/**
 * Decides the whole case anew and stores what has become of it in the caller's transaction; the units whose audience stays
 * as it is are neither held nor written. Call it after every change of a fact (party, assignment window, release, presence,
 * conference), before the transaction ends.
 * @returns the units whose audience changed; their epochs have grown
 * @throws ProductError NOT_FOUND when the caller does not belong to the case
 */
export async function recomputeAudience(at: SharingScope, caseId: CaseId): Promise<readonly UnitId[]> {
  await lockCase(at, caseId);
  const facts = await loadFacts(at, caseId);
  return store(at, facts, facts.units);
}

/** The same for one unit, after a change of its own facts. Take `lockCase` before changing the unit. */
export async function recomputeUnit(at: SharingScope, unitId: UnitId): Promise<readonly UnitId[]> {
  return recomputeUnits(at, await caseOfUnit(at, unitId), [unitId]);
}

/** The same for some units of a case, also such as the caller has only just made for another party. */
export async function recomputeUnits(
  at: SharingScope,
  caseId: CaseId,
  unitIds: readonly UnitId[],
): Promise<readonly UnitId[]> {
  await lockCase(at, caseId);
  const facts = await loadFacts(at, caseId);
  return store(
    at,
    facts,
    facts.units.filter((unit) => unitIds.includes(unit.id)),
  );
}

async function caseOfUnit(at: SharingScope, unitId: UnitId): Promise<CaseId> {
  const [row] = await at.sql.query<{ caseId: CaseId | null }>('select unit_case($1) as "caseId"', [unitId]);
  if (!row?.caseId) throw new ProductError('NOT_FOUND');
  return row.caseId;
}

async function store(at: SharingScope, facts: SharingFacts, units: readonly SharedUnit[]): Promise<readonly UnitId[]> {
  const { caseId } = facts;
  const [due] = boundariesOf(facts);
  const lines = grouped(decideAudience(facts, units), (line) => line.unitId);
  const decided = new Map(units.map(({ id }) => [id, lines.get(id) ?? []]));
  const stale = await staleUnits(at, { caseId, due }, decided);
  if (stale.size === 0 && decided.size > 0) return [];
  const rows = [...stale.values()].flat().map(rowOf);
  const changed = await at.sql.query<{ id: UnitId }>(
    'select audience_store($1, $2, $3::jsonb, to_timestamp($4::float8 / 1000)) as id',
    [caseId, [...stale.keys()], JSON.stringify(rows), due ?? null],
  );
  const ids = new Set(changed.map((row) => row.id));
  await openFloors(at, [...ids]);
  await tell(
    at,
    units.filter((unit) => ids.has(unit.id)),
  );
  return [...ids];
}

function rowOf({ unitId, partyId, right, rule, basis, explanation, validTo }: AudienceLine): Record<string, unknown> {
  return { unit: unitId, party: partyId, right, rule, basis, explanation, validTo };
}

// Content-free; every node asks again for each viewer what this means to that viewer.
async function tell(at: SharingScope, changed: readonly SharedUnit[]): Promise<void> {
  if (changed.length === 0) return;
  await announce(at, { kind: 'audience', unitIds: changed.map((unit) => unit.id) });
  for (const recordId of new Set(changed.map((unit) => unit.recordId)))
    await announce(at, { kind: 'manifest', recordId });
}
