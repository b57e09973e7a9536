import { ProductError } from '@soulad/shared/errors';
import type { RecordId, UnitId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { textFrom } from '../platform/input.js';
import { addUnit, idArgument, type Manifest, mayDissent, unitIn } from '../records/index.js';
import { knownMinutes } from './known-minutes.js';
import type { DissentInput } from './minutes.graphql.js';

/** Longest dissent, UTF-16 code units. */
const LONGEST = 4000;

/**
 * [W14] Writes down a dissent of the caller's party, as a draft: it goes on the table as every passage does, when its
 * audience has been shown.
 * @throws ProductError NOT_FOUND for a passage the caller does not read; FORBIDDEN_STEP once the minutes are closed; BAD_INPUT
 */
export async function recordDissent(ctx: RequestContext, recordId: RecordId, input: DissentInput): Promise<UnitId> {
  const text = textFrom(input.text, LONGEST);
  const { manifest } = await knownMinutes(ctx, recordId);
  const about = input.aboutUnitId ? unitIn(manifest, idArgument<UnitId>(input.aboutUnitId)) : null;
  if (!mayDissent(manifest) || about?.state === 'draft') throw new ProductError('FORBIDDEN_STEP');
  const unitId = await addUnit(ctx, {
    ...{ recordId, sectionId: placeOf(manifest, about?.sectionId), kind: 'dissent', mode: 'owned', text },
    ...(input.category ? { category: input.category } : {}),
  });
  if (about) await ctx.sql.query('insert into dissent_about (unit_id, about_unit) values ($1, $2)', [unitId, about.id]);
  ctx.audit({
    ...{ action: 'minutes.dissent', caseId: manifest.record.caseId, objectType: 'unit', objectId: unitId },
    detail: { about: about?.id ?? null },
  });
  return unitId;
}

/** The section for dissents; without one, that of the passage, or the last. */
function placeOf({ sections }: Manifest, about: Manifest['sections'][number]['id'] | undefined) {
  const place = sections.find(({ heading }) => heading === 'dissent')?.id ?? about ?? sections.at(-1)?.id;
  if (!place) throw new ProductError('NOT_FOUND');
  return place;
}
