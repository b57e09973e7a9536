import { ProductError } from '@soulad/shared/errors';
import type { PartyId, PersonId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { walls } from '../platform/walls.js';
import type { Manifest } from './read-manifest.js';

/**
 * A text is about people of the family, and only about such as the writer may know of: nobody else is a subject of it.
 * @throws ProductError NOT_FOUND for a stranger, somebody of another family and somebody hidden alike
 */
export async function requireSubjects(
  ctx: RequestContext,
  { record, seats }: Pick<Manifest, 'record' | 'seats'>,
  persons: readonly PersonId[],
): Promise<void> {
  if (persons.length === 0) return;
  const rows = await ctx.sql.query<{ id: PersonId; knownTo: PartyId[] | null }>(
    `select p.id, p.known_to as "knownTo" from person p join case_file c on c.family_id = p.family_id
       where c.id = $1 and p.id = any ($2)`,
    [record.caseId, persons],
  );
  const mayKnow = (parties: readonly PartyId[] | null): boolean =>
    !walls().app || parties === null || seats.some(({ partyId }) => parties.includes(partyId));
  const known = new Set(rows.filter(({ knownTo }) => mayKnow(knownTo)).map(({ id }) => id));
  if (!persons.every((id) => known.has(id))) throw new ProductError('NOT_FOUND');
}
