import type { UnitId } from '@soulad/shared/ids';
import { Sessions } from '../identity/index.js';
import type { RequestContext } from '../platform/context.js';
import { openRows, openSnapshot, type SealedRow, type SealedSnapshot } from '../sharing/index.js';
import type { LiveScene } from './live-scene.js';
import type { SitterKey } from './live-table.js';

/** Runs statements as the server would for this person. */
export async function asSitter<T>(
  { server, table }: LiveScene,
  key: SitterKey,
  read: (ctx: RequestContext) => Promise<T>,
): Promise<T> {
  const principal = await server.app.get(Sessions).byId(table.people[key].sessionId);
  if (principal === null) throw new Error('no session');
  return server.db.inContext(principal, read);
}

/** What row-level security shows to somebody of the log and of the snapshots of a unit, opened. */
export interface RawText {
  readonly rows: number;
  /** Generations of which anything is shown. */
  readonly gens: readonly number[];
  readonly bytes: string;
}

export function rawText(scene: LiveScene, key: SitterKey, unitId: UnitId): Promise<RawText> {
  return asSitter(scene, key, async (ctx) => {
    const states = await ctx.sql.query<SealedSnapshot>(
      `select r.case_id as "caseId", s.unit_id as id, s.gen, s.seq, s.state
         from unit_snapshot s join unit u on u.id = s.unit_id join record r on r.id = u.record_id where u.id = $1`,
      [unitId],
    );
    const log = await ctx.sql.query<SealedRow & { gen: number }>(
      `select r.case_id as "caseId", x.gen, x.seq, x.client_id as "clientId", x.client_n as n, x.bytes
         from unit_update x join unit u on u.id = x.unit_id join record r on r.id = u.record_id where u.id = $1`,
      [unitId],
    );
    const opened = [
      ...(await Promise.all(states.map((state) => openSnapshot(ctx, state)))),
      ...(await Promise.all(log.map((row) => openRows(ctx, { id: unitId, gen: row.gen }, [row])))).flat(),
    ];
    const gens = [...new Set([...states, ...log].map((row) => row.gen))].sort((a, b) => a - b);
    return { rows: log.length, gens, bytes: Buffer.concat(opened).toString('utf8') };
  });
}
