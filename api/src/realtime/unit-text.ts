import { ProductError } from '@soulad/shared/errors';
import * as Y from 'yjs';
import type { RequestContext } from '../platform/context.js';
import type { UnitState } from './stored-text.js';
import type { ReadUnit } from './unit-reader.js';

/** Times a unit is read anew because its audience changed while it was being read. */
const MAX_READS = 4;

/** Reads until nothing has moved meanwhile. @throws ProductError UNAVAILABLE when it moves on and on */
export async function readUntilStill<T>(read: () => Promise<T | undefined>): Promise<T> {
  for (let attempt = 0; attempt < MAX_READS; attempt++) {
    const found = await read();
    if (found !== undefined) return found;
  }
  throw new ProductError('UNAVAILABLE');
}

/** Notes that the text of these units reached the viewer live. */
export async function discloseLive(ctx: RequestContext, read: readonly ReadUnit[]): Promise<void> {
  await ctx.sql.query('select disclose($1, $2)', [read.map((unit) => unit.unitId), 'live']);
}

/** What a client with this state vector lacks; undefined when the vector is not one. Deleted text is not in it. */
export function difference({ state }: UnitState, sv: Uint8Array | undefined): Uint8Array | undefined {
  if (sv === undefined) return state;
  try {
    return Y.diffUpdate(state, sv);
  } catch {
    return undefined;
  }
}
