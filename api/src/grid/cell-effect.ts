import { ProductError } from '@soulad/shared/errors';
import type { CaseId } from '@soulad/shared/ids';
import { caseCell, isNarrower, MATRIX_V1, type PartyFacts } from '@soulad/shared/policy';
import { assertConvenes } from '../cases/index.js';
import type { RequestContext } from '../platform/context.js';
import { passagesOf } from '../register/index.js';
import type { SharingFacts } from '../sharing/index.js';
import type { CellEffectView, CellInput } from './grid.graphql.js';
import { gridScope, readingsOf } from './grid-scope.js';

/**
 * What narrowing a cell would take away, before it is done; over passages that the caller may read.
 * @throws ProductError NOT_FOUND, FORBIDDEN_STEP, BAD_INPUT where it would narrow nothing or concerns the convening seat
 */
export async function cellEffect(ctx: RequestContext, caseId: CaseId, cell: CellInput): Promise<CellEffectView> {
  const { scope, facts, columns, units } = await gridScope(ctx, caseId);
  assertConvenes(scope);
  const party = columns.find((column) => column.partyId === cell.partyId);
  if (!party) throw new ProductError('NOT_FOUND');
  requireNarrower(facts, cell);
  const own = units.filter((unit) => unit.category === cell.category);
  const narrowing = { party: cell.partyId, category: cell.category, see: cell.level, from: facts.now, liftedAt: null };
  const before = readingsOf(facts, own).get(cell.partyId) ?? new Set();
  const after = readingsOf({ ...facts, narrowings: [...facts.narrowings, narrowing] }, own).get(cell.partyId);
  const lost = own.filter((unit) => before.has(unit.id) && !after?.has(unit.id)).map((unit) => unit.id);
  const passages = await passagesOf(ctx, caseId, lost);
  ctx.audit({ action: 'grid.preview', caseId, objectType: 'party', objectId: cell.partyId });
  return { party, loses: lost.flatMap((id) => passages.get(id) ?? []), keeps: after?.size ?? 0 };
}

/** @throws ProductError NOT_FOUND, BAD_INPUT */
export function requireNarrower(facts: SharingFacts, { partyId, category, level }: CellInput): PartyFacts {
  const seat = facts.parties.find((one) => one.id === partyId);
  if (!seat) throw new ProductError('NOT_FOUND');
  const inForce = facts.narrowings.filter((one) => one.category === category && one.liftedAt === null);
  const current = caseCell(MATRIX_V1, inForce, seat, category);
  // [P25] The convening seat keeps the record.
  if (seat.isConvener || current.see === level || !isNarrower(current, level)) throw new ProductError('BAD_INPUT');
  return seat;
}
