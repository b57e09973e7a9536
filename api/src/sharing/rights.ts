import type { PartyId, UnitId } from '@soulad/shared/ids';
import { includesRight, type Right, rightRank, RIGHTS } from '@soulad/shared/policy';
import type { RequestContext } from '../platform/context.js';
import { walls } from '../platform/walls.js';
import { type Seat, seatsOf } from './seats.js';

/** What the caller may do with one unit, and for which of the seats. */
export interface HeldRight {
  readonly right: Right;
  readonly partyId: PartyId;
}

/**
 * The first wall: rights of the caller on these units, read from the materialised audience for the caller's own seats.
 * Units without any right are not in the answer. With the application wall down the database's own answer is passed on.
 */
export async function rightsOf(
  ctx: RequestContext,
  unitIds: readonly UnitId[],
  seats?: readonly Seat[],
): Promise<ReadonlyMap<UnitId, HeldRight>> {
  if (unitIds.length === 0) return new Map();
  const own = (seats ?? (await seatsOf(ctx))).map((seat) => seat.partyId);
  const rows = walls().app ? await audienceOf(ctx, unitIds, own) : await databaseRights(ctx, unitIds, own);
  const held = new Map<UnitId, HeldRight>();
  for (const { unitId, right, partyId } of rows) {
    const best = held.get(unitId);
    if (right !== 'none' && (!best || rightRank(right) > rightRank(best.right))) held.set(unitId, { right, partyId });
  }
  return held;
}

/** Those of the units that the caller may read, in the order given. */
export async function readable<T extends { readonly id: UnitId }>(
  ctx: RequestContext,
  units: readonly T[],
): Promise<readonly T[]> {
  const rights = await rightsOf(
    ctx,
    units.map((unit) => unit.id),
  );
  return units.filter((unit) => includesRight(rights.get(unit.id)?.right ?? 'none', 'read'));
}

interface RightRow extends HeldRight {
  readonly unitId: UnitId;
}

async function audienceOf(
  ctx: RequestContext,
  unitIds: readonly UnitId[],
  own: readonly PartyId[],
): Promise<readonly RightRow[]> {
  const rows = await ctx.sql.query<RightRow & { until: number | null }>(
    `select unit_id as "unitId", party_id as "partyId", access_right as "right", instant(valid_to) as until
       from audience where unit_id = any ($1) and party_id = any ($2) order by party_id`,
    [unitIds, own],
  );
  return rows.filter((row) => own.includes(row.partyId) && (row.until === null || row.until > ctx.now));
}

async function databaseRights(
  ctx: RequestContext,
  unitIds: readonly UnitId[],
  own: readonly PartyId[],
): Promise<readonly RightRow[]> {
  const rows = await ctx.sql.query<{ unitId: UnitId; rank: number; partyId: PartyId }>(
    `select u.id as "unitId", ctx_right(u.id)::int as rank, u.author_party as "partyId" from unit u where u.id = any ($1)`,
    [unitIds],
  );
  return rows.map(({ unitId, rank, partyId }) => ({
    unitId,
    right: RIGHTS[rank] ?? 'none',
    partyId: own.includes(partyId) ? partyId : (own[0] ?? partyId),
  }));
}
