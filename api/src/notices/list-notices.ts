import { type Json, canonicalJson, encodeUtf8, sha256 } from '@soulad/shared/doc';
import type { CaseId, Instant, NoticeId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import type { NoticeKind, NoticePlace, NoticeSubjects } from '../platform/notices.js';
import { partyMarks, seatsOf } from '../sharing/index.js';
import type { NoticesView, NoticeView } from './notice.graphql.js';

/** So many of the newest that the reader may see; older ones are behind the reader. */
const MOST_KEPT = 200;
/** Looked at in one go. */
const AT_ONCE = 200;
const MOST_SHOWN = 50;

interface NoticeRow {
  readonly id: NoticeId;
  readonly kind: NoticeKind;
  /** Null for a word about the own account. */
  readonly caseId: CaseId | null;
  readonly objectType: string;
  readonly objectId: string;
  readonly createdAt: Instant;
  /** The same to the microsecond, in words of the database: where the next look goes on. */
  readonly madeAt: string;
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
  const visible: VisibleNotice[] = [];
  // Rights first, then the cut: notices that are not there for the reader must not push out others.
  for (let before: NoticeRow | undefined; visible.length < MOST_KEPT;) {
    const rows = await newestNotices(ctx, which, before);
    visible.push(...(await shownOf(ctx, subjects, rows)));
    before = rows.at(-1);
    if (before === undefined || rows.length < AT_ONCE) break;
  }
  const kept = visible.slice(0, MOST_KEPT);
  const mentioned = new Set(kept.filter(({ kind }) => kind === 'mention').map(({ objectId }) => objectId));
  return kept.filter(({ kind, objectId }) => kind !== 'comment' || !mentioned.has(objectId));
}

function newestNotices(
  ctx: RequestContext,
  which: 'all' | 'unopened',
  before: NoticeRow | undefined,
): Promise<readonly NoticeRow[]> {
  return ctx.sql.query<NoticeRow>(
    `select id, kind, case_id as "caseId", object_type as "objectType", object_id as "objectId",
            instant(created_at) as "createdAt", created_at::text as "madeAt", instant(opened_at) as "openedAt"
       from notice where user_id = $1 and membership_id = $2 and ($3 or opened_at is null)
         and ($4::uuid is null or (created_at, id) < ($5::timestamptz, $4))
       order by created_at desc, id desc limit ${AT_ONCE}`,
    [ctx.userId, ctx.membershipId, which === 'all', before?.id ?? null, before?.madeAt ?? null],
  );
}

/** Those of the rows whose objects the caller may see, in their order. */
async function shownOf(
  ctx: RequestContext,
  subjects: NoticeSubjects,
  rows: readonly NoticeRow[],
): Promise<readonly VisibleNotice[]> {
  const types = [...new Set(rows.map((row) => row.objectType))];
  const found = await Promise.all(
    types.map((type) => {
      const own = rows.filter((row) => row.objectType === type);
      return subjects.of(type)(ctx, [...new Set(own.map((row) => row.objectId))]);
    }),
  );
  const places = new Map(types.map((type, index) => [type, found[index]]));
  return rows.flatMap((row) => {
    const place = places.get(row.objectType)?.get(row.objectId);
    return place ? [{ ...row, place }] : [];
  });
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
  const marks = byParty === null || caseId === null ? undefined : await partyMarks(ctx, caseId);
  return {
    ...{ id, kind, createdAt, opened: openedAt !== null, caseId, objectId, ...where },
    familyName: file?.familyName ?? null,
    fileMark: file?.fileMark ?? null,
    byParty: (byParty && marks?.get(byParty)) ?? null,
  };
}
