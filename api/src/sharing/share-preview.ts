import { ProductError } from '@soulad/shared/errors';
import type { PartyId, UnitId } from '@soulad/shared/ids';
import { includesRight } from '@soulad/shared/policy';
import type { RequestContext } from '../platform/context.js';
import { changedUnit } from './changed-unit.js';
import { knownPersons } from './known-persons.js';
import { onTheTable } from './on-the-table.js';
import { type PartyMarkView, partyMarks } from './party-mark.js';
import type { SharePreviewView, ShareNeedView, UnitChange } from './sharing.graphql.js';
import { type Stake, stakeIn } from './stake.js';
import { reasonsFor } from './who-sees.js';

/**
 * Who would see the unit if it were shared now with this change: the same decision that will be stored, over the parties
 * the caller may know of.
 * @throws ProductError NOT_FOUND when the caller may not read the unit, FORBIDDEN_STEP when the audience is not the caller's business
 */
export async function sharePreview(ctx: RequestContext, unitId: UnitId, change: UnitChange): Promise<SharePreviewView> {
  const stake = await stakeIn(ctx, unitId);
  if (!stake.originator && !stake.convener && !stake.scribe) throw new ProductError('FORBIDDEN_STEP');
  const { facts, unit, own } = stake;
  const marks = await partyMarks(ctx, facts.caseId);
  const known = { persons: await knownPersons(ctx, unit.subjects, stake.seats), parties: marks };
  const next = changedUnit({ ...(await onTheTable(ctx, unit)), state: 'shared' }, change, known);
  const after = reasonsFor(next, facts, own, marks);
  const before = reasonsFor(unit, facts, own, marks);
  const reads = (side: typeof after, party: PartyId): boolean =>
    side.some((reason) => reason.party.partyId === party && includesRight(reason.right, 'read'));
  const parties = after.map((reason) => reason.party);
  const gains = parties.filter(({ partyId }) => reads(after, partyId) && !reads(before, partyId));
  ctx.audit({ action: 'unit.sharePreview', caseId: facts.caseId, objectType: 'unit', objectId: unitId });
  return {
    unitId,
    sees: parties.filter(({ partyId }) => reads(after, partyId)),
    doesNot: after.filter(({ party }) => !reads(after, party.partyId)),
    gains,
    loses: parties.filter(({ partyId }) => !reads(after, partyId) && reads(before, partyId)),
    needs: needsOf(stake, gains, marks),
  };
}

// [I5] Nobody but the agency it came from may widen what it said.
function needsOf(
  stake: Stake,
  gains: readonly PartyMarkView[],
  marks: ReadonlyMap<PartyId, PartyMarkView>,
): ShareNeedView[] {
  const author = marks.get(stake.unit.authorParty);
  return !stake.originator && gains.length > 0 && author ? [{ kind: 'originator', party: author }] : [];
}
