import type { PartyId, PersonId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';

/** Those of the persons whom one on these seats may know of. */
export async function knownPersons(
  ctx: RequestContext,
  ids: readonly PersonId[],
  seats: readonly { readonly partyId: PartyId; readonly emergency: boolean }[],
): Promise<ReadonlySet<PersonId>> {
  if (ids.length === 0) return new Set();
  const rows = await ctx.sql.query<{ id: PersonId }>(
    'select id from person where id = any ($1) and (known_to is null or known_to && $2::uuid[] or $3)',
    [[...new Set(ids)], seats.map((seat) => seat.partyId), seats.some((seat) => seat.emergency)],
  );
  return new Set(rows.map((row) => row.id));
}
