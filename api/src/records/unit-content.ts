import { readContent, type UnitContent, unitFragment } from '@soulad/shared/doc';
import type { UnitId } from '@soulad/shared/ids';
import * as Y from 'yjs';
import type { RequestContext } from '../platform/context.js';

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
  const ids = units.map((unit) => unit.id);
  if (ids.length === 0) return new Map();
  const snapshots = await ctx.sql.query<{ id: UnitId; gen: number; seq: string; state: Buffer }>(
    `select distinct on (s.unit_id) s.unit_id as id, s.gen, s.seq, s.state from unit_snapshot s
       join unit u on u.id = s.unit_id and u.gen = s.gen where s.unit_id = any ($1) order by s.unit_id, s.seq desc`,
    [ids],
  );
  const tails = await ctx.sql.query<{ id: UnitId; bytes: Buffer }>(
    `select x.unit_id as id, x.bytes from unit_update x join unit u on u.id = x.unit_id and u.gen = x.gen
       where x.unit_id = any ($1) and x.seq > coalesce((select max(s.seq) from unit_snapshot s
         where s.unit_id = x.unit_id and s.gen = x.gen), -1) order by x.unit_id, x.seq`,
    [ids],
  );
  return new Map(
    units.map(({ id, gen }) => {
      const state = snapshots.find((one) => one.id === id)?.state;
      const bytes = tails.filter((one) => one.id === id).map((one) => one.bytes);
      return [id, state ? project(id, gen, [state, ...bytes]) : NOTHING];
    }),
  );
}

function project(id: UnitId, gen: number, updates: readonly Uint8Array[]): UnitContent {
  const doc = new Y.Doc({ gc: true });
  doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)));
  const content = readContent(unitFragment(doc, id, gen));
  doc.destroy();
  return content;
}
