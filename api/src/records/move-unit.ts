import { ProductError } from '@soulad/shared/errors';
import type { RecordId, SectionId, UnitId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { announce } from '../platform/events.js';
import { rankIn } from './add-unit.js';
import { addsTo, mayAdd, ordersRecord } from './read-manifest.js';
import { requireStep, unitStep } from './unit-step.js';

/**
 * Moves a unit behind another one, also into another section. Text and audience stay.
 * @param afterUnitId null = to the beginning of the section
 * @returns the record, for showing it anew
 * @throws ProductError NOT_FOUND, FORBIDDEN_STEP
 */
export async function moveUnit(
  ctx: RequestContext,
  unitId: UnitId,
  sectionId: SectionId,
  afterUnitId: UnitId | null,
): Promise<RecordId> {
  let recordId: RecordId | undefined;
  await unitStep(ctx, unitId, 'unit.move', async ({ unit, manifest, stake }) => {
    requireStep(mayAdd(manifest) && (stake.originator || stake.scribe || ordersRecord(manifest)));
    const section = manifest.sections.find((one) => one.id === sectionId);
    if (!section || afterUnitId === unitId) throw new ProductError('NOT_FOUND');
    requireStep(stake.convener || section.id === unit.sectionId || addsTo(manifest, section.heading));
    const others = { ...section, units: section.units.filter((one) => one.id !== unitId) };
    await ctx.sql.query('update unit set section_id = $2, rank = $3 where id = $1', [
      unitId,
      sectionId,
      await rankIn(ctx, others, afterUnitId),
    ]);
    await announce(ctx, { kind: 'manifest', recordId: manifest.record.id });
    recordId = manifest.record.id;
  });
  if (!recordId) throw new ProductError('NOT_FOUND');
  return recordId;
}
