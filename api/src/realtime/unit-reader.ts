import type { RecordId, UnitId } from '@soulad/shared/ids';
import { includesRight } from '@soulad/shared/policy';
import type { RequestContext } from '../platform/context.js';
import { rightsOf } from '../sharing/index.js';
import type { Moment } from './moments.js';
import { type Standing, withStanding } from './standing.js';
import { storedTexts, type UnitState } from './stored-text.js';
import type { Authorisation } from './subscription.js';
import type { UnitStates } from './unit-states.js';

/** A unit as one viewer may have it now: the right it was read under, and its text. */
export interface ReadUnit {
  readonly unitId: UnitId;
  readonly authorisation: UnitAuthorisation;
  readonly headSeq: number;
  readonly text: UnitState;
}

/** An authorisation with the record that the unit stands in. */
export interface UnitAuthorisation extends Authorisation {
  readonly recordId: RecordId;
}

interface UnitRow {
  readonly id: UnitId;
  readonly recordId: RecordId;
  readonly gen: number;
  readonly epoch: number;
  readonly writes: string | null;
}

/**
 * What the caller may do with the units now; those that are not readable are not in the answer.
 * @param asOf a moment before
 * @returns undefined when the caller's rights moved meanwhile: ask again in a new transaction
 */
export async function authorise(
  ctx: RequestContext,
  unitIds: readonly UnitId[],
  asOf: Moment,
): Promise<ReadonlyMap<UnitId, UnitAuthorisation> | undefined> {
  const held = await withStanding(ctx, asOf, unitIds, (standing) => rightsUnder(ctx, unitIds, standing));
  return held && new Map([...held.found].map(([id, right]) => [id, { ...right, until: held.until }]));
}

/** Both walls stand here. */
async function rightsUnder(
  ctx: RequestContext,
  unitIds: readonly UnitId[],
  standing: Standing,
): Promise<ReadonlyMap<UnitId, Omit<UnitAuthorisation, 'until'>>> {
  const rights = await rightsOf(ctx, unitIds);
  const rows = await ctx.sql.query<UnitRow>(
    `select u.id, u.record_id as "recordId", u.gen, u.access_epoch::float8 as epoch, ctx_writing_party(u.id) as writes
       from unit u where u.id = any ($1)`,
    [unitIds],
  );
  const found = new Map<UnitId, Omit<UnitAuthorisation, 'until'>>();
  for (const { id, recordId, gen, epoch, writes } of rows) {
    const held = rights.get(id);
    if (!held || !includesRight(held.right, 'read')) continue;
    // [P14] The minute taker of a live conference writes where the seat alone would only read.
    found.set(id, {
      ...standing,
      recordId,
      gen,
      epoch,
      right: writes === null ? held.right : 'write',
      partyId: held.partyId,
      clientId: null,
    });
  }
  return found;
}

/**
 * Reads text of units from the stored log under the caller's own row-level security, never from what a live actor holds.
 * @param asOf a moment before
 * @returns undefined when the caller's rights moved meanwhile: read again in a new transaction
 */
export async function readUnits(
  ctx: RequestContext,
  unitIds: readonly UnitId[],
  asOf: Moment,
  states: UnitStates,
): Promise<readonly ReadUnit[] | undefined> {
  const held = await withStanding(ctx, asOf, unitIds, async (standing) => {
    const authorised = await rightsUnder(ctx, unitIds, standing);
    const gens = new Map([...authorised].map(([id, { gen }]) => [id, gen]));
    return { authorised, texts: await storedTexts(ctx, gens, (id, gen) => states.held(id, gen)) };
  });
  const read = held?.found.texts.map(async (text) => {
    const right = held.found.authorised.get(text.id);
    if (right?.gen !== text.gen) return [];
    const authorisation = { ...right, until: held.until };
    return [{ unitId: text.id, authorisation, headSeq: text.seq, text: await states.of(text) }];
  });
  return read && (await Promise.all(read)).flat();
}
