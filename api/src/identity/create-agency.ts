import { ProductError } from '@soulad/shared/errors';
import type { AgencyId } from '@soulad/shared/ids';
import { freshId } from '../platform/clock/clock.js';
import type { RequestContext } from '../platform/context.js';
import { textFrom, wordFrom } from '../platform/input.js';
import type { CreateAgencyInput } from './identity.graphql.js';
import { type AgencyRow, insertAgency } from './identity.repository.js';
import { AGENCY_TYPES } from './words.js';

/**
 * Adds an organisation. Only the administrator of the installation does.
 * @throws ProductError FORBIDDEN_STEP for anybody else; BAD_INPUT for an unknown type or an empty name
 */
export async function createAgency(ctx: RequestContext, input: CreateAgencyInput): Promise<AgencyRow> {
  if (!ctx.installationAdmin) throw new ProductError('FORBIDDEN_STEP');
  const row: AgencyRow = {
    id: freshId<AgencyId>(ctx.ids),
    type: wordFrom(AGENCY_TYPES, input.type),
    name: textFrom(input.name, 200),
    short_name: textFrom(input.shortName, 60),
  };
  await insertAgency(ctx, row);
  ctx.audit({
    action: 'agency.create',
    caseId: null,
    objectType: 'agency',
    objectId: row.id,
    detail: { type: row.type },
  });
  return row;
}
