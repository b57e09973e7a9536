import type {
  AgendaItemId,
  CaseId,
  ConferenceId,
  Instant,
  PartyId,
  PersonId,
  RecordId,
  SectionId,
  SittingId,
  UnitId,
  UserId,
} from '@soulad/shared/ids';
import type { Category, UnitKind, UnitMode, UnitState } from '@soulad/shared/policy';
import type { MinutesState } from '@soulad/shared/workflow';
import type { RequestContext } from '../platform/context.js';

export interface RecordRow {
  readonly id: RecordId;
  readonly caseId: CaseId;
  readonly conferenceId: ConferenceId | null;
  readonly kind: 'minutes' | 'plan';
  readonly state: 'live' | 'commented' | 'closed';
  /** State of the conference; null for a record without one, or when it is not visible. */
  readonly conferenceState: string | null;
  /** How far the minutes are; null for another kind of record. */
  readonly minutesState: MinutesState | null;
}

export interface SectionRow {
  readonly id: SectionId;
  readonly heading: string;
  readonly title: string | null;
  readonly defaultCategory: Category | null;
  readonly agendaItemId: AgendaItemId | null;
  /** Sitting of its agenda item; null for a section of the whole meeting. */
  readonly sittingId: SittingId | null;
}

export interface UnitRow {
  readonly id: UnitId;
  readonly sectionId: SectionId;
  readonly rank: string;
  readonly authorParty: PartyId;
  readonly coAuthors: readonly PartyId[];
  readonly category: Category | null;
  readonly kind: UnitKind;
  readonly mode: UnitMode;
  readonly state: UnitState;
  readonly subjects: readonly PersonId[];
  readonly scribeParty: PartyId | null;
  readonly scribedBy: string | null;
  readonly awaitsAcceptance: boolean;
  readonly createdBy: UserId;
  readonly createdAt: Instant;
  readonly sharedAt: Instant | null;
  readonly gen: number;
  readonly headSeq: number;
}

const UNIT_COLUMNS = `u.id, u.section_id as "sectionId", u.rank, u.author_party as "authorParty", u.co_authors as "coAuthors",
  u.category, u.kind, u.mode, u.state, u.subjects, u.scribe_party as "scribeParty", u.scribed_by as "scribedBy",
  u.awaits_acceptance as "awaitsAcceptance", u.created_by as "createdBy", instant(u.created_at) as "createdAt",
  instant(u.shared_at) as "sharedAt", u.gen, u.head_seq::float8 as "headSeq"`;

/** The record, as far as the database shows it to the caller. */
export async function findRecord(ctx: RequestContext, id: RecordId): Promise<RecordRow | undefined> {
  const [row] = await ctx.sql.query<RecordRow>(
    `select r.id, r.case_id as "caseId", r.conference_id as "conferenceId", r.kind, r.state, c.state as "conferenceState", m.state as "minutesState"
       from record r left join conference c on c.id = r.conference_id left join minutes m on m.record_id = r.id where r.id = $1`,
    [id],
  );
  return row;
}

/** Record in which a unit stands, as far as the database shows it to the caller. */
export async function recordOfUnit(ctx: RequestContext, unitId: UnitId): Promise<RecordId | undefined> {
  const [row] = await ctx.sql.query<{ recordId: RecordId }>('select record_id as "recordId" from unit where id = $1', [
    unitId,
  ]);
  return row?.recordId;
}

/** Sections in the order of the template. */
export async function sectionsOf(ctx: RequestContext, recordId: RecordId): Promise<readonly SectionRow[]> {
  return ctx.sql.query<SectionRow>(
    `select s.id, s.heading, s.title, s.default_category as "defaultCategory", s.agenda_item_id as "agendaItemId", a.sitting_id as "sittingId"
       from section s left join agenda_item a on a.id = s.agenda_item_id where s.record_id = $1 order by s.position, s.id`,
    [recordId],
  );
}

/** Units in their order; ties of ranks are broken by id, the same for everybody. */
export async function unitsOf(ctx: RequestContext, recordId: RecordId): Promise<readonly UnitRow[]> {
  return ctx.sql.query<UnitRow>(`select ${UNIT_COLUMNS} from unit u where u.record_id = $1 order by u.rank, u.id`, [
    recordId,
  ]);
}

/** Sittings that the given parties are invited to. */
export async function invitedSittings(
  ctx: RequestContext,
  parties: readonly PartyId[],
): Promise<ReadonlySet<SittingId>> {
  const rows = await ctx.sql.query<{ id: SittingId }>(
    `select sitting_id as id from sitting_party where party_id = any ($1) and invitation = 'invited'`,
    [parties],
  );
  return new Set(rows.map((row) => row.id));
}
