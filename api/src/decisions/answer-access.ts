import { ProductError } from '@soulad/shared/errors';
import type { CaseId, PartyId, UnitId } from '@soulad/shared/ids';
import { caseScope } from '../cases/index.js';
import type { RequestContext } from '../platform/context.js';
import { given, idFrom, idsFrom, optionalTextFrom, textFrom, wordFrom } from '../platform/input.js';
import { allowParty } from '../records/index.js';
import type { AnswerAccessInput } from './decision.graphql.js';
import { answerPlace, requestRow, type RequestRow } from './read-requests.js';

/** Why nothing is opened; told to those who answer, never to the asker. */
export const DECLINE_CODES = ['notHere', 'notNeeded', 'byLaw', 'askClient'] as const;

/**
 * [P22] One answer to a request: passages to be opened, each by the caller's half of a decision, or a no with a code. The
 * asker is told that it was answered when everybody asked has, and of passages only once they can be read.
 * @returns the case
 * @throws ProductError NOT_FOUND; BAD_INPUT; FORBIDDEN_STEP for one that is answered; whatever a decision throws
 */
export async function answerAccess(ctx: RequestContext, input: AnswerAccessInput): Promise<CaseId> {
  const row = await requestRow(ctx, idFrom<UnitId>(input.requestId));
  if (!row) throw new ProductError('NOT_FOUND');
  const scope = await caseScope(ctx, row.caseId);
  const party = await ownAnswer(ctx, row, scope.partyIds);
  const unitIds = idsFrom<UnitId>(input.unitIds ?? []);
  const code = unitIds.length > 0 ? null : wordFrom(DECLINE_CODES, input.code ?? '');
  const words = unitIds.length > 0 ? textFrom(input.words ?? '', 2000) : optionalTextFrom(input.words, 2000);
  for (const unitId of unitIds) await openOne(ctx, row, unitId, { ...input, words });
  const sealed = words === '' ? null : await ctx.seal(row.caseId, answerPlace(row.id, party), Buffer.from(words));
  await ctx.sql.query(
    `update access_answer set outcome = $3, code = $4, words = $5, answered_by = $6, answered_at = now()
       where request_id = $1 and party_id = $2`,
    [row.id, party, code === null ? 'granted' : 'declined', code, sealed, ctx.userId],
  );
  ctx.audit({
    ...{ action: 'request.answer', caseId: row.caseId, objectType: 'access_request', objectId: row.id, rule: 'P22' },
    detail: { party, outcome: code ?? 'granted', units: unitIds },
  });
  const now = await requestRow(ctx, row.id);
  const to = { partyIds: [row.askedBy] };
  if (now?.answered === true)
    ctx.notify({ kind: 'answer', caseId: row.caseId, objectType: 'access_request', objectId: row.id, to });
  return row.caseId;
}

async function ownAnswer(ctx: RequestContext, row: RequestRow, own: readonly PartyId[]): Promise<PartyId> {
  const rows = await ctx.sql.query<{ party: PartyId; outcome: string | null }>(
    'select party_id as party, outcome from access_answer where request_id = $1 order by party_id',
    [row.id],
  );
  const mine = rows.filter((one) => own.includes(one.party));
  if (mine.length === 0) throw new ProductError('NOT_FOUND');
  const open = mine.find((one) => one.outcome === null);
  if (!open) throw new ProductError('FORBIDDEN_STEP');
  return open.party;
}

async function openOne(
  ctx: RequestContext,
  row: RequestRow,
  unitId: UnitId,
  { basis, words, validTo }: AnswerAccessInput,
): Promise<void> {
  if (!given(basis)) throw new ProductError('BAD_INPUT');
  await allowParty(ctx, unitId, { partyId: row.askedBy, basis, reason: words ?? '', validTo: validTo ?? null });
  await ctx.sql.query('insert into access_grant (request_id, unit_id) values ($1, $2) on conflict do nothing', [
    row.id,
    unitId,
  ]);
}
