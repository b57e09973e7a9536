import { ProductError } from '@soulad/shared/errors';
import type { UnitId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { readRecord } from './read-record.js';
import type { UnitView } from './record.graphql.js';
import { recordOfUnit } from './record.repository.js';

/** One unit as the caller sees it in its record. @throws ProductError NOT_FOUND */
export async function readUnit(ctx: RequestContext, unitId: UnitId): Promise<UnitView> {
  const recordId = await recordOfUnit(ctx, unitId);
  if (!recordId) throw new ProductError('NOT_FOUND');
  const { sections } = await readRecord(ctx, recordId);
  const unit = sections.flatMap((section) => section.units).find((one) => one.id === unitId);
  if (!unit) throw new ProductError('NOT_FOUND');
  return unit;
}
