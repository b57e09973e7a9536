import { ProductError } from '@soulad/shared/errors';
import type { CaseId } from '@soulad/shared/ids';
import { assertConvenes } from '../cases/index.js';
import type { RequestContext } from '../platform/context.js';
import { textFrom } from '../platform/input.js';
import { lockCase, recomputeAudience } from '../sharing/index.js';
import { requireNarrower } from './cell-effect.js';
import type { CellInput } from './grid.graphql.js';
import { gridScope } from './grid-scope.js';
import { liftPlace, reasonPlace } from './narrowings.repository.js';

const LONGEST = 2_000;

/**
 * Narrows one cell of one seat for this case, for what is shared already too, at once and for live viewers [P25].
 * @throws ProductError NOT_FOUND, FORBIDDEN_STEP, BAD_INPUT without a reason or where nothing would be narrowed
 */
export async function narrowCell(ctx: RequestContext, caseId: CaseId, cell: CellInput, reason: string): Promise<void> {
  const words = textFrom(reason, LONGEST);
  await lockCase(ctx, caseId);
  const { scope, facts, columns } = await gridScope(ctx, caseId);
  assertConvenes(scope);
  if (!columns.some((column) => column.partyId === cell.partyId)) throw new ProductError('NOT_FOUND');
  requireNarrower(facts, cell);
  const id = ctx.ids.uuid();
  const sealed = await ctx.seal(caseId, reasonPlace(id), Buffer.from(words, 'utf8'));
  await ctx.sql.query(
    `insert into cell_narrowing (id, case_id, party_id, category, see, reason, decided_by) values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, caseId, cell.partyId, cell.category, cell.level, sealed, ctx.userId],
  );
  await recomputeAudience(ctx, caseId);
  const { partyId: party, category, level } = cell;
  ctx.audit({ action: 'grid.narrow', caseId, objectType: 'matrix', objectId: id, detail: { party, category, level } });
}

/**
 * Lifts a narrowing. It counts for what is shared from now on; what was shared before stays as it is [P25][I5].
 * @returns the case
 * @throws ProductError NOT_FOUND, FORBIDDEN_STEP, BAD_INPUT; CONFLICT when it is lifted already
 */
export async function liftNarrowing(ctx: RequestContext, id: string, reason: string): Promise<CaseId> {
  const words = textFrom(reason, LONGEST);
  const [row] = await ctx.sql.query<{ caseId: CaseId; liftedAt: Date | null }>(
    'select case_id as "caseId", lifted_at as "liftedAt" from cell_narrowing where id = $1',
    [id],
  );
  if (!row) throw new ProductError('NOT_FOUND');
  const { caseId } = row;
  await lockCase(ctx, caseId);
  assertConvenes((await gridScope(ctx, caseId)).scope);
  const sealed = await ctx.seal(caseId, liftPlace(id), Buffer.from(words, 'utf8'));
  const lifted = await ctx.sql.query<{ id: string }>(
    `update cell_narrowing set lifted_at = now(), lifted_by = $2, lift_reason = $3
       where id = $1 and lifted_at is null returning id`,
    [id, ctx.userId, sealed],
  );
  if (lifted.length === 0) throw new ProductError('CONFLICT');
  await recomputeAudience(ctx, caseId);
  ctx.audit({ action: 'grid.lift', caseId, objectType: 'matrix', objectId: id });
  return caseId;
}
