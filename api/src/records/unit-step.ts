import { ProductError } from '@soulad/shared/errors';
import type { UnitId } from '@soulad/shared/ids';
import type { AuditDetail, RequestContext } from '../platform/context.js';
import { lockCase, recomputeUnit, type Stake, stakeIn } from '../sharing/index.js';
import { type Manifest, type ManifestUnit, readManifestOf, unitIn } from './read-manifest.js';

/** A unit on its way through one step, with what the caller is to it. */
export interface UnitStep {
  readonly unit: ManifestUnit;
  readonly manifest: Manifest;
  readonly stake: Stake;
}

/**
 * The frame of every step on a unit: find it as the caller sees it, take the case, act, decide the audience anew, note
 * it. Everything is one transaction.
 * @throws ProductError NOT_FOUND when the unit is not there for the caller; whatever `act` throws
 */
export async function unitStep(
  ctx: RequestContext,
  unitId: UnitId,
  action: string,
  act: (step: UnitStep) => Promise<AuditDetail | void>,
): Promise<void> {
  const { record } = await readManifestOf(ctx, unitId);
  await lockCase(ctx, record.caseId);
  // Read again under the lock: what the step is decided on is what it changes.
  const manifest = await readManifestOf(ctx, unitId);
  const stake = await stakeIn(ctx, unitId);
  const detail = await act({ unit: unitIn(manifest, unitId), manifest, stake });
  await recomputeUnit(ctx, unitId);
  ctx.audit({ action, caseId: record.caseId, objectType: 'unit', objectId: unitId, ...(detail ? { detail } : {}) });
}

/** @throws ProductError FORBIDDEN_STEP */
export function requireStep(allowed: boolean): void {
  if (!allowed) throw new ProductError('FORBIDDEN_STEP');
}
