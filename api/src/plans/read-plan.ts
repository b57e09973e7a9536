import { ProductError } from '@soulad/shared/errors';
import type { CaseId, PartyId, RecordId } from '@soulad/shared/ids';
import { caseFiles, caseScope } from '../cases/index.js';
import { mayKnow } from '@soulad/shared/policy';
import type { RequestContext } from '../platform/context.js';
import { keeping, type Manifest, readersOf } from '../records/index.js';
import { caseFacts, partyMarks, type PartyMarkView } from '../sharing/index.js';
import type { PlanView } from './plan.graphql.js';
import { readPlanManifest } from './plan-place.js';
import { planOfCase } from './plan.repository.js';
import { presentPlan } from './present-plan.js';

/** The plan of a case as the caller sees it; without a record while there is none. @throws ProductError NOT_FOUND */
export async function readPlan(ctx: RequestContext, caseId: CaseId): Promise<PlanView> {
  const { familyName, fileMark, mayOpen, seats } = await caseOf(ctx, caseId);
  const recordId = await planOfCase(ctx, caseId);
  if (recordId) {
    const plan = await presentPlan(ctx, await readPlanManifest(ctx, recordId));
    // [W20] A closed plan stays to be read; a case that was reopened begins a new one.
    return { familyName, fileMark, ...plan, may: { ...plan.may, open: mayOpen && plan.state === 'closed' } };
  }
  ctx.audit({ action: 'plan.read', caseId, objectType: 'case', objectId: caseId });
  return {
    ...{ caseId, familyName, fileMark, recordId: null, state: null, asParty: null, reviewOn: null, now: ctx.now },
    ...{ myPartyIds: seats, parties: [...(await partyMarks(ctx, caseId)).values()], items: [] },
    may: { open: mayOpen, add: [], propose: [], setReview: false },
  };
}

/**
 * The plan as another party gets it: what both may read, numbered for that party, for the copy and the family version.
 * @throws ProductError NOT_FOUND for a plan or a party that the caller may not know of
 */
export async function readPlanAs(ctx: RequestContext, recordId: RecordId, partyId: PartyId): Promise<PlanView> {
  const { shown, asParty } = await planManifestAs(ctx, recordId, partyId);
  const { familyName, fileMark } = await caseOf(ctx, shown.record.caseId);
  return { familyName, fileMark, ...(await presentPlan(ctx, shown, asParty)) };
}

/** What of a plan both the caller and the party read. @throws ProductError NOT_FOUND */
export async function planManifestAs(
  ctx: RequestContext,
  recordId: RecordId,
  partyId: PartyId,
): Promise<{ readonly shown: Manifest; readonly asParty: PartyMarkView }> {
  const manifest = await readPlanManifest(ctx, recordId);
  const asParty = manifest.marks.get(partyId);
  if (!asParty) throw new ProductError('NOT_FOUND');
  const units = manifest.sections.flatMap((section) => section.units.map(({ id }) => id));
  const readers = await readersOf(ctx, units);
  const { parties } = await caseFacts(ctx, manifest.record.caseId);
  const known = new Set(parties.filter((party) => mayKnow(partyId, party)).map(({ id }) => id));
  const shown: Manifest = {
    ...keeping(manifest, ({ id, state }) => state === 'shared' && readers.get(id)?.has(partyId) === true),
    marks: new Map([...manifest.marks].filter(([id]) => known.has(id))),
  };
  return { shown, asParty };
}

async function caseOf(
  ctx: RequestContext,
  caseId: CaseId,
): Promise<{ familyName: string; fileMark: string; mayOpen: boolean; seats: readonly PartyId[] }> {
  const scope = await caseScope(ctx, caseId);
  const [file] = await caseFiles(ctx, [caseId]);
  if (!file) throw new ProductError('NOT_FOUND');
  return {
    familyName: file.family_name,
    fileMark: file.file_mark,
    mayOpen: scope.convenes && file.state !== 'closed',
    seats: scope.partyIds,
  };
}
