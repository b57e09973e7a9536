import { type Json, canonicalJson, encodeUtf8, sha256 } from '@soulad/shared/doc';
import type { CaseId, Instant, NoticeId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import type { NoticeKind, NoticePlace, NoticeSubjects } from '../platform/notices.js';
import { partyMarks, seatsOf } from '../sharing/index.js';
import type { NoticesView, NoticeView } from './notice.graphql.js';

/** So many of the newest are looked at; older ones are behind the reader. */
const MOST_LOOKED_AT = 200;
const MOST_SHOWN = 50;

interface NoticeRow {
  readonly id: NoticeId;
  readonly kind: NoticeKind;
  readonly caseId: CaseId;
  readonly objectType: string;
  readonly objectId: string;
  readonly createdAt: Instant;
  readonly openedAt: Instant | null;
}

export interface VisibleNotice extends NoticeRow {
  readonly place: NoticePlace;
}

/**
 * [P52] The notices that exist for the caller now: own ones whose object the caller may see. A comment that mentions the
 * caller is told of once, as a mention.
 */
export async function visibleNotices(
  ctx: RequestContext,
  subjects: NoticeSubjects,
  which: 'all' | 'unopened' = 'all',
): Promise<readonly VisibleNotice[]> {
  const rows = await ctx.sql.query<NoticeRow>(
    `select id, kind, case_id as "caseId", object_type as "objectType", object_id as "objectId",
            instant(created_at) as "createdAt", instant(opened_at) as "openedAt"
       from notice where user_id = $1 and membership_id = $2 and ($3 or opened_at is null)
       order by created_at desc, id limit ${MOST_LOOKED_AT}`,
    [ctx.userId, ctx.membershipId, which === 'all'],
  );
  const visible: VisibleNotice[] = [];
  for (const type of new Set(rows.map((row) => row.objectType))) {
    const own = rows.filter((row) => row.objectType === type);
    const places = await subjects.of(type)(ctx, [...new Set(own.map((row) => row.objectId))]);
    for (const row of own) {
      const place = places.get(row.objectId);
      if (place) visible.push({ ...row, place });
    }
  }
  const mentioned = new Set(visible.filter(({ kind }) => kind === 'mention').map(({ objectId }) => objectId));
  return visible
    .filter(({ kind, objectId }) => kind !== 'comment' || !mentioned.has(objectId))
    .toSorted((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1));
}

/** The notices of the caller for the interface. */
export async function listNotices(ctx: RequestContext, subjects: NoticeSubjects): Promise<NoticesView> {
  const notices = await visibleNotices(ctx, subjects);
  const seats = await seatsOf(ctx);
  const list: NoticeView[] = [];
  for (const notice of notices.slice(0, MOST_SHOWN)) {
    const known = seats.some(({ caseId }) => caseId === notice.caseId);
    list.push(await present(ctx, notice, known));
  }
  ctx.audit({ action: 'notice.list', caseId: null, objectType: 'notice', objectId: null });
  return { unopened: notices.filter(({ openedAt }) => openedAt === null).length, list };
}

/** How many of them wait. It is asked often and holds nothing of a case, so it is not noted. */
export async function countNotices(ctx: RequestContext, subjects: NoticeSubjects): Promise<number> {
  return (await visibleNotices(ctx, subjects, 'unopened')).length;
}

/** A short fingerprint of what the caller sees: it changes exactly when that changes. */
export async function noticesAsSeen(ctx: RequestContext, subjects: NoticeSubjects): Promise<string> {
  const seen: Json = (await visibleNotices(ctx, subjects)).map(({ id, openedAt }) => [id, openedAt !== null]);
  return Buffer.from(sha256(encodeUtf8(canonicalJson(seen)))).toString('base64url');
}

async function present(ctx: RequestContext, notice: VisibleNotice, known: boolean): Promise<NoticeView> {
  const { id, kind, createdAt, openedAt, caseId, objectId, place } = notice;
  const [file] = known
    ? await ctx.sql.query<{ familyName: string; fileMark: string }>(
        `select f.name as "familyName", c.file_mark as "fileMark" from case_file c join family f on f.id = c.family_id where c.id = $1`,
        [caseId],
      )
    : [];
  const { byParty, ...where } = place;
  const marks = byParty === null ? undefined : await partyMarks(ctx, caseId);
  return {
    ...{ id, kind, createdAt, opened: openedAt !== null, caseId, objectId, ...where },
    familyName: file?.familyName ?? null,
    fileMark: file?.fileMark ?? null,
    byParty: (byParty && marks?.get(byParty)) ?? null,
  };
}
