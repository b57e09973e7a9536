import type { Instant, PartyId, UnitId, UserId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { placeOfTalk, type TalkPlace } from './commentable-unit.js';
import type { MentionableView } from './talk.graphql.js';

interface Sitting {
  readonly userId: UserId;
  readonly name: string;
  readonly partyId: PartyId;
  readonly from: Instant;
  readonly to: Instant | null;
}

/**
 * [P51] People who may see the unit and of whom the caller may know, by party and name; the caller is not among them.
 * @throws ProductError NOT_FOUND when the caller may not read the unit
 */
export async function mentionable(ctx: RequestContext, unitId: UnitId): Promise<MentionableView[]> {
  const place = await placeOfTalk(ctx, unitId);
  const people = await peopleAt(ctx, place);
  ctx.audit({ action: 'talk.mentionable', caseId: place.manifest.record.caseId, objectType: 'unit', objectId: unitId });
  return people;
}

/** The same without a note in the audit, for a verb that notes more. */
export async function peopleAt(ctx: RequestContext, { manifest, readers }: TalkPlace): Promise<MentionableView[]> {
  const parties = [...manifest.marks.values()].filter(({ partyId }) => readers.has(partyId));
  const rows = await ctx.sql.query<Sitting>(
    `select a.user_id as "userId", u.display_name as name, a.party_id as "partyId", instant(a.valid_from) as from, instant(a.valid_to) as to
       from assignment a join app_user u on u.id = a.user_id
       where a.party_id = any ($1) and a.user_id <> $2 and u.disabled_at is null order by u.display_name, u.id, a.id`,
    [parties.map(({ partyId }) => partyId), ctx.userId],
  );
  const sits = rows.filter(({ from, to }) => from <= ctx.now && (to === null || to > ctx.now));
  return parties.flatMap((party) => {
    const names = new Map(sits.filter((row) => row.partyId === party.partyId).map((row) => [row.userId, row.name]));
    return [...names].map(([userId, name]) => ({ userId, name, party }));
  });
}
