import type { CaseId, PartyId, UnitId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { openReason, sealReason, type Stake } from '../sharing/index.js';

/** Code that stands as the basis of every narrowing; the words of the reason stand beside it. */
export const NARROWED = 'narrowed';

interface Decision {
  readonly party: PartyId;
  readonly effect: string;
  readonly basis: string;
  readonly reason: string;
  readonly byOriginator: boolean;
  readonly byConvener: boolean;
  readonly from: Date;
  readonly to: Date | null;
}

/** The decisions in force on a unit hold for what is carved out of it, too. */
export async function carriedDecisions(
  ctx: RequestContext,
  { from, to, caseId }: { readonly from: UnitId; readonly to: UnitId; readonly caseId: CaseId },
): Promise<void> {
  const decisions = await ctx.sql.query<Omit<Decision, 'reason'> & { readonly id: string; readonly reason: Buffer }>(
    `select id, party_id as party, effect, basis, reason, by_originator as "byOriginator", by_convener as "byConvener",
            valid_from as "from", valid_to as "to"
       from unit_override where unit_id = $1 and effect <> 'lift' and (valid_to is null or valid_to > now())
         and (effect = 'narrow' or by_originator and by_convener)`,
    [from],
  );
  for (const decision of decisions) {
    const reason = await openReason(ctx, caseId, decision.id, decision.reason);
    await decide(ctx, { unitId: to, caseId }, { ...decision, reason });
  }
}

/** Takes one party out of a unit. */
export async function narrowFor(
  ctx: RequestContext,
  { originator, convener, facts }: Pick<Stake, 'originator' | 'convener' | 'facts'>,
  narrowing: { readonly unitId: UnitId; readonly party: PartyId; readonly words: string },
): Promise<void> {
  const { unitId, party, words } = narrowing;
  await decide(
    ctx,
    { unitId, caseId: facts.caseId },
    {
      ...{ party, effect: 'narrow', basis: NARROWED, reason: words },
      ...{ byOriginator: originator, byConvener: convener, from: new Date(ctx.now), to: null },
    },
  );
}

/**
 * [P34] Takes parties that the caller may not know of out of what was carved. It is done by the database alone, which gives
 * nothing back; the same statement runs when there is nobody to take out.
 */
export async function withholdFrom(
  ctx: RequestContext,
  { from, to, caseId }: { readonly from: UnitId; readonly to: UnitId; readonly caseId: CaseId },
  { parties, words }: { readonly parties: readonly PartyId[]; readonly words: string },
): Promise<void> {
  const rows = parties.map((party) => ({ party, id: ctx.ids.uuid() }));
  const reasons = await Promise.all(rows.map(({ id }) => sealReason(ctx, caseId, id, words)));
  await ctx.sql.query('select carving_withhold($1, $2, $3, $4, $5)', [
    ...[from, to, rows.map(({ id }) => id), rows.map(({ party }) => party), reasons],
  ]);
}

async function decide(
  ctx: RequestContext,
  { unitId, caseId }: { readonly unitId: UnitId; readonly caseId: CaseId },
  decision: Decision,
): Promise<void> {
  const { party, effect, basis, byOriginator, byConvener, from, to } = decision;
  const id = ctx.ids.uuid();
  const reason = await sealReason(ctx, caseId, id, decision.reason);
  await ctx.sql.query(
    `insert into unit_override (id, unit_id, party_id, effect, basis, reason, by_originator, by_convener, decided_by, valid_from, valid_to)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [id, unitId, party, effect, basis, reason, byOriginator, byConvener, ctx.userId, from, to],
  );
}
