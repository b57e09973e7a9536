import { generationOf, readContent, type UnitContent, unitFragment } from '@soulad/shared/doc';
import { ProductError } from '@soulad/shared/errors';
import type { CaseId, UnitId } from '@soulad/shared/ids';
import type * as Y from 'yjs';
import type { RequestContext } from '../platform/context.js';
import { announce } from '../platform/events.js';
import { sealSnapshot } from '../sharing/index.js';
import { docsOf } from './unit-content.js';

/** A unit that this transaction holds: nothing is written into it until the transaction ends. */
export interface HeldUnit {
  readonly id: UnitId;
  readonly caseId: CaseId;
  readonly gen: number;
  readonly head: number;
  /** Everything that was acknowledged; the holder's to destroy. */
  readonly doc: Y.Doc;
  readonly fragment: Y.XmlFragment;
  readonly content: UnitContent;
}

export type RegenerationCause = 'carve' | 'widen';

/**
 * Takes the row that every push takes and reads the unit up to its head, under the caller's own row-level security. What
 * was acknowledged before is in it, what comes later is refused with GEN_MISMATCH or waits.
 * @throws ProductError FORBIDDEN_STEP when the caller may not cut the unit up
 */
export async function holdUnit(ctx: RequestContext, caseId: CaseId, unitId: UnitId): Promise<HeldUnit> {
  const [row] = await ctx.sql.query<{ gen: number; head: number }>(
    'select gen, head_seq::float8 as head from unit_hold($1)',
    [unitId],
  );
  if (!row) throw new ProductError('FORBIDDEN_STEP');
  const doc = (await docsOf(ctx, [{ id: unitId, gen: row.gen }])).get(unitId);
  if (!doc) throw new ProductError('UNAVAILABLE');
  const fragment = unitFragment(doc, unitId, row.gen);
  return { id: unitId, caseId, ...row, doc, fragment, content: readContent(fragment) };
}

/**
 * Begins a new generation of a held unit with this content, in structs of the server's own: nothing that was ever deleted
 * is in it. The old one is closed and stays with those who read it now (POLICY P31). Leases end, live viewers are told.
 * @returns the new generation
 */
export async function regenerate(
  ctx: RequestContext,
  held: HeldUnit,
  content: UnitContent,
  cause: RegenerationCause,
): Promise<number> {
  const gen = held.gen + 1;
  const state = await sealedState(ctx, { caseId: held.caseId, id: held.id, gen }, content);
  await ctx.sql.query('select generation_make($1, $2, $3, $4, $5)', [held.id, held.gen, held.head, cause, state]);
  await announce(ctx, { kind: 'regen', unitId: held.id, gen });
  return gen;
}

/** The state of a generation that begins with this content, sealed for its first snapshot. */
export function sealedState(
  ctx: RequestContext,
  at: { readonly caseId: CaseId; readonly id: UnitId; readonly gen: number },
  content: UnitContent,
): Promise<Buffer> {
  return sealSnapshot(ctx, { ...at, seq: 0 }, generationOf({ unitId: at.id, gen: at.gen, content }));
}
