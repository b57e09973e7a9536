import { ProductError } from '@soulad/shared/errors';
import type { PartyId, UnitId } from '@soulad/shared/ids';
import { includesRight, knownParties } from '@soulad/shared/policy';
import type { RequestContext } from '../platform/context.js';
import { type AudienceLine, decideAudience } from './decide-audience.js';
import type { SharedUnit, SharingFacts } from './facts.repository.js';
import { withoutHiddenClients } from './hidden-clients.js';
import { onTheTable } from './on-the-table.js';
import { type PartyMarkView, partyMarks } from './party-mark.js';
import type { AudienceReasonView, WhoSeesView } from './sharing.graphql.js';
import { stakeIn } from './stake.js';

/**
 * "Kdo to vidí a proč"; of a draft, who will once it is shared. An explanation is a disclosure too: it names only parties that the viewer may know of. Who
 * answers for the audience gets every reason; a mere reader gets the reasons of the own seats, and of others only that
 * they see it or not.
 * @throws ProductError NOT_FOUND when the caller may not read the unit
 */
export async function whoSees(ctx: RequestContext, unitId: UnitId): Promise<WhoSeesView> {
  const { facts, unit, own, originator, convener, scribe } = await stakeIn(ctx, unitId);
  const full = originator || convener || scribe;
  const marks = await partyMarks(ctx, facts.caseId);
  const author = marks.get(unit.authorParty);
  if (!author) throw new ProductError('NOT_FOUND');
  const reasons = reasonsFor(await onTheTable(ctx, unit), facts, own, marks).map((reason) =>
    full || own.includes(reason.party.partyId) ? reason : bare(reason),
  );
  ctx.audit({ action: 'unit.whoSees', caseId: facts.caseId, objectType: 'unit', objectId: unitId });
  return {
    unitId,
    category: unit.category,
    authorParty: author,
    full,
    sees: reasons.filter((reason) => includesRight(reason.right, 'read')),
    doesNot: reasons.filter((reason) => !includesRight(reason.right, 'read')),
  };
}

/** Reasons about the unit of the parties known to the seats `own`, in the order of the marks. */
export function reasonsFor(
  unit: SharedUnit,
  facts: SharingFacts,
  own: readonly PartyId[],
  marks: ReadonlyMap<PartyId, PartyMarkView>,
): AudienceReasonView[] {
  const lines = decideAudience(facts, [unit]);
  const known = new Set(knownParties(facts.parties, own).map((party) => party.id));
  return [...marks.values()].flatMap((party) => {
    const line = known.has(party.partyId) ? lines.find((one) => one.partyId === party.partyId) : undefined;
    return line ? [reasonOf(line, party, { unit, facts, marks })] : [];
  });
}

/** [P16] That a client who is hidden from the viewer does not see it is said of nobody: another reason is, or none. */
function reasonOf(
  line: AudienceLine,
  party: PartyMarkView,
  at: { readonly unit: SharedUnit; readonly facts: SharingFacts; readonly marks: ReadonlyMap<PartyId, PartyMarkView> },
): AudienceReasonView {
  const apart = line.rule === 'P16' ? withoutHiddenClients(at.facts, line.partyId, at.marks) : undefined;
  const told = apart ? decideAudience(apart, [at.unit]).find((one) => one.partyId === line.partyId) : line;
  const { right, rule, basis, explanation } = told ?? line;
  const reason = { party, right, rule, basis, basisText: null, explanation };
  return includesRight(right, 'read') === includesRight(line.right, 'read')
    ? reason
    : bare({ ...reason, right: 'none' });
}

// Whether somebody sees it is on the dots; under which release or decision is the business of those who answer for it.
function bare(reason: AudienceReasonView): AudienceReasonView {
  const sees = includesRight(reason.right, 'read');
  return {
    ...reason,
    right: sees ? 'read' : 'none',
    rule: '',
    basis: null,
    explanation: sees ? 'sees' : 'does-not-see',
  };
}
