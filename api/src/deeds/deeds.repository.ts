import type { CaseId, PartyId, RevisionId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';

/** A file that was handed out to the caller for signing. */
export interface DeedRow {
  readonly id: string;
  readonly caseId: CaseId;
  readonly roundId: string;
  readonly partyId: PartyId;
  readonly madeAt: number;
  readonly size: number;
  /** Sealed. */
  readonly digest: Buffer;
  readonly statement: Buffer;
  readonly filed: boolean;
}

/** Files that are looked through for the one that came back. */
const MOST = 200;

/** Where the parts of a deed are sealed to. */
export const DEED_PLACES = {
  digest: (id: string): string => `deed|digest|${id}`,
  statement: (id: string): string => `deed|statement|${id}`,
  filed: (answerId: string): string => `deed_filed|digest|${answerId}`,
  piece: (answerId: string, n: number): string => `deed_blob|piece|${answerId}|${n}`,
} as const;

/** What was handed out to the caller for a party of the record of a round, newest first. */
export function deedsOf(ctx: RequestContext, roundId: string, partyId: PartyId): Promise<readonly DeedRow[]> {
  return ctx.sql.query<DeedRow>(
    `select d.id, r.case_id as "caseId", d.round_id as "roundId", d.party_id as "partyId", instant(d.made_at) as "madeAt", d.size, d.digest,
        d.statement, f.deed_id is not null as filed
      from deed d join signoff_round x on x.id = d.round_id join record r on r.id = x.record_id
        left join deed_filed f on f.deed_id = d.id
      where d.party_id = $2 and x.record_id = (select y.record_id from signoff_round y where y.id = $1)
      order by d.made_at desc limit ${MOST}`,
    [roundId, partyId],
  );
}

export async function insertDeed(
  ctx: RequestContext,
  deed: Pick<DeedRow, 'id' | 'roundId' | 'partyId' | 'size' | 'digest' | 'statement'>,
): Promise<void> {
  await ctx.sql.query(
    `insert into deed (id, round_id, party_id, user_id, membership_id, size, digest, statement)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [deed.id, deed.roundId, deed.partyId, ctx.userId, ctx.membershipId, deed.size, deed.digest, deed.statement],
  );
}

/** The answer that a party has just given in a round. */
export async function answerOf(ctx: RequestContext, roundId: string, partyId: PartyId): Promise<string | undefined> {
  const [row] = await ctx.sql.query<{ id: string }>(
    `select id from signoff_answer where round_id = $1 and party_id = $2 and kind <> 'refused'`,
    [roundId, partyId],
  );
  return row?.id;
}

/** A signed file as it is kept. */
export interface FiledRow {
  readonly answerId: string;
  readonly revisionId: RevisionId;
  readonly partyId: PartyId;
  readonly size: number;
  /** Sealed. */
  readonly digest: Buffer;
}

export async function insertFiled(
  ctx: RequestContext,
  filed: Omit<FiledRow, 'revisionId' | 'partyId'> & { readonly deedId: string; readonly pieces: readonly Buffer[] },
): Promise<void> {
  await ctx.sql.query('insert into deed_filed (answer_id, deed_id, size, digest) values ($1, $2, $3, $4)', [
    ...[filed.answerId, filed.deedId, filed.size, filed.digest],
  ]);
  for (const [n, bytes] of filed.pieces.entries())
    await ctx.sql.query('insert into deed_blob (answer_id, n, bytes) values ($1, $2, $3)', [filed.answerId, n, bytes]);
}

/** The signed file of an answer of one of the caller's parties. */
export async function findFiled(ctx: RequestContext, answerId: string): Promise<FiledRow | undefined> {
  const [row] = await ctx.sql.query<FiledRow>(
    `select f.answer_id as "answerId", x.revision_id as "revisionId", a.party_id as "partyId", f.size, f.digest
       from deed_filed f join signoff_answer a on a.id = f.answer_id join signoff_round x on x.id = a.round_id
       where f.answer_id = $1`,
    [answerId],
  );
  return row;
}

export async function piecesOf(ctx: RequestContext, answerId: string): Promise<readonly Buffer[]> {
  const rows = await ctx.sql.query<{ bytes: Buffer }>('select bytes from deed_blob where answer_id = $1 order by n', [
    answerId,
  ]);
  return rows.map((row) => row.bytes);
}
