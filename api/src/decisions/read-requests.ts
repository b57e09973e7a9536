import type { CaseId, Instant, PartyId, UnitId } from '@soulad/shared/ids';
import type { Category } from '@soulad/shared/policy';
import { type CaseScope, caseScope } from '../cases/index.js';
import type { RequestContext } from '../platform/context.js';
import { answersForCase, caseFacts, partyMarks, type PartyMarkView, type SharingFacts } from '../sharing/index.js';
import { questionPlace } from './ask-access.js';
import { passages } from './passages.js';
import type { AccessAnswerView, AccessRequestView } from './decision.graphql.js';

export interface RequestRow {
  readonly id: string;
  readonly caseId: CaseId;
  readonly askedBy: PartyId;
  readonly category: Category | null;
  readonly question: Buffer;
  readonly askedAt: Instant;
  readonly answered: boolean;
}

interface AnswerRow {
  readonly requestId: string;
  readonly party: PartyId;
  readonly outcome: string | null;
  readonly code: string | null;
  readonly words: Buffer | null;
  readonly answeredAt: Instant | null;
}

/** Place under which the words of an answer are sealed. */
export const answerPlace = (id: string, party: PartyId): string => `access_answer|words|${id} ${party}`;

/** One request, as the database shows it to the caller. */
export async function requestRow(ctx: RequestContext, id: string): Promise<RequestRow | undefined> {
  const [row] = await ctx.sql.query<RequestRow>(
    `select id, case_id as "caseId", asked_by as "askedBy", category, question, instant(asked_at) as "askedAt",
            request_answered(id) as answered from access_request where id = $1`,
    [id],
  );
  return row;
}

/** The requests of a case that the caller asked or is asked, newest first. @throws ProductError NOT_FOUND */
export async function readRequests(ctx: RequestContext, caseId: CaseId): Promise<AccessRequestView[]> {
  const scope = await caseScope(ctx, caseId);
  const facts = await caseFacts(ctx, caseId);
  const marks = await partyMarks(ctx, caseId);
  const rows = await ctx.sql.query<RequestRow>(
    `select id, case_id as "caseId", asked_by as "askedBy", category, question, instant(asked_at) as "askedAt",
            request_answered(id) as answered from access_request where case_id = $1 order by asked_at desc, id limit 100`,
    [caseId],
  );
  ctx.audit({ action: 'request.list', caseId, objectType: 'case', objectId: caseId });
  const views: AccessRequestView[] = [];
  for (const row of rows) {
    const askedBy = marks.get(row.askedBy);
    const answers = await answersTo(ctx, scope, row);
    const mine = scope.partyIds.includes(row.askedBy);
    if (!askedBy || (!mine && answers.length === 0)) continue;
    views.push(await present(ctx, { row, mine, askedBy, answers, facts, scope, marks }));
  }
  return views;
}

interface Presented {
  readonly row: RequestRow;
  readonly mine: boolean;
  readonly askedBy: PartyMarkView;
  readonly answers: readonly AnswerRow[];
  readonly facts: SharingFacts;
  readonly scope: CaseScope;
  readonly marks: ReadonlyMap<PartyId, PartyMarkView>;
}

async function present(ctx: RequestContext, it: Presented): Promise<AccessRequestView> {
  const { row, mine, askedBy, answers, facts, scope, marks } = it;
  const views: AccessAnswerView[] = [];
  for (const answer of mine ? [] : answers) {
    const party = marks.get(answer.party);
    if (!party) continue;
    const words =
      answer.words && (await ctx.open(row.caseId, answerPlace(row.id, answer.party), answer.words)).toString();
    const { outcome, code, answeredAt } = answer;
    views.push({ party, mine: scope.partyIds.includes(answer.party), outcome, code, words, answeredAt });
  }
  const mayAnswer = views.some((one) => one.mine && one.outcome === null);
  return {
    id: row.id,
    askedBy,
    mine,
    category: row.category,
    question: (await ctx.open(row.caseId, questionPlace(row.id), row.question)).toString(),
    askedAt: row.askedAt,
    answered: row.answered,
    opened: await passages(ctx, row.caseId, await openedBy(ctx, row), marks),
    answers: views,
    choices: mayAnswer ? await passages(ctx, row.caseId, await choicesFor(ctx, row, facts, scope), marks) : [],
  };
}

/** Answers the caller may see: own ones, and all of them on the seat that answers for the case. Never the asker's. */
async function answersTo(ctx: RequestContext, scope: CaseScope, row: RequestRow): Promise<readonly AnswerRow[]> {
  const rows = await ctx.sql.query<AnswerRow>(
    `select request_id as "requestId", party_id as party, outcome, code, words, instant(answered_at) as "answeredAt"
       from access_answer where request_id = $1 order by party_id`,
    [row.id],
  );
  const all = scope.seats.some(answersForCase);
  return rows.filter((one) => all || scope.partyIds.includes(one.party));
}

async function openedBy(ctx: RequestContext, row: RequestRow): Promise<UnitId[]> {
  const rows = await ctx.sql.query<{ id: UnitId }>('select unit_id as id from access_grant where request_id = $1', [
    row.id,
  ]);
  return rows.map((one) => one.id);
}

/** Passages the caller could open to the asker: shared, answered for by the caller, not read by the asker yet. */
async function choicesFor(
  ctx: RequestContext,
  row: RequestRow,
  facts: SharingFacts,
  scope: CaseScope,
): Promise<UnitId[]> {
  const all = scope.seats.some(answersForCase);
  const fitting = facts.units.filter(
    (unit) =>
      unit.state === 'shared' &&
      (row.category === null || unit.category === row.category) &&
      (all || scope.partyIds.includes(unit.authorParty)),
  );
  const ids = fitting.map((unit) => unit.id);
  const readers = await ctx.sql.query<{ id: UnitId }>(
    'select unit_id as id from audience where unit_id = any ($1) and party_id = $2 and rank >= 2',
    [ids, row.askedBy],
  );
  const open = new Set(readers.map((one) => one.id));
  return ids.filter((id) => !open.has(id));
}
