import { ProductError } from '@soulad/shared/errors';
import type { AgencyId, CaseId, Instant, RecordId, UnitId, UserId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { idFrom } from '../platform/input.js';
import { walls } from '../platform/walls.js';
import { answersForCase, hostsCase, seatsOf } from '../sharing/index.js';

/** The newest so many uses are listed; older ones stand in the audit log. */
const MOST_LISTED = 50;

export interface EmergencyRow {
  id: string;
  case_id: CaseId;
  agency_id: AgencyId;
  user_id: UserId;
  person: string;
  file_mark: string;
  reason: Buffer;
  began_at: Instant;
  until: Instant;
  ended_at: Instant | null;
  verdict: string | null;
  words: Buffer | null;
  reviewer: string | null;
  reviewed_at: Instant | null;
}

const COLUMNS = `e.id, e.case_id, e.user_id, u.display_name as person, e.agency_id, e.file_mark, e.reason,
  instant(e.began_at) as began_at, instant(e.until) as until, instant(e.ended_at) as ended_at,
  r.verdict, r.words, w.display_name as reviewer, instant(r.reviewed_at) as reviewed_at`;
const TABLES = `emergency e join emergency_review r on r.emergency_id = e.id join app_user u on u.id = e.user_id
  left join app_user w on w.id = r.reviewed_by`;

/** What the caller is to emergencies: the first wall before them [I3]. */
export interface EmergencyReader {
  /** Heads the office acted for. */
  readonly head: boolean;
  readonly hosts: (caseId: CaseId) => boolean;
  readonly answers: (caseId: CaseId) => boolean;
}

export async function emergencyReader(ctx: RequestContext): Promise<EmergencyReader> {
  const seats = await seatsOf(ctx);
  const [row] = await ctx.sql.query<{ head: boolean }>(`select coalesce(ctx_role() = 'head', false) as head`);
  return {
    head: row?.head === true,
    hosts: (caseId) => seats.some((seat) => seat.caseId === caseId && hostsCase(seat)),
    answers: (caseId) => seats.some((seat) => seat.caseId === caseId && answersForCase(seat)),
  };
}

/** Uses that the caller may be told of, newest first: own ones, of the office one heads, of the cases one hosts. */
export async function emergencyRows(ctx: RequestContext, caseId?: CaseId): Promise<EmergencyRow[]> {
  const reader = await emergencyReader(ctx);
  const rows = await ctx.sql.query<EmergencyRow>(
    `select ${COLUMNS} from ${TABLES} where $1::uuid is null or e.case_id = $1 order by e.began_at desc, e.id limit ${MOST_LISTED}`,
    [caseId ?? null],
  );
  return rows.filter((row) => mayBeTold(ctx, reader, row));
}

function mayBeTold(ctx: RequestContext, reader: EmergencyReader, row: EmergencyRow): boolean {
  const ofOffice = row.agency_id === ctx.agencyId && (reader.head || row.user_id === ctx.userId);
  return !walls().app || ofOffice || reader.hosts(row.case_id);
}

/** @throws ProductError NOT_FOUND for one that the caller may not be told of */
export async function requireEmergency(ctx: RequestContext, id: string): Promise<EmergencyRow> {
  const [row] = await ctx.sql.query<EmergencyRow>(`select ${COLUMNS} from ${TABLES} where e.id = $1`, [
    idFrom<UnitId>(id),
  ]);
  if (row === undefined || !mayBeTold(ctx, await emergencyReader(ctx), row)) throw new ProductError('NOT_FOUND');
  return row;
}

/** Passages opened in it that the caller may read too. */
export function openedIn(
  ctx: RequestContext,
  id: string,
): Promise<{ unitId: UnitId; recordId: RecordId; at: Instant }[]> {
  return ctx.sql.query(
    `select unit_id as "unitId", record_id as "recordId", instant(first_at) as at from emergency_opened($1)`,
    [id],
  );
}
