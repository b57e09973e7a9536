import { ProductError } from '@soulad/shared/errors';
import type { Instant, PartyId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { caseFacts, sealReason, type Stake, withoutHiddenClients } from '../sharing/index.js';
import type { UnitStep } from './unit-step.js';
import { readersIn, widenTo } from './widen-unit.js';

/** A decision that lets a party have more of a unit: an allowance, or the end of a narrowing. */
export interface Widening {
  readonly effect: 'allow' | 'lift';
  readonly partyId: PartyId;
  /** Catalogue id of the legal basis; of a lift the code of narrowings, for what holds then is the rule itself. */
  readonly basis: string;
  readonly words: string;
  /** End of the allowance; null = none. */
  readonly until: Instant | null;
}

/**
 * [I5] One half of the decision, or both when the caller is both or the other half lies there. Half of it is nothing but a
 * request to the other one. The end is the earlier of the two.
 * @returns whether the decision is complete
 * @throws ProductError BLOCKED_BY_LAW when no decision of the table can allow it; nothing of it is kept then
 */
export async function decideWidening(ctx: RequestContext, step: UnitStep, widening: Widening): Promise<boolean> {
  const { stake } = step;
  // Whoever is let in gets a text of their own to begin with (P33): closed text has none to give.
  if (step.manifest.record.state !== 'live') throw new ProductError('FORBIDDEN_STEP');
  const other = await takeHalf(ctx, stake, widening);
  const until = [widening.until, other?.until ?? null].filter((end): end is Instant => end !== null);
  const decided: Widening = { ...widening, until: until.length > 0 ? Math.min(...until) : null };
  const byOriginator = stake.originator || other !== undefined;
  const byConvener = stake.convener || other !== undefined;
  const complete = byOriginator && byConvener;
  if (complete) await widenTo(ctx, stake, widened(stake, decided));
  await noteDecision(ctx, stake, { ...decided, byOriginator, byConvener });
  if (!complete) askOther(ctx, step);
  else if (decided.effect === 'lift') await endNarrowing(ctx, stake, decided.partyId);
  else await refuseBlocked(ctx, step, decided.partyId);
  return complete;
}

/** The unit as it is when the decision holds. */
function widened({ unit, facts }: Stake, { effect, partyId, basis, until }: Widening): Stake['unit'] {
  if (effect === 'lift')
    return { ...unit, overrides: unit.overrides.filter((one) => one.effect !== 'narrow' || one.party !== partyId) };
  const allowance = { party: partyId, effect, basis, byOriginator: true, byConvener: true, from: facts.now, to: until };
  return { ...unit, overrides: [...unit.overrides, allowance] };
}

/** The half that the caller cannot give, if it lies there; an own one from before makes room. Both are used up by this. */
async function takeHalf(
  ctx: RequestContext,
  stake: Stake,
  { effect, partyId, basis }: Widening,
): Promise<{ readonly until: Instant | null } | undefined> {
  const halves = await ctx.sql.query<{ byOriginator: boolean; until: Instant | null }>(
    `update unit_override o set valid_to = now() from unit_override before
       where o.id = before.id and o.unit_id = $1 and o.party_id = $2 and o.effect = $3 and o.basis = $4
         and o.by_originator <> o.by_convener and o.declined_at is null and (o.valid_to is null or o.valid_to > now())
       returning o.by_originator as "byOriginator", instant(before.valid_to) as until`,
    [stake.unit.id, partyId, effect, basis],
  );
  if (stake.originator && stake.convener) return undefined;
  return halves.find((half) => half.byOriginator === !stake.originator);
}

async function noteDecision(
  ctx: RequestContext,
  { unit, facts }: Stake,
  decided: Widening & { readonly byOriginator: boolean; readonly byConvener: boolean },
): Promise<void> {
  const { effect, partyId, basis, words, until, byOriginator, byConvener } = decided;
  const id = ctx.ids.uuid();
  const reason = await sealReason(ctx, facts.caseId, id, words);
  await ctx.sql.query(
    `insert into unit_override (id, unit_id, party_id, effect, basis, reason, by_originator, by_convener, decided_by, valid_from, valid_to)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, now(), to_timestamp($10::float8 / 1000))`,
    [id, unit.id, partyId, effect, basis, reason, byOriginator, byConvener, ctx.userId, until],
  );
}

function askOther(ctx: RequestContext, { stake, manifest }: UnitStep): void {
  const convening = stake.facts.parties.filter((party) => party.isConvener).map((party) => party.id);
  const partyIds = stake.originator ? convening : [stake.unit.authorParty];
  const { caseId } = manifest.record;
  ctx.notify({ kind: 'decisionAsked', caseId, objectType: 'unit', objectId: stake.unit.id, to: { partyIds } });
}

async function endNarrowing(ctx: RequestContext, { unit }: Stake, partyId: PartyId): Promise<void> {
  await ctx.sql.query(
    `update unit_override set valid_to = now() where unit_id = $1 and party_id = $2 and effect = 'narrow'
       and (valid_to is null or valid_to > now())`,
    [unit.id, partyId],
  );
}

/**
 * Thrown, so that nothing of the decision stays. [P16] Whoever may not know of a client of the party is answered as if that
 * client were not there: the decision stands, and lets the party in when the client may read, too.
 */
async function refuseBlocked(ctx: RequestContext, { stake, manifest }: UnitStep, partyId: PartyId): Promise<void> {
  const facts = await caseFacts(ctx, stake.facts.caseId);
  const unit = facts.units.find((one) => one.id === stake.unit.id);
  const told = withoutHiddenClients(facts, partyId, manifest.marks) ?? facts;
  if (!unit || !readersIn(told, unit).has(partyId)) throw new ProductError('BLOCKED_BY_LAW');
}
