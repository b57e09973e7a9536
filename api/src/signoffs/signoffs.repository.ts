import type { CaseId, Instant, PartyId, RecordId, RevisionId } from '@soulad/shared/ids';
import type { AnswerKind, Quorum } from '@soulad/shared/signoff';
import type { RequestContext } from '../platform/context.js';

/** Identifies a round of signatures. */
export interface RoundRow {
  readonly id: string;
  readonly recordId: RecordId;
  readonly caseId: CaseId;
  readonly revisionId: RevisionId;
  readonly version: number;
  readonly quorum: Quorum;
  readonly dueAt: Instant;
  readonly openedAt: Instant;
  /** Null while it is open. */
  readonly outcome: 'finished' | 'cancelled' | 'replaced' | null;
}

export interface SeatRow {
  readonly roundId: string;
  readonly party: PartyId;
  readonly step: number;
}

export interface MarkRow {
  readonly roundId: string;
  readonly party: PartyId;
  readonly kind: 'opened' | 'noted';
}

export interface AnswerRow {
  readonly id: string;
  readonly roundId: string;
  readonly version: number;
  readonly party: PartyId;
  readonly kind: AnswerKind;
  readonly at: Instant;
  /** Sealed; only to the own party and to who keeps the case. */
  readonly words: Buffer | null;
  /** Sealed; only to the own party. */
  readonly paper: Buffer | null;
}

/** Where the parts of an answer are sealed to. */
export const SIGNOFF_PLACES = {
  words: (answerId: string): string => `signoff_words|words|${answerId}`,
  paper: (answerId: string): string => `signoff_paper|paper|${answerId}`,
} as const;

const ROUND = `x.id, x.record_id as "recordId", r.case_id as "caseId", x.revision_id as "revisionId", v.version, x.quorum,
  instant(x.due_at) as "dueAt", instant(x.opened_at) as "openedAt", x.outcome`;
const ROUNDS = 'signoff_round x join record r on r.id = x.record_id join revision v on v.id = x.revision_id';

/** Rounds of a record, oldest first, as far as the database shows them to the caller. */
export function roundsOf(ctx: RequestContext, recordId: RecordId): Promise<readonly RoundRow[]> {
  return ctx.sql.query<RoundRow>(`select ${ROUND} from ${ROUNDS} where x.record_id = $1 order by v.version`, [
    recordId,
  ]);
}

export async function findRound(ctx: RequestContext, id: string): Promise<RoundRow | undefined> {
  const [row] = await ctx.sql.query<RoundRow>(`select ${ROUND} from ${ROUNDS} where x.id = $1`, [id]);
  return row;
}

/** Who is asked in the rounds of a record, of parties the caller may know of. */
export function seatsIn(ctx: RequestContext, recordId: RecordId): Promise<readonly SeatRow[]> {
  return ctx.sql.query<SeatRow>(
    `select s.round_id as "roundId", s.party_id as party, s.step from signoff_seat s
       join signoff_round x on x.id = s.round_id where x.record_id = $1 order by s.step, s.party_id`,
    [recordId],
  );
}

export function marksIn(ctx: RequestContext, recordId: RecordId): Promise<readonly MarkRow[]> {
  return ctx.sql.query<MarkRow>(
    `select m.round_id as "roundId", m.party_id as party, m.kind from signoff_mark m
       join signoff_round x on x.id = m.round_id where x.record_id = $1`,
    [recordId],
  );
}

/** Answers in the rounds of a record, oldest first, of parties the caller may know of. */
export function answersIn(ctx: RequestContext, recordId: RecordId): Promise<readonly AnswerRow[]> {
  return ctx.sql.query<AnswerRow>(
    `select a.id, a.round_id as "roundId", v.version, a.party_id as party, a.kind, instant(a.at) as at, w.words, p.paper
       from signoff_answer a join signoff_round x on x.id = a.round_id join revision v on v.id = x.revision_id
       left join signoff_words w on w.answer_id = a.id left join signoff_paper p on p.answer_id = a.id
       where x.record_id = $1 order by v.version, a.at, a.id`,
    [recordId],
  );
}

/**
 * Marks of views, by `party|version`. Equal marks, equal views, as far as the caller reads with the party; for a copy to
 * another party as far as that one reads it too.
 */
export async function viewsIn(
  ctx: RequestContext,
  recordId: RecordId,
  reader: PartyId | null,
): Promise<ReadonlyMap<string, string>> {
  const rows = await ctx.sql.query<{ version: number; party: PartyId; mark: string }>(
    reader === null
      ? 'select version, party_id as party, mark from signoff_views($1)'
      : 'select version, party_id as party, mark from signoff_views_with($1, $2)',
    reader === null ? [recordId] : [recordId, reader],
  );
  return new Map(rows.map(({ party, version, mark }) => [`${party}|${version}`, mark]));
}
