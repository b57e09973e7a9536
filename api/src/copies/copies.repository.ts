import type { CaseId, CopyId, Instant, RecordId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import type { CopyOrder } from './copy-order.js';

export interface CopyRow extends CopyOrder {
  readonly mine: boolean;
  readonly personName: string;
  readonly fileMark: string;
  readonly state: 'waiting' | 'making' | 'ready' | 'failed' | 'cancelled';
  readonly progress: number;
  readonly fingerprint: string | null;
  readonly size: number | null;
  readonly askedAt: Instant;
  readonly expiresAt: Instant | null;
  readonly handedAt: Instant | null;
}

/** Where the pieces of a file are sealed to. */
export const piecePlace = (id: CopyId, n: number): string => `copy|piece|${id}|${n}`;

/** Copies shown at once. */
const MOST = 200;

const ROWS = `select c.id, c.case_id as "caseId", c.record_id as "recordId", c.attendance_id as "attendanceId", c.party_id as "partyId", c.own, c.kind, c.format,
    c.standard, c.formal, c.state, c.progress, c.fingerprint, c.size, instant(c.asked_at) as "askedAt",
    instant(c.expires_at) as "expiresAt", instant(c.handed_at) as "handedAt", f.file_mark as "fileMark",
    c.user_id = $1 and c.membership_id = $2 as mine, coalesce(u.display_name, '') as "personName"
  from copy c join case_file f on f.id = c.case_id left join app_user u on u.id = c.user_id`;

/** The copy, when the database shows it to the caller. */
export async function findCopy(ctx: RequestContext, id: CopyId): Promise<CopyRow | undefined> {
  const [row] = await ctx.sql.query<CopyRow>(`${ROWS} where c.id = $3`, [ctx.userId, ctx.membershipId, id]);
  return row;
}

/** Copies of a record, or of a case as a whole, that the caller may know of, newest first. */
export async function copiesOf(
  ctx: RequestContext,
  caseId: CaseId,
  recordId: RecordId | null,
): Promise<readonly CopyRow[]> {
  return ctx.sql.query<CopyRow>(
    `${ROWS} where c.case_id = $3 and c.record_id is not distinct from $4 order by c.asked_at desc, c.id limit ${MOST}`,
    [ctx.userId, ctx.membershipId, caseId, recordId],
  );
}

/** How many copies the caller has asked for that are not made yet. */
export async function unfinishedOf(ctx: RequestContext): Promise<number> {
  const [row] = await ctx.sql.query<{ n: number }>(
    `select count(*)::int as n from copy where user_id = $1 and state in ('waiting', 'making')`,
    [ctx.userId],
  );
  return row?.n ?? 0;
}

export async function insertCopy(ctx: RequestContext, order: CopyOrder): Promise<void> {
  const { id, caseId, recordId, attendanceId, partyId, own, kind, format, standard, formal } = order;
  await ctx.sql.query(
    `insert into copy (id, case_id, record_id, party_id, own, user_id, membership_id, kind, format, standard, formal, attendance_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [id, caseId, recordId, partyId, own, ctx.userId, ctx.membershipId, kind, format, standard, formal, attendanceId],
  );
}

/** Moves a copy on that is being made. Returns false when it no longer is: cancelled, or given up. */
export async function moveCopy(
  ctx: RequestContext,
  id: CopyId,
  to: { readonly state: CopyRow['state']; readonly progress: number },
): Promise<boolean> {
  const rows = await ctx.sql.query<{ id: string }>(
    `update copy set state = $2, progress = $3 where id = $1 and state in ('waiting', 'making') returning id`,
    [id, to.state, to.progress],
  );
  return rows.length > 0;
}

/** How long a file is kept for who asked, as the database counts. */
const KEPT = `interval '15 minutes'`;

/** Makes a copy ready with its sealed pieces. Returns false when it was cancelled meanwhile. */
export async function storeCopy(
  ctx: RequestContext,
  id: CopyId,
  made: { readonly fingerprint: string; readonly size: number; readonly pieces: readonly Buffer[] },
): Promise<boolean> {
  const rows = await ctx.sql.query<{ id: string }>(
    `update copy set state = 'ready', progress = 100, fingerprint = $2, size = $3, ready_at = now(),
       expires_at = now() + ${KEPT} where id = $1 and state = 'making' returning id`,
    [id, made.fingerprint, made.size],
  );
  if (rows.length === 0) return false;
  for (const [n, bytes] of made.pieces.entries()) {
    await ctx.sql.query('insert into copy_blob (copy_id, n, bytes) values ($1, $2, $3)', [id, n, bytes]);
  }
  return true;
}

/** The sealed pieces of a file in their order; none once it has expired. */
export async function piecesOf(ctx: RequestContext, id: CopyId): Promise<readonly Buffer[]> {
  const rows = await ctx.sql.query<{ bytes: Buffer }>('select bytes from copy_blob where copy_id = $1 order by n', [
    id,
  ]);
  return rows.map((row) => row.bytes);
}
