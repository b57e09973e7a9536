import { ProductError } from '@soulad/shared/errors';
import { parseId, type PartyId, type UserId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import type { TalkPlace } from './commentable-unit.js';
import type { CommentReach } from './comment-readers.js';
import type { CommentRow } from './comment.repository.js';
import { peopleAt } from './mentionable.js';
import type { CommentReachInput, MentionableView } from './talk.graphql.js';

const MAX_NAMED = 50;

export interface CheckedReach extends CommentReach {
  /** Who is mentioned, each once. */
  readonly people: readonly MentionableView[];
}

/**
 * [P50] To whom a comment of the caller goes. Of a draft only who drafts it may talk, also once it is shared.
 * @throws ProductError BAD_INPUT for a party or a person who may not read it; whether there is one is not told
 */
export async function reachFrom(
  ctx: RequestContext,
  place: TalkPlace,
  input: Pick<CommentReachInput, 'partyIds' | 'mentions'>,
): Promise<CheckedReach> {
  const authorParty = place.unit.held.partyId;
  const audience = audienceFrom(place, authorParty, input.partyIds ?? null);
  const people = await mentionedFrom(ctx, place, input.mentions ?? []);
  const mentionParties = [...new Set(people.map(({ party }) => party.partyId))];
  if (audience !== null && mentionParties.some((party) => !audience.includes(party)))
    throw new ProductError('BAD_INPUT');
  return { authorParty, threadParty: authorParty, audience, mentionParties, people };
}

/**
 * [P50] To whom an answer of the caller goes: to whom the talk goes, but nobody who may not know of the people mentioned.
 * @throws ProductError BAD_INPUT as above
 */
export async function answerReach(
  ctx: RequestContext,
  place: TalkPlace,
  root: Pick<CommentRow, 'threadParty' | 'audience'>,
  mentions: readonly string[],
): Promise<CheckedReach> {
  const people = await mentionedFrom(ctx, place, mentions);
  const mentionParties = [...new Set(people.map(({ party }) => party.partyId))];
  const { audience, threadParty } = root;
  if (mentionParties.some((party) => audience?.includes(party) === false)) throw new ProductError('BAD_INPUT');
  return { authorParty: place.unit.held.partyId, threadParty, audience, mentionParties, people };
}

function audienceFrom(
  { manifest, unit, readers }: TalkPlace,
  own: PartyId,
  wanted: readonly string[] | null,
): readonly PartyId[] | null {
  if (wanted === null) return unit.state === 'draft' ? [...readers].filter((party) => manifest.marks.has(party)) : null;
  const parties = branded<PartyId>(wanted);
  if (parties.some((party) => !manifest.marks.has(party) || !readers.has(party))) throw new ProductError('BAD_INPUT');
  return [...new Set([own, ...parties])].sort();
}

/** People among those who may be mentioned. One who may not is answered like one who is not there. */
async function mentionedFrom(
  ctx: RequestContext,
  place: TalkPlace,
  wanted: readonly string[],
): Promise<readonly MentionableView[]> {
  const ids = branded<UserId>(wanted);
  if (ids.length === 0) return [];
  const people = await peopleAt(ctx, place);
  return ids.map((id) => {
    const found = people.find(({ userId }) => userId === id);
    if (!found) throw new ProductError('BAD_INPUT');
    return found;
  });
}

function branded<T extends PartyId | UserId>(values: readonly string[]): readonly T[] {
  if (values.length > MAX_NAMED) throw new ProductError('BAD_INPUT');
  return [...new Set(values)].map((value) => {
    const id = parseId<T>(value);
    if (id === undefined) throw new ProductError('BAD_INPUT');
    return id;
  });
}
