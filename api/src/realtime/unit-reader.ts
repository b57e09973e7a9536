import { unitFragment } from '@soulad/shared/doc';
import type { RecordId, UnitId } from '@soulad/shared/ids';
import { includesRight } from '@soulad/shared/policy';
import * as Y from 'yjs';
import type { RequestContext } from '../platform/context.js';
import { openRows, openSnapshot, rightsOf, type SealedRow, type SealedSnapshot } from '../sharing/index.js';
import type { Moment } from './moments.js';
import { type Standing, withStanding } from './standing.js';
import type { Authorisation } from './subscription.js';

/** A unit as one viewer may have it now: the right it was read under, and its text. */
export interface ReadUnit {
  readonly unitId: UnitId;
  readonly authorisation: UnitAuthorisation;
  readonly headSeq: number;
  readonly doc: Y.Doc;
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

/** What the caller may do with the units now; those that are not readable are not in the answer. Both walls stand here. */
export async function authorise(
  ctx: RequestContext,
  unitIds: readonly UnitId[],
  standing: Standing,
): Promise<ReadonlyMap<UnitId, UnitAuthorisation>> {
  const rights = await rightsOf(ctx, unitIds);
  const rows = await ctx.sql.query<UnitRow>(
    `select u.id, u.record_id as "recordId", u.gen, u.access_epoch::float8 as epoch, ctx_writing_party(u.id) as writes
       from unit u where u.id = any ($1)`,
    [unitIds],
  );
  const found = new Map<UnitId, UnitAuthorisation>();
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
 * The documents are the caller's to destroy.
 * @param asOf a moment before
 * @returns undefined when the caller's rights moved meanwhile: read again in a new transaction
 */
export async function readUnits(
  ctx: RequestContext,
  unitIds: readonly UnitId[],
  asOf: Moment,
): Promise<readonly ReadUnit[] | undefined> {
  const texts = await withStanding(ctx, asOf, unitIds, (standing) => textsOf(ctx, unitIds, standing));
  const read = texts?.map(async ({ base, tail, authorisation }) => {
    if (authorisation?.gen !== base.gen) return [];
    const updates = [await openSnapshot(ctx, base), ...(await openRows(ctx, base, tail))];
    const headSeq = Number(tail.at(-1)?.seq ?? base.seq);
    return [{ unitId: base.id, authorisation, headSeq, doc: build(base, updates) }];
  });
  return read && (await Promise.all(read)).flat();
}

interface UnitText {
  readonly base: SealedSnapshot;
  readonly tail: readonly SealedRow[];
  readonly authorisation: UnitAuthorisation | undefined;
}

async function textsOf(
  ctx: RequestContext,
  unitIds: readonly UnitId[],
  standing: Standing,
): Promise<readonly UnitText[]> {
  const authorised = await authorise(ctx, unitIds, standing);
  const ids = [...authorised.keys()];
  const states = await ctx.sql.query<SealedSnapshot>(
    `select distinct on (s.unit_id) r.case_id as "caseId", s.unit_id as id, s.gen, s.seq, s.state from unit_snapshot s
       join unit u on u.id = s.unit_id and u.gen = s.gen join record r on r.id = u.record_id where s.unit_id = any ($1) order by s.unit_id, s.seq desc`,
    [ids],
  );
  const tails = new Map<UnitId, SealedRow[]>();
  const rows = await ctx.sql.query<SealedRow & { id: UnitId }>(
    `select b.case_id as "caseId", x.unit_id as id, x.seq, x.client_id as "clientId", x.client_n as n, x.bytes
       from unnest($1::uuid[], $2::int[], $3::bigint[], $4::uuid[]) b(unit_id, gen, seq, case_id)
       join unit_update x on x.unit_id = b.unit_id and x.gen = b.gen and x.seq > b.seq order by x.unit_id, x.seq`,
    [
      states.map((row) => row.id),
      states.map((row) => row.gen),
      states.map((row) => row.seq),
      states.map((row) => row.caseId),
    ],
  );
  for (const row of rows) tails.set(row.id, [...(tails.get(row.id) ?? []), row]);
  return states.map((base) => ({
    base,
    tail: tails.get(base.id) ?? [],
    authorisation: authorised.get(base.id),
  }));
}

function build(base: SealedSnapshot, updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc({ gc: true });
  unitFragment(doc, base.id, base.gen);
  doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)));
  return doc;
}
