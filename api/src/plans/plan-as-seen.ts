import { canonicalJson, encodeUtf8, type Json, sha256 } from '@soulad/shared/doc';
import type { RequestContext } from '../platform/context.js';
import type { Manifest } from '../records/index.js';
import { planItems } from './plan-items.js';
import { reviewOf } from './plan.repository.js';

/**
 * A short fingerprint of what the viewer of the manifest sees of the fields of a plan: it changes exactly when that does.
 * Empty for the minutes.
 */
export async function planAsSeen(ctx: RequestContext, manifest: Manifest): Promise<string> {
  if (manifest.record.kind !== 'plan') return '';
  const seen: Json = (await planItems(ctx, manifest)).map(({ unit, number, detail, responsible, row }) => [
    ...[unit.id, number, row.declined, canonicalJson({ ...detail }), ...responsible],
  ]);
  const print = sha256(encodeUtf8(canonicalJson([seen, await reviewOf(ctx, manifest.record.id)])));
  return Buffer.from(print).toString('base64url').slice(0, 22);
}
