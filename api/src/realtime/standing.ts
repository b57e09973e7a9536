import type { UnitId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import type { Moment } from './moments.js';

/** What an authorisation rests on besides the epoch of the unit. */
export interface Standing {
  /** The person's number: it grows when a session, a membership, a seat or the account ends (PROTOCOL.md R42). */
  readonly authority: number;
  /** Moment at which it was begun to be read: what was committed before that is accounted for. */
  readonly asOf: Moment;
}

/** What was read, and how long it holds by itself. */
export interface Held<T> {
  readonly found: T;
  /** Time of the node's steady clock at which some window ends by itself, by the database's clock; Infinity = none does. */
  readonly until: number;
}

interface Look {
  readonly n: string | null;
  readonly moved: boolean;
  readonly leftMs: number | null;
}

/**
 * Runs `read` between two looks at the caller's authority.
 * @param asOf a moment before the first statement of `read`
 * @returns undefined when a right moved meanwhile, or since the transaction began: by its clock, what has ended since is
 *   still there. Ask again in a new one.
 */
export async function withStanding<T>(
  ctx: RequestContext,
  asOf: Moment,
  unitIds: readonly UnitId[],
  read: (standing: Standing) => Promise<T>,
): Promise<Held<T> | undefined> {
  const before = await look(ctx, unitIds);
  const found = await read({ authority: Number(before.n), asOf });
  // [I7] An end that was set while this was read is seen by the second look alone, and the reading may rest on it already.
  const after = await look(ctx, unitIds);
  // By the transaction's clock a window that has ended since is open still, and what was committed since is in its reading.
  const ended = after.leftMs !== null && after.leftMs <= 0;
  if (after.n === null || after.n !== before.n || after.moved || ended) return undefined;
  return { found, until: after.leftMs === null ? Infinity : asOf.elapsed + after.leftMs };
}

async function look(ctx: RequestContext, unitIds: readonly UnitId[]): Promise<Look> {
  const [row] = await ctx.sql.query<Look>('select n, moved, left_ms as "leftMs" from ctx_authority($1)', [unitIds]);
  return row ?? { n: null, moved: true, leftMs: null };
}
