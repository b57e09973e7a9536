import type { PartyId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import type { Manifest } from '../records/index.js';
import { hostsCase } from '../sharing/index.js';

/**
 * Parties whose presence the viewer may be told of [R31]: known ones that share a sitting with the viewer. Who comes and goes
 * in a part of the meeting to which one is not invited is not shown [I1]; the convening seat sees every part. Whoever is asked
 * to none may have the minutes open for the sake of a passage, which the viewer need not know of.
 */
export async function companionsOf(ctx: RequestContext, manifest: Manifest): Promise<ReadonlySet<PartyId>> {
  const { marks, seats, record } = manifest;
  if (record.conferenceId === null) return new Set(marks.keys());
  const own = seats.map((seat) => seat.partyId);
  const guests = await ctx.sql.query<{ id: PartyId }>(
    `select distinct other.party_id as id from sitting s
       join sitting_party other on other.sitting_id = s.id and other.invitation = 'invited'
       where s.conference_id = $1 and ($3 or exists (select from sitting_party mine
         where mine.sitting_id = s.id and mine.invitation = 'invited' and mine.party_id = any ($2)))`,
    [record.conferenceId, own, seats.some(hostsCase)],
  );
  return new Set([...own, ...guests.map((row) => row.id)].filter((id) => marks.has(id)));
}
