import { ProductError } from '@soulad/shared/errors';
import type { RecordId, UnitId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { announce } from '../platform/events.js';
import { lockCase } from '../sharing/index.js';
import { readManifest, unitIn } from './read-manifest.js';
import { recordOfUnit } from './record.repository.js';

/**
 * Takes a draft away for good. What was shared once is withdrawn, never deleted.
 * @returns the record, for showing it anew
 * @throws ProductError NOT_FOUND, FORBIDDEN_STEP for anything but a draft of the caller's seats
 */
export async function deleteUnit(ctx: RequestContext, unitId: UnitId): Promise<RecordId> {
  const recordId = await recordOfUnit(ctx, unitId);
  if (!recordId) throw new ProductError('NOT_FOUND');
  const manifest = await readManifest(ctx, recordId);
  const unit = unitIn(manifest, unitId);
  const own = manifest.seats.some((seat) => seat.partyId === unit.authorParty || seat.partyId === unit.scribeParty);
  if (!own || unit.state !== 'draft' || unit.sharedAt !== null) throw new ProductError('FORBIDDEN_STEP');
  await lockCase(ctx, manifest.record.caseId);
  const [row] = await ctx.sql.query<{ gone: boolean }>('select draft_delete($1) as gone', [unitId]);
  if (row?.gone !== true) throw new ProductError('FORBIDDEN_STEP');
  await announce(ctx, { kind: 'audience', unitIds: [unitId] });
  await announce(ctx, { kind: 'manifest', recordId });
  ctx.audit({ action: 'unit.delete', caseId: manifest.record.caseId, objectType: 'unit', objectId: unitId });
  return recordId;
}
