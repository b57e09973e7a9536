import type { CommentId, Instant, PartyId, UnitId, UserId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';

/** One stored comment; its words are sealed. */
export interface CommentRow {
  readonly id: CommentId;
  readonly unitId: UnitId;
  /** Generation of the text that the talk is about. */
  readonly gen: number;
  /** First comment of the talk; null for the first itself. */
  readonly threadId: CommentId | null;
  /** Party that began the talk. */
  readonly threadParty: PartyId;
  readonly authorUser: UserId;
  readonly authorParty: PartyId;
  readonly authorName: string | null;
  /** Null once taken back. */
  readonly body: Buffer | null;
  readonly anchorFrom: Buffer | null;
  readonly anchorTo: Buffer | null;
  /** Null = everybody who reads the passage; otherwise the parties, the author's own among them. */
  readonly audience: readonly PartyId[] | null;
  readonly mentions: readonly UserId[];
  readonly mentionParties: readonly PartyId[];
  readonly createdAt: Instant;
  readonly resolvedAt: Instant | null;
  readonly resolvedBy: PartyId | null;
}

const COLUMNS = `c.id, c.unit_id as "unitId", c.gen, c.thread_id as "threadId", c.thread_party as "threadParty",
  c.author_user as "authorUser", c.author_party as "authorParty", u.display_name as "authorName", c.body,
  c.anchor_from as "anchorFrom", c.anchor_to as "anchorTo", c.audience, c.mentions, c.mention_parties as "mentionParties",
  instant(c.created_at) as "createdAt", instant(c.resolved_at) as "resolvedAt", c.resolved_by as "resolvedBy"`;

/** Comments of the units, oldest first, as far as the database shows them to the caller. */
export async function commentsOf(ctx: RequestContext, unitIds: readonly UnitId[]): Promise<readonly CommentRow[]> {
  if (unitIds.length === 0) return [];
  return ctx.sql.query<CommentRow>(
    `select ${COLUMNS} from comment c left join app_user u on u.id = c.author_user
       where c.unit_id = any ($1) order by c.created_at, c.id`,
    [unitIds],
  );
}

/** Units on which the comments stand, as far as the database shows them to the caller. */
export async function unitsOfComments(
  ctx: RequestContext,
  ids: readonly string[],
): Promise<readonly { readonly id: CommentId; readonly unitId: UnitId }[]> {
  return ctx.sql.query('select id, unit_id as "unitId" from comment where id = any ($1)', [ids]);
}

export type NewComment = Omit<CommentRow, 'authorName' | 'createdAt' | 'resolvedAt' | 'resolvedBy'>;

export async function insertComment(ctx: RequestContext, made: NewComment): Promise<void> {
  await ctx.sql.query(
    `insert into comment (id, unit_id, gen, thread_id, thread_party, author_user, author_party, body, anchor_from, anchor_to,
       audience, mentions, mention_parties) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      ...[
        made.id,
        made.unitId,
        made.gen,
        made.threadId,
        made.threadParty,
        made.authorUser,
        made.authorParty,
        made.body,
      ],
      ...[made.anchorFrom, made.anchorTo, made.audience, made.mentions, made.mentionParties],
    ],
  );
}
