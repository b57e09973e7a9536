import { ProductError } from '@soulad/shared/errors';
import type { CaseId, PartyId, RecordId, UnitId } from '@soulad/shared/ids';
import { includesRight } from '@soulad/shared/policy';
import { type AttachmentRow, attachmentsOf } from '../files/index.js';
import type { RequestContext } from '../platform/context.js';
import { heldIn } from '../platform/database/held.js';
import { grouped } from '../platform/grouped.js';
import { walls } from '../platform/walls.js';
import {
  answersForCase,
  type HeldRight,
  hostsCase,
  knownPersons,
  partyMarks,
  type PartyMarkView,
  rightsOf,
  type Seat,
  seatsOf,
} from '../sharing/index.js';
import { epochsAsSeen, readersOf } from './readers.js';
import {
  findRecord,
  invitedSittings,
  recordOfUnit,
  type RecordRow,
  type SectionRow,
  sectionsOf,
  type UnitRow,
  unitsOf,
} from './record.repository.js';

export interface ManifestUnit extends UnitRow {
  readonly held: HeldRight;
  /** Epoch as the viewer is told it: see `epochsAsSeen`. */
  readonly epoch: number;
  /** Files on the unit, oldest first. */
  readonly attachments: readonly AttachmentRow[];
}

export interface ManifestSection extends SectionRow {
  readonly units: readonly ManifestUnit[];
}

/** The outline of a record as one viewer may see it, without text. */
export interface Manifest {
  readonly record: RecordRow;
  readonly sections: readonly ManifestSection[];
  /** Seats of the viewer in this case. */
  readonly seats: readonly Seat[];
  /** Parties the viewer may know of. */
  readonly marks: ReadonlyMap<PartyId, PartyMarkView>;
}

/**
 * @throws ProductError NOT_FOUND when there is no such record for the caller
 */
export function readManifest(ctx: RequestContext, recordId: RecordId): Promise<Manifest> {
  return heldIn(ctx.sql, `manifest ${recordId}`, () => readOutline(ctx, recordId));
}

async function readOutline(ctx: RequestContext, recordId: RecordId): Promise<Manifest> {
  const [record, own, rows, headings] = await Promise.all([
    findRecord(ctx, recordId),
    seatsOf(ctx),
    unitsOf(ctx, recordId),
    sectionsOf(ctx, recordId),
  ]);
  if (!record) throw new ProductError('NOT_FOUND');
  const seats = own.filter((seat) => seat.caseId === record.caseId);
  const [marks, units, sittings] = await Promise.all([
    partyMarks(ctx, record.caseId),
    visibleUnits(ctx, rows, { seats, caseId: record.caseId }),
    invitedSittings(
      ctx,
      seats.map((seat) => seat.partyId),
    ),
  ]);
  const hosts = seats.some(hostsCase);
  const inSection = grouped(units, (unit) => unit.sectionId);
  const sections = headings
    .map((section) => ({ ...section, units: inSection.get(section.id) ?? [] }))
    .filter(
      ({ sittingId, units: own }) =>
        !walls().app || hosts || sittingId === null || sittings.has(sittingId) || own.length > 0,
    );
  // Without a seat, or without any part of the meeting, the record does not exist for the caller.
  const reachable =
    hosts ||
    units.length > 0 ||
    (seats.length > 0 && (record.kind === 'plan' || record.conferenceState !== null || sittings.size > 0));
  if (walls().app && !reachable) throw new ProductError('NOT_FOUND');
  return { record, sections, seats, marks };
}

/** True when the viewer takes part in what the record is of: nobody does by the seat of an emergency, or in what does not take place. */
function takesPart({ record, seats }: Manifest): boolean {
  return record.conferenceState !== 'cancelled' && seats.some((seat) => !seat.emergency);
}

/** True when the viewer may begin a new unit in the record: until the meeting ends, and again while it is checked [W9]. */
export function mayAdd(manifest: Manifest): boolean {
  const { record } = manifest;
  const checked = record.minutesState === 'in-review' || record.minutesState === 'corrected';
  return record.state === 'live' && takesPart(manifest) && (checked || record.conferenceState !== 'ended');
}

/**
 * True when the viewer may put a dissent on the table: as long as the minutes are not closed, also between the end of the meeting
 * and its review, and while comments are gathered [W14].
 */
export function mayDissent(manifest: Manifest): boolean {
  const { state, minutesState } = manifest.record;
  return minutesState !== null && (state === 'live' || state === 'commented') && takesPart(manifest);
}

/** True when the viewer may put a passage of that kind into the section: a dissent longer than the rest. */
export function puts(manifest: Manifest, kind: UnitRow['kind'], heading: string | undefined): boolean {
  return addsTo(manifest, heading) || (kind === 'dissent' && mayDissent(manifest));
}

const FAMILY: readonly string[] = ['parent_a', 'parent_b', 'child', 'guardian', 'representative'];

/**
 * True when the viewer may begin a unit in this section and put it on the table. [W21] Into a plan the convening seat
 * writes, and the family its own commission; everybody else proposes.
 */
export function addsTo(manifest: Manifest, heading: string | undefined): boolean {
  if (!mayAdd(manifest) || manifest.record.kind === 'minutes') return mayAdd(manifest);
  const seats = manifest.seats.filter((seat) => !seat.emergency);
  const family = seats.some((seat) => FAMILY.includes(manifest.marks.get(seat.partyId)?.type ?? ''));
  return seats.some((seat) => seat.isConvener) || (family && heading === 'plan_commission');
}

/** The section of the manifest in which the unit stands. */
export function sectionOf(manifest: Manifest, unit: { readonly sectionId: SectionRow['id'] }): SectionRow | undefined {
  return manifest.sections.find((section) => section.id === unit.sectionId);
}

/** Steps of the minute taker: in the room, while the conference is live. */
export function takesMinutes({ record, seats }: Pick<Manifest, 'record' | 'seats'>): Seat | undefined {
  return record.conferenceState === 'live' ? seats.find((seat) => seat.role === 'minute_taker') : undefined;
}

/** True when the viewer puts the record in order: answers for the case, or takes the minutes now. */
export function ordersRecord(manifest: Pick<Manifest, 'record' | 'seats'>): boolean {
  return takesMinutes(manifest) !== undefined || manifest.seats.some(answersForCase);
}

const NOBODY: ReadonlySet<PartyId> = new Set();

async function visibleUnits(
  ctx: RequestContext,
  rows: readonly UnitRow[],
  { seats, caseId }: { readonly seats: readonly Seat[]; readonly caseId: CaseId },
): Promise<readonly ManifestUnit[]> {
  const [rights, persons, marks] = await Promise.all([
    rightsOf(
      ctx,
      rows.map((row) => row.id),
      seats,
    ),
    knownPersons(
      ctx,
      rows.flatMap((row) => row.subjects),
      seats,
    ),
    partyMarks(ctx, caseId),
  ]);
  const [readers, attached] = await Promise.all([
    readersOf(ctx, [...rights.keys()]),
    attachmentsOf(ctx, readIds(rights)),
  ]);
  const files = grouped(attached, (file) => file.unitId);
  const epochOf = epochsAsSeen(marks.keys());
  return rows.flatMap((row) => {
    const held = rights.get(row.id);
    if (!held || !includesRight(held.right, 'read')) return [];
    const epoch = epochOf({ id: row.id, gen: row.gen, held }, readers.get(row.id) ?? NOBODY);
    const attachments = files.get(row.id) ?? [];
    return [{ ...row, held, epoch, attachments, subjects: row.subjects.filter((person) => persons.has(person)) }];
  });
}

function readIds(rights: ReadonlyMap<UnitId, HeldRight>): UnitId[] {
  return [...rights].flatMap(([id, { right }]) => (includesRight(right, 'read') ? [id] : []));
}

/** Outline of the record that a unit stands in. @throws ProductError NOT_FOUND when the unit is not there for the caller */
export async function readManifestOf(ctx: RequestContext, unitId: UnitId): Promise<Manifest> {
  const recordId = await recordOfUnit(ctx, unitId);
  if (!recordId) throw new ProductError('NOT_FOUND');
  const manifest = await readManifest(ctx, recordId);
  unitIn(manifest, unitId);
  return manifest;
}

/** The unit in the manifest. @throws ProductError NOT_FOUND when it is not in it */
export function unitIn(manifest: Manifest, unitId: UnitId): ManifestUnit {
  const unit = manifest.sections.flatMap((section) => section.units).find((one) => one.id === unitId);
  if (!unit) throw new ProductError('NOT_FOUND');
  return unit;
}
