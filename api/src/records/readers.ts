import type { PartyId, UnitId } from '@soulad/shared/ids';
import type { Right } from '@soulad/shared/policy';
import type { RequestContext } from '../platform/context.js';
import { heldIn } from '../platform/database/held.js';
import { hash } from 'node:crypto';

/** Parties that may read each unit, as far as the viewer may see that. */
export type Readers = ReadonlyMap<UnitId, ReadonlySet<PartyId>>;

/** Who reads the given units. The presenter shows of it only parties that the viewer may know of. */
export function readersOf(ctx: RequestContext, unitIds: readonly UnitId[]): Promise<Readers> {
  const wanted = [...unitIds].sort();
  return heldIn(ctx.sql, `readers ${wanted.join(' ')}`, () => readReaders(ctx, wanted));
}

async function readReaders(ctx: RequestContext, unitIds: readonly UnitId[]): Promise<Readers> {
  // Of many units few audiences are different: each comes once, with the units that have it.
  const rows = await ctx.sql.query<{ units: string; parties: string }>(
    `select parties, string_agg(unit_id::text, ' ') as units from (
       select unit_id, string_agg(party_id::text, ' ' order by party_id) as parties from audience
         where unit_id = any ($1) and rank >= 2 and (valid_to is null or valid_to > now()) group by unit_id) one
       group by parties`,
    [unitIds],
  );
  const readers = new Map<UnitId, ReadonlySet<PartyId>>();
  for (const { units, parties } of rows) {
    const reading = new Set(idsOf<PartyId>(parties));
    for (const unitId of idsOf<UnitId>(units)) readers.set(unitId, reading);
  }
  return readers;
}

// Decoder: ids that the statement above put side by side. A list of the driver's is read letter by letter.
function idsOf<T extends string>(text: string): T[] {
  return text.split(' ') as T[];
}

/**
 * The epoch as one viewer is told it: a number that changes when the audience changes as far as this viewer may see it,
 * and never with the rights of a party that is hidden from the viewer [I1]. The epoch of the database stays inside.
 * @param known parties the viewer may know of
 * @returns a number from 2^30 to 2^31 - 1, for each unit that it is asked about: never to be taken for a count
 */
export function epochsAsSeen(
  known: Iterable<PartyId>,
): (
  unit: { readonly id: UnitId; readonly gen: number; readonly held: { readonly right: Right } },
  readers: ReadonlySet<PartyId>,
) => number {
  const sorted = [...known].sort();
  const seen = new Map<ReadonlySet<PartyId>, readonly PartyId[]>();
  return (unit, readers) => {
    const seeing = seen.get(readers) ?? sorted.filter((party) => readers.has(party));
    seen.set(readers, seeing);
    const print = hash('sha256', JSON.stringify([unit.id, unit.gen, unit.held.right, seeing]), 'buffer');
    return 2 ** 30 + (print.readUInt32BE() >>> 2);
  };
}
