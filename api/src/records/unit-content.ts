import { readContent, type UnitContent, unitFragment } from '@soulad/shared/doc';
import type { UnitId } from '@soulad/shared/ids';
import * as Y from 'yjs';
import type { RequestContext } from '../platform/context.js';
import { grouped } from '../platform/grouped.js';
import { openRows, openSnapshot, type SealedRow, type SealedSnapshot } from '../sharing/index.js';

const NOTHING: UnitContent = { type: 'doc', content: [] };

interface Ref {
  readonly id: UnitId;
  readonly gen: number;
}

/**
 * What the units say now, read from the stored log under the caller's own row-level security: never from what a live
 * actor holds in memory for others. Deleted text is not in it.
 */
export async function contentsOf(
  ctx: RequestContext,
  units: readonly Ref[],
): Promise<ReadonlyMap<UnitId, UnitContent>> {
  const docs = await docsOf(ctx, units);
  return new Map(
    units.map(({ id, gen }) => {
      const doc = docs.get(id);
      const content = doc ? readContent(unitFragment(doc, id, gen)) : NOTHING;
      doc?.destroy();
      return [id, content];
    }),
  );
}

/** The documents themselves, read in the same way; they are the caller's to destroy. */
export async function docsOf(ctx: RequestContext, units: readonly Ref[]): Promise<ReadonlyMap<UnitId, Y.Doc>> {
  const ids = units.map((unit) => unit.id);
  if (ids.length === 0) return new Map();
  const snapshots = await ctx.sql.query<SealedSnapshot>(
    `select distinct on (s.unit_id) r.case_id as "caseId", s.unit_id as id, s.gen, s.seq, s.state from unit_snapshot s
       join unit u on u.id = s.unit_id and u.gen = s.gen join record r on r.id = u.record_id
       where s.unit_id = any ($1) order by s.unit_id, s.seq desc`,
    [ids],
  );
  const tails = await ctx.sql.query<SealedRow & { readonly id: UnitId }>(
    `select r.case_id as "caseId", x.unit_id as id, x.seq, x.client_id as "clientId", x.client_n as n, x.bytes
       from unit_update x join unit u on u.id = x.unit_id and u.gen = x.gen join record r on r.id = u.record_id
       where x.unit_id = any ($1) and x.seq > coalesce((select max(s.seq) from unit_snapshot s
         where s.unit_id = x.unit_id and s.gen = x.gen), -1) order by x.unit_id, x.seq`,
    [ids],
  );
  const tailOf = grouped(tails, (row) => row.id);
  const read = snapshots.map(async (base): Promise<[UnitId, Y.Doc]> => {
    const tail = await openRows(ctx, base, tailOf.get(base.id) ?? []);
    return [base.id, built([await openSnapshot(ctx, base), ...tail])];
  });
  return new Map(await Promise.all(read));
}

function built(updates: readonly Uint8Array[]): Y.Doc {
  // Named, for a name drawn by lot would take longer than the reading.
  const doc = new Y.Doc({ gc: true, guid: 'read' });
  doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)));
  return doc;
}
