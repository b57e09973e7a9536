import { ProductError } from '@soulad/shared/errors';
import type { PartyId, UnitId } from '@soulad/shared/ids';
import { includesRight } from '@soulad/shared/policy';
import type { RequestContext } from '../platform/context.js';
import { decideAudience } from './decide-audience.js';
import type { SharedUnit } from './facts.repository.js';
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
  const next = changedUnit({ ...(await onTheTable(ctx, unit)), state: 'shared' }, change);
  const after = reasonsFor(decideAudience(facts, [next]), facts, own, marks);
  const before = reasonsFor(decideAudience(facts, [unit]), facts, own, marks);
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

/** The unit with the change applied. */
export function changedUnit(unit: SharedUnit, change: UnitChange): SharedUnit {
  return {
    ...unit,
    category: change.category === undefined ? unit.category : change.category,
    kind: change.kind ?? unit.kind,
    subjects: change.subjects ?? unit.subjects,
    responsible: change.responsible ?? unit.responsible,
    readOut: change.readOut ?? unit.readOut,
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
