import { ProductError } from '@soulad/shared/errors';
import type { Instant, PartyId, UnitId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { optionalTextFrom } from '../platform/input.js';
import { openReason } from '../sharing/index.js';
import { requireStep, unitStep, type UnitStep } from './unit-step.js';
import { decideWidening } from './widening.js';

const LONGEST = 2000;

interface Half {
  readonly unitId: UnitId;
  readonly effect: 'allow' | 'lift';
  readonly partyId: PartyId;
  readonly basis: string;
  /** Sealed. */
  readonly reason: Buffer;
  readonly byOriginator: boolean;
  readonly until: Instant | null;
}

/**
 * The yes or no of the one whose half is missing. A yes completes the decision, on the basis that was asked for; a no
 * closes the request and is told to whoever asked. Whoever asked may take it back in the same way.
 * @param answer.reason in words; a yes without any takes over those of the request
 * @returns the unit
 * @throws ProductError NOT_FOUND for a request that is not open to the caller, FORBIDDEN_STEP, BLOCKED_BY_LAW
 */
export async function answerWidening(
  ctx: RequestContext,
  requestId: string,
  answer: { readonly accept: boolean; readonly reason: string | null },
): Promise<UnitId> {
  const words = optionalTextFrom(answer.reason, LONGEST) ?? '';
  const asked = await openHalf(ctx, requestId);
  if (!asked) throw new ProductError('NOT_FOUND');
  await unitStep(ctx, asked.unitId, answer.accept ? 'unit.agreeWidening' : 'unit.declineWidening', async (step) => {
    // Read again under the lock of the case: somebody may have answered meanwhile.
    const half = await openHalf(ctx, requestId);
    if (!half) throw new ProductError('NOT_FOUND');
    const { originator, convener } = step.stake;
    if (!answer.accept) {
      requireStep(originator || convener);
      await decline(ctx, step, { requestId, words });
      return { party: half.partyId, basis: half.basis, complete: false };
    }
    requireStep(step.unit.state === 'shared' && (half.byOriginator ? convener : originator));
    const { caseId } = step.manifest.record;
    const asWords = words === '' ? await openReason(ctx, caseId, requestId, half.reason) : words;
    const complete = await decideWidening(ctx, step, { ...half, words: asWords });
    return { party: half.partyId, basis: half.basis, complete };
  });
  return asked.unitId;
}

async function openHalf(ctx: RequestContext, requestId: string): Promise<Half | undefined> {
  const [row] = await ctx.sql.query<Half>(
    `select unit_id as "unitId", effect, party_id as "partyId", basis, reason, by_originator as "byOriginator",
            instant(valid_to) as until from unit_override
       where id = $1 and effect <> 'narrow' and by_originator <> by_convener and declined_at is null
         and (valid_to is null or valid_to > now())`,
    [requestId],
  );
  return row;
}

async function decline(
  ctx: RequestContext,
  { manifest, stake }: UnitStep,
  { requestId, words }: { readonly requestId: string; readonly words: string },
): Promise<void> {
  const { caseId } = manifest.record;
  const answer = words === '' ? null : await ctx.seal(caseId, `unit_override|answer|${requestId}`, Buffer.from(words));
  await ctx.sql.query('update unit_override set declined_at = now(), valid_to = now(), answer = $2 where id = $1', [
    requestId,
    answer,
  ]);
  const convening = stake.facts.parties.filter((party) => party.isConvener).map((party) => party.id);
  const partyIds = stake.originator ? convening : [stake.unit.authorParty];
  ctx.notify({ kind: 'answer', caseId, objectType: 'unit', objectId: stake.unit.id, to: { partyIds } });
}
