import type { CaseId, Instant, PartyId, RecordId, UnitId } from '@soulad/shared/ids';
import { type Category, includesRight } from '@soulad/shared/policy';
import { caseScope } from '../cases/index.js';
import type { RequestContext } from '../platform/context.js';
import { answersForCase, openReason, partyMarks, rightsOf } from '../sharing/index.js';
import type { DecisionView } from './decision.graphql.js';

export interface DecisionRow {
  readonly id: string;
  readonly unitId: UnitId;
  readonly recordId: RecordId;
  readonly category: Category | null;
  readonly author: PartyId;
  readonly scribe: PartyId | null;
  readonly party: PartyId;
  readonly effect: 'allow' | 'narrow';
  readonly basis: string;
  /** Sealed. */
  readonly reason: Buffer;
  readonly byOriginator: boolean;
  readonly byConvener: boolean;
  readonly validFrom: Instant;
  readonly validTo: Instant | null;
  readonly endedReason: Buffer | null;
}

const COLUMNS = `o.id, o.unit_id as "unitId", u.record_id as "recordId", u.category, u.author_party as author, u.scribe_party as scribe,
  o.party_id as party, o.effect, o.basis, o.reason, o.by_originator as "byOriginator", o.by_convener as "byConvener",
  instant(o.valid_from) as "validFrom", instant(o.valid_to) as "validTo", o.ended_reason as "endedReason"`;
const TABLES = 'unit_override o join unit u on u.id = o.unit_id join record r on r.id = u.record_id';

/** Place under which the words of an early end are sealed. */
export const endPlace = (id: string): string => `unit_override|ended_reason|${id}`;

/**
 * Decisions of a case, newest first: to those who answer for their passages, that is whoever said it and who answers for
 * the case, as far as they read the passage and know the party. Halves that were used up or declined are left out.
 * @throws ProductError NOT_FOUND
 */
export async function listDecisions(ctx: RequestContext, caseId: CaseId): Promise<DecisionView[]> {
  const scope = await caseScope(ctx, caseId);
  const rows = await ctx.sql.query<DecisionRow>(
    `select ${COLUMNS} from ${TABLES} where r.case_id = $1 and o.effect in ('allow', 'narrow') and (o.effect = 'narrow'
         or o.by_originator = o.by_convener or o.declined_at is null and (o.valid_to is null or o.valid_to > now()))
       order by o.valid_from desc, o.id limit 200`,
    [caseId],
  );
  const rights = await rightsOf(ctx, [...new Set(rows.map((row) => row.unitId))], scope.seats);
  const marks = await partyMarks(ctx, caseId);
  const convenes = scope.seats.some(answersForCase);
  ctx.audit({ action: 'decision.list', caseId, objectType: 'case', objectId: caseId });
  const views: DecisionView[] = [];
  for (const row of rows) {
    const answers = convenes || [row.author, row.scribe].some((one) => one !== null && scope.partyIds.includes(one));
    const [author, party] = [marks.get(row.author), marks.get(row.party)];
    const reads = includesRight(rights.get(row.unitId)?.right ?? 'none', 'read');
    if (!answers || !reads || !author || !party) continue;
    const ended = row.endedReason && (await ctx.open(caseId, endPlace(row.id), row.endedReason)).toString();
    views.push({
      ...present(ctx, row, convenes || scope.partyIds.includes(row.author)),
      author,
      party,
      reason: await openReason(ctx, caseId, row.id, row.reason),
      endedReason: ended,
    });
  }
  return views;
}

/** One decision by id, as the database shows it to the caller. */
export async function decisionRow(ctx: RequestContext, id: string): Promise<DecisionRow | undefined> {
  const [row] = await ctx.sql.query<DecisionRow>(`select ${COLUMNS} from ${TABLES} where o.id = $1`, [id]);
  return row;
}

/** Whether it lets somebody in now. */
export function isInForce(row: DecisionRow, now: Instant): boolean {
  const whole = row.effect === 'narrow' || (row.byOriginator && row.byConvener);
  return whole && (row.validTo === null || row.validTo > now);
}

function present(
  ctx: RequestContext,
  row: DecisionRow,
  mayEnd: boolean,
): Omit<DecisionView, 'author' | 'party' | 'reason' | 'endedReason'> {
  const over = row.validTo !== null && row.validTo <= ctx.now;
  const { id, unitId, recordId, category, effect, basis, byOriginator, byConvener, validFrom, validTo } = row;
  return {
    ...{ id, unitId, recordId, category, effect, basis, byOriginator, byConvener, validFrom, validTo },
    state: over ? 'ended' : isInForce(row, ctx.now) ? 'inForce' : 'waiting',
    // Ending a narrowing would widen: that takes both, and is done at the passage.
    mayEnd: mayEnd && effect === 'allow' && isInForce(row, ctx.now),
  };
}
