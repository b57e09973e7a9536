import { canonicalJson, encodeUtf8, sha256 } from '@soulad/shared/doc';
import type { PartyId, UnitId } from '@soulad/shared/ids';
import type { Right } from '@soulad/shared/policy';
import type { RequestContext } from '../platform/context.js';
import { heldIn } from '../platform/database/held.js';

/** Parties that may read each unit, as far as the viewer may see that. */
export type Readers = ReadonlyMap<UnitId, ReadonlySet<PartyId>>;

/** Who reads the given units. The presenter shows of it only parties that the viewer may know of. */
export function readersOf(ctx: RequestContext, unitIds: readonly UnitId[]): Promise<Readers> {
  const wanted = [...unitIds].sort();
  return heldIn(ctx.sql, `readers ${wanted.join(' ')}`, () => readReaders(ctx, wanted));
}

async function readReaders(ctx: RequestContext, unitIds: readonly UnitId[]): Promise<Readers> {
  const rows = await ctx.sql.query<{ unitId: UnitId; parties: PartyId[] }>(
    `select unit_id as "unitId", array_agg(party_id) as parties from audience
       where unit_id = any ($1) and rank >= 2 and (valid_to is null or valid_to > now()) group by unit_id`,
    [unitIds],
  );
  return new Map(rows.map((row) => [row.unitId, new Set(row.parties)]));
}

/**
 * The epoch as one viewer is told it: a number that changes when the audience changes as far as this viewer may see it,
 * and never with the rights of a party that is hidden from the viewer [I1]. The epoch of the database stays inside.
 * @returns 31 bits
 */
export function epochAsSeen(
  unit: { readonly id: UnitId; readonly gen: number; readonly held: { readonly right: Right } },
  readers: ReadonlySet<PartyId>,
  known: Iterable<PartyId>,
): number {
  const seeing = [...known].filter((party) => readers.has(party)).sort();
  const print = sha256(encodeUtf8(canonicalJson([unit.id, unit.gen, unit.held.right, seeing])));
  return Buffer.from(print).readUInt32BE() >>> 1;
}
