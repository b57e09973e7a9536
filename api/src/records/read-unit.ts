import { ProductError } from '@soulad/shared/errors';
import type { UnitId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { presentRecord } from './present-record.js';
import { readManifest } from './read-manifest.js';
import type { UnitView } from './record.graphql.js';
import { recordOfUnit } from './record.repository.js';

/** One unit as the caller sees it in its record; it alone is noted as read. @throws ProductError NOT_FOUND */
export async function readUnit(ctx: RequestContext, unitId: UnitId): Promise<UnitView> {
  const recordId = await recordOfUnit(ctx, unitId);
  if (!recordId) throw new ProductError('NOT_FOUND');
  const shown = { way: 'projection', action: 'record.read', only: unitId } as const;
  const { sections } = await presentRecord(ctx, await readManifest(ctx, recordId), shown);
  const [unit] = sections.flatMap((section) => section.units);
  if (!unit) throw new ProductError('NOT_FOUND');
  return unit;
}
