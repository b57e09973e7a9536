import { ProductError } from '@soulad/shared/errors';
import type { CommentId, PartyId, UnitId } from '@soulad/shared/ids';
import { freshId } from '../platform/clock/clock.js';
import type { RequestContext } from '../platform/context.js';
import { announce } from '../platform/events.js';
import { textFrom } from '../platform/input.js';
import { idArgument } from '../records/index.js';
import { acquaintanceOf } from './acquaintance.js';
import { positionFrom } from './anchor.js';
import { commentableUnit, mayComment, type TalkPlace } from './commentable-unit.js';
import { answerReach, type CheckedReach, reachFrom } from './comment-reach.js';
import { reaches } from './comment-readers.js';
import { insertComment } from './comment.repository.js';
import { bodyPlace } from './comment-body.js';
import { findThread } from './find-thread.js';
import type { AddCommentInput } from './talk.graphql.js';

/** Longest comment, UTF-16 code units. */
export const COMMENT_MAX_TEXT = 4000;

interface Written {
  readonly threadId: CommentId | null;
  /** Generation of the text that the talk is about. */
  readonly gen: number;
  readonly text: string;
  readonly anchor: { readonly from: Buffer; readonly to: Buffer } | null;
  /** Parties to be told of it, besides those mentioned. */
  readonly tell: readonly PartyId[];
}

/**
 * Begins a talk at a unit, or at a place in its text.
 * @returns the unit, for showing its comments anew
 * @throws ProductError NOT_FOUND, FORBIDDEN_STEP, BAD_INPUT
 */
export async function addComment(ctx: RequestContext, input: AddCommentInput): Promise<UnitId> {
  const unitId = idArgument<UnitId>(input.unitId);
  const text = textFrom(input.text, COMMENT_MAX_TEXT);
  const place = await commentableUnit(ctx, unitId);
  const reach = await reachFrom(ctx, place, input);
  const { unit } = place;
  // Said of a text that is gone by now, it stands at the unit.
  const anchor = input.anchor?.gen === unit.gen ? input.anchor : null;
  await write(ctx, place, reach, {
    threadId: null,
    gen: unit.gen,
    text,
    anchor: anchor && {
      from: positionFrom(anchor.from, unitId, anchor.gen),
      to: positionFrom(anchor.to, unitId, anchor.gen),
    },
    tell: [unit.authorParty, ...unit.coAuthors],
  });
  return unitId;
}

/**
 * Answers in a talk: to the same people, about the same text.
 * @throws ProductError NOT_FOUND, FORBIDDEN_STEP, BAD_INPUT
 */
export async function answerComment(
  ctx: RequestContext,
  threadId: CommentId,
  input: { readonly text: string; readonly mentions: readonly string[] },
): Promise<UnitId> {
  const text = textFrom(input.text, COMMENT_MAX_TEXT);
  const { root, talk, ...place } = await findThread(ctx, threadId);
  if (!mayComment(place.unit)) throw new ProductError('FORBIDDEN_STEP');
  const reach = await answerReach(ctx, place, root, input.mentions);
  const tell = talk.map(({ authorParty }) => authorParty);
  await write(ctx, place, reach, { threadId, gen: root.gen, text, anchor: null, tell });
  return place.unit.id;
}

async function write(ctx: RequestContext, place: TalkPlace, reach: CheckedReach, written: Written): Promise<void> {
  const { record } = place.manifest;
  const id = freshId<CommentId>(ctx.ids);
  await insertComment(ctx, {
    ...{ id, unitId: place.unit.id, gen: written.gen, threadId: written.threadId, authorUser: ctx.userId },
    threadParty: reach.threadParty,
    authorParty: reach.authorParty,
    body: await ctx.seal(record.caseId, bodyPlace(id), Buffer.from(written.text, 'utf8')),
    anchorFrom: written.anchor?.from ?? null,
    anchorTo: written.anchor?.to ?? null,
    audience: reach.audience,
    mentions: reach.people.map(({ userId }) => userId),
    mentionParties: reach.mentionParties,
  });
  const said = { caseId: record.caseId, objectType: 'comment', objectId: id };
  const acquaintance = await acquaintanceOf(ctx, record.caseId);
  const tell = new Set(written.tell.filter((party) => place.readers.has(party) && reaches(reach, party, acquaintance)));
  if (tell.size > 0) ctx.notify({ ...said, kind: 'comment', to: { partyIds: [...tell] } });
  const named = reach.people.filter(({ party }) => reaches(reach, party.partyId, acquaintance));
  if (named.length > 0) ctx.notify({ ...said, kind: 'mention', to: { userIds: named.map(({ userId }) => userId) } });
  await announce(ctx, { kind: 'talk', recordId: record.id });
  ctx.audit({
    ...said,
    action: written.threadId === null ? 'talk.add' : 'talk.answer',
    detail: { unit: place.unit.id },
  });
}
