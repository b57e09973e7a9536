import { ProductError } from '@soulad/shared/errors';
import type { PartyId, RecordId, SectionId } from '@soulad/shared/ids';
import { PLAN_HEADINGS, type PlanItemKind, planKindOf } from '@soulad/shared/workflow';
import type { RequestContext } from '../platform/context.js';
import { wordFrom } from '../platform/input.js';
import { type Manifest, readManifest } from '../records/index.js';

/** A section of a plan, found by its heading. */
export interface PlanPlace {
  readonly manifest: Manifest;
  readonly sectionId: SectionId;
  readonly heading: string;
  readonly kind: PlanItemKind;
}

/** @throws ProductError NOT_FOUND, for a record that is no plan too; BAD_INPUT for a heading of no plan */
export async function planPlace(ctx: RequestContext, recordId: RecordId, heading: string): Promise<PlanPlace> {
  const word = wordFrom(PLAN_HEADINGS, heading);
  const manifest = await readPlanManifest(ctx, recordId);
  const section = manifest.sections.find((one) => one.heading === word);
  const kind = planKindOf(word);
  if (!section || !kind) throw new ProductError('NOT_FOUND');
  return { manifest, sectionId: section.id, heading: word, kind };
}

/** @throws ProductError NOT_FOUND, for a record that is no plan too */
export async function readPlanManifest(ctx: RequestContext, recordId: RecordId): Promise<Manifest> {
  const manifest = await readManifest(ctx, recordId);
  if (manifest.record.kind !== 'plan') throw new ProductError('NOT_FOUND');
  return manifest;
}

/** The seat on which the caller writes; that of an emergency writes nothing. @throws ProductError FORBIDDEN_STEP */
export function writingParty(manifest: Manifest): PartyId {
  const seat = manifest.seats.find((one) => !one.emergency);
  if (!seat) throw new ProductError('FORBIDDEN_STEP');
  return seat.partyId;
}

/** The seat that keeps the case: every proposal goes to it, and everybody knows of it. */
export async function convenerOf(ctx: RequestContext, { record }: Manifest): Promise<PartyId> {
  const [row] = await ctx.sql.query<{ id: PartyId }>('select id from party where case_id = $1 and is_convener', [
    record.caseId,
  ]);
  if (!row) throw new ProductError('NOT_FOUND');
  return row.id;
}
