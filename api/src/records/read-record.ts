import { ProductError } from '@soulad/shared/errors';
import type { PartyId, RecordId, UnitId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { knownToParty } from '../sharing/index.js';
import { presentRecord } from './present-record.js';
import { type Manifest, type ManifestUnit, ordersRecord, readManifest } from './read-manifest.js';
import { readersOf } from './readers.js';
import type { RecordView } from './record.graphql.js';

/**
 * The record as the caller sees it.
 * @param withoutWords nobody asked what the units say
 * @throws ProductError NOT_FOUND
 */
export async function readRecord(ctx: RequestContext, recordId: RecordId, withoutWords = false): Promise<RecordView> {
  const shown = { way: 'projection', action: 'record.read', withoutWords } as const;
  return presentRecord(ctx, await readManifest(ctx, recordId), shown);
}

/**
 * "Pohled": the record as another party gets it. What the caller may not read is not in it and is not counted: the
 * answer holds what both may read.
 * @throws ProductError NOT_FOUND for a record or a party that the caller may not know of
 */
export async function readRecordAs(ctx: RequestContext, recordId: RecordId, partyId: PartyId): Promise<RecordView> {
  const manifest = await readManifest(ctx, recordId);
  const asParty = manifest.marks.get(partyId);
  if (!asParty) throw new ProductError('NOT_FOUND');
  const readers = await readersOf(ctx, unitIds(manifest));
  const shown = keeping(manifest, (unit) => readers.get(unit.id)?.has(partyId) === true);
  return presentRecord(ctx, shown, { way: 'preview', action: 'record.readAs', asParty });
}

/**
 * The outline of a record for a copy: what is shared in it and the caller may read; for another party what both may read,
 * with the parties that both may know of.
 * @throws ProductError NOT_FOUND for a record or a party that the caller may not know of
 */
export async function manifestForCopy(
  ctx: RequestContext,
  recordId: RecordId,
  partyId: PartyId | null,
): Promise<Manifest> {
  const own = await readManifest(ctx, recordId);
  const shared = keeping(own, (unit) => unit.state === 'shared');
  if (partyId === null) return shared;
  if (!own.marks.has(partyId)) throw new ProductError('NOT_FOUND');
  const marks = await knownToBoth(ctx, own, partyId);
  const readers = await readersOf(ctx, unitIds(shared));
  const both = keeping(shared, (unit) => readers.get(unit.id)?.has(partyId) === true && marks.has(unit.authorParty));
  return { ...both, marks };
}

/** The same with its text. Nothing leaves by this, so it is noted when the copy is handed out [W60]. */
export function presentForCopy(ctx: RequestContext, manifest: Manifest): Promise<RecordView> {
  return presentRecord(ctx, manifest, { way: null, action: 'copy.make' });
}

/** Of the parties that the caller may know of, those that the other party may know of too. */
async function knownToBoth(
  ctx: RequestContext,
  { record, marks }: Manifest,
  partyId: PartyId,
): Promise<Manifest['marks']> {
  const known = await knownToParty(ctx, record.caseId, partyId);
  return new Map([...marks].filter(([id]) => known.has(id)));
}

/**
 * What may stand on the wall: units that the caller and every party in the room now may read. With nobody noted as
 * present it is empty.
 * @throws ProductError NOT_FOUND, or FORBIDDEN_STEP for somebody who does not lead the meeting
 */
export async function readRecordProjected(ctx: RequestContext, recordId: RecordId): Promise<RecordView> {
  const manifest = await readManifest(ctx, recordId);
  const leads = ordersRecord(manifest) || manifest.seats.some((seat) => seat.role === 'facilitator');
  if (!leads) throw new ProductError('FORBIDDEN_STEP');
  const rows = await ctx.sql.query<{ id: UnitId }>('select room_units($1) as id', [recordId]);
  const inRoom = new Set(rows.map((row) => row.id));
  const shown = keeping(manifest, (unit) => inRoom.has(unit.id) && unit.state === 'shared');
  return presentRecord(ctx, shown, { way: 'projection', action: 'record.readProjected' });
}

/** The outline with these units alone. */
export function keeping(manifest: Manifest, keep: (unit: ManifestUnit) => boolean): Manifest {
  return {
    ...manifest,
    sections: manifest.sections.map((section) => ({ ...section, units: section.units.filter(keep) })),
  };
}

function unitIds(manifest: Manifest): readonly UnitId[] {
  return manifest.sections.flatMap((section) => section.units.map((unit) => unit.id));
}
