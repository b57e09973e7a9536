import type { Instant, PartyId, RecordId, UnitId } from '@soulad/shared/ids';
import type { Day, MinutesQuestionRule, MinutesState } from '@soulad/shared/workflow';
import type { RequestContext } from '../platform/context.js';

export interface MinutesRow {
  readonly recordId: RecordId;
  readonly version: number;
  readonly state: MinutesState;
  readonly since: Instant;
  /** When this version was laid out. */
  readonly beganAt: Instant;
  readonly readyBy: Day | null;
  readonly labelsCheckedAt: Instant | null;
  readonly round: number;
  readonly commentsFrom: Day | null;
  readonly commentsUntil: Day | null;
  readonly closedAt: Instant | null;
  /** A later version took its place. */
  readonly superseded: boolean;
}

const COLUMNS = `m.record_id as "recordId", m.version, m.state, instant(m.since) as since, instant(r.created_at) as "beganAt", m.ready_by::text as "readyBy",
  instant(m.labels_checked_at) as "labelsCheckedAt", m.round, m.comments_from::text as "commentsFrom",
  m.comments_until::text as "commentsUntil", instant(m.closed_at) as "closedAt", r.superseded`;

export async function minutesOf(ctx: RequestContext, recordId: RecordId): Promise<MinutesRow | undefined> {
  const [row] = await ctx.sql.query<MinutesRow>(
    `select ${COLUMNS} from minutes m join record r on r.id = m.record_id where m.record_id = $1`,
    [recordId],
  );
  return row;
}

/** Every version of the minutes of one meeting that the database shows to the caller, oldest first. */
export async function versionsOf(ctx: RequestContext, recordId: RecordId): Promise<readonly MinutesRow[]> {
  return ctx.sql.query<MinutesRow>(
    `select ${COLUMNS} from minutes m join record r on r.id = m.record_id
       where r.conference_id = (select conference_id from record where id = $1) order by m.version`,
    [recordId],
  );
}

export interface Waiver {
  readonly unitId: UnitId;
  readonly rule: MinutesQuestionRule;
  /** Sealed. */
  readonly reason: Buffer;
  readonly at: Instant;
}

export async function waiversOf(ctx: RequestContext, recordId: RecordId): Promise<readonly Waiver[]> {
  return ctx.sql.query<Waiver>(
    `select unit_id as "unitId", rule, reason, instant(at) as at from minutes_waiver where record_id = $1`,
    [recordId],
  );
}

/** Those of the parties whose seat has not ended. */
export async function seatedOf(ctx: RequestContext, parties: readonly PartyId[]): Promise<readonly PartyId[]> {
  const rows = await ctx.sql.query<{ id: PartyId }>(
    'select id from party where id = any ($1) and (valid_to is null or valid_to > now())',
    [parties],
  );
  return rows.map(({ id }) => id);
}

/** Parties that said in this window that they have no comments, as far as the caller may see. */
export async function assentsOf(ctx: RequestContext, { recordId, round }: MinutesRow): Promise<readonly PartyId[]> {
  const rows = await ctx.sql.query<{ id: PartyId }>(
    'select party_id as id from minutes_assent where record_id = $1 and round = $2 order by party_id',
    [recordId, round],
  );
  return rows.map((row) => row.id);
}

/** Which passage each of the dissents is about, where the caller reads both. */
export async function aboutOf(ctx: RequestContext, units: readonly UnitId[]): Promise<ReadonlyMap<UnitId, UnitId>> {
  const rows = await ctx.sql.query<{ unitId: UnitId; about: UnitId }>(
    'select unit_id as "unitId", about_unit as about from dissent_about where unit_id = any ($1)',
    [units],
  );
  return new Map(rows.map((row) => [row.unitId, row.about]));
}

/** Units about which somebody asked one of these parties and was not answered. */
export async function askedUnits(ctx: RequestContext, own: readonly PartyId[]): Promise<ReadonlySet<UnitId>> {
  const rows = await ctx.sql.query<{ id: UnitId }>(
    `select distinct q.unit_id as id from access_request q join access_answer a on a.request_id = q.id
       where q.unit_id is not null and a.party_id = any ($1) and a.outcome is null`,
    [own],
  );
  return new Set(rows.map((row) => row.id));
}
