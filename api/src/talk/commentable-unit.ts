import { ProductError } from '@soulad/shared/errors';
import type { PartyId, UnitId } from '@soulad/shared/ids';
import { includesRight } from '@soulad/shared/policy';
import type { RequestContext } from '../platform/context.js';
import { type Manifest, type ManifestUnit, readersOf, readManifest, recordOfUnit, unitIn } from '../records/index.js';

/** A passage as the caller sees it, with its readers. */
export interface TalkPlace {
  readonly manifest: Manifest;
  readonly unit: ManifestUnit;
  /** Parties that read the passage, hidden ones among them: pass on only what stands in the marks. */
  readonly readers: ReadonlySet<PartyId>;
}

/** @throws ProductError NOT_FOUND when the caller may not read the unit */
export async function placeOfTalk(ctx: RequestContext, unitId: UnitId): Promise<TalkPlace> {
  const recordId = await recordOfUnit(ctx, unitId);
  if (!recordId) throw new ProductError('NOT_FOUND');
  const manifest = await readManifest(ctx, recordId);
  const unit = unitIn(manifest, unitId);
  const readers = (await readersOf(ctx, [unitId])).get(unitId) ?? new Set<PartyId>();
  return { manifest, unit, readers };
}

/**
 * The same for one who may write comments there.
 * @throws ProductError NOT_FOUND, FORBIDDEN_STEP when the caller only reads
 */
export async function commentableUnit(ctx: RequestContext, unitId: UnitId): Promise<TalkPlace> {
  const place = await placeOfTalk(ctx, unitId);
  if (!mayComment(place.unit)) throw new ProductError('FORBIDDEN_STEP');
  return place;
}

export function mayComment(unit: ManifestUnit): boolean {
  return includesRight(unit.held.right, 'comment');
}
