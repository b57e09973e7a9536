import { readContent, type UnitContent, unitFragment } from '@soulad/shared/doc';
import { ProductError } from '@soulad/shared/errors';
import type { RequestContext } from '../platform/context.js';
import type { PassageInput } from './carve.graphql.js';
import { findPassage } from './passage-plan.js';
import type { ManifestUnit } from './read-manifest.js';
import { docsOf } from './unit-content.js';

/**
 * A passage of a unit as the caller reads it, or with null the whole of it. Nothing is held or changed.
 * @throws ProductError UNAVAILABLE; GEN_MISMATCH, CONFLICT, BAD_INPUT as `findPassage` says
 */
export async function passageText(
  ctx: RequestContext,
  unit: ManifestUnit,
  input: PassageInput | null,
): Promise<UnitContent> {
  const { id, gen } = unit;
  const doc = (await docsOf(ctx, [{ id, gen }])).get(id);
  if (!doc) throw new ProductError('UNAVAILABLE');
  try {
    const fragment = unitFragment(doc, id, gen);
    const content = readContent(fragment);
    return input === null ? content : findPassage(unit, { gen, fragment, content }, input).passage;
  } finally {
    doc.destroy();
  }
}
