import { ProductError } from '@soulad/shared/errors';
import type { RecordId, UnitId, UserId } from '@soulad/shared/ids';
import { includesRight } from '@soulad/shared/policy';
import type { RequestContext } from '../platform/context.js';
import { type Manifest, type ManifestUnit, readManifest, recordOfUnit, unitIn } from '../records/index.js';
import { diffContent } from './diff-content.js';
import type { RecordHistoryView, UnitDiffView, UnitHistoryView, VersionView } from './history.graphql.js';
import { type Version, versionsOf } from './unit-versions.js';

/** Entries of the history of a record. */
const MOST_ENTRIES = 100;

/** Versions of one unit as its viewer may read them. @throws ProductError NOT_FOUND */
export async function readUnitHistory(ctx: RequestContext, unitId: UnitId): Promise<UnitHistoryView> {
  const { manifest, unit } = await unitOf(ctx, unitId);
  const versions = await versionsOf(ctx, manifest, unit);
  const shown = await present(ctx, manifest, versions);
  await note(ctx, manifest, 'unit.history', [unitId]);
  return { unitId, versions: shown.toReversed(), mayRestore: mayRestore(manifest, unit) };
}

/**
 * Two versions compared; without `from` the one before `to`.
 * @throws ProductError NOT_FOUND for a unit or a version that is not there for the caller
 */
export async function readUnitDiff(
  ctx: RequestContext,
  unitId: UnitId,
  asked: { readonly from: string | null; readonly to: string },
): Promise<UnitDiffView> {
  const { manifest, unit } = await unitOf(ctx, unitId);
  const versions = await versionsOf(ctx, manifest, unit);
  const at = versions.findIndex((version) => version.id === asked.to);
  const to = versions[at];
  const from = asked.from === null ? versions[at - 1] : versions.find((version) => version.id === asked.from);
  if (to === undefined || (from === undefined && asked.from !== null)) throw new ProductError('NOT_FOUND');
  const [toView, fromView] = await present(ctx, manifest, from === undefined ? [to] : [to, from]);
  if (toView === undefined) throw new ProductError('NOT_FOUND');
  await note(ctx, manifest, 'unit.history', [unitId]);
  const blocks = diffContent(from?.content ?? { type: 'doc', content: [] }, to.content);
  return {
    from: fromView ?? null,
    to: toView,
    blocks: blocks.map(({ kind, runs }) => ({ kind, runs: [...runs] })),
    content: to.content,
  };
}

/** What changed in a record lately, over the units its viewer may read. @throws ProductError NOT_FOUND */
export async function readRecordHistory(ctx: RequestContext, recordId: RecordId): Promise<RecordHistoryView> {
  const manifest = await readManifest(ctx, recordId);
  const found: (RecordHistoryView['entries'][number] & { readonly at: number })[] = [];
  for (const [index, section] of manifest.sections.entries()) {
    for (const [place, unit] of section.units.entries()) {
      const views = await present(ctx, manifest, await versionsOf(ctx, manifest, unit));
      const ordinal = `${index + 1}.${place + 1}`;
      const about = { unitId: unit.id, sectionId: section.id, ordinal };
      found.push(...views.map((version) => ({ ...about, version, at: version.at })));
    }
  }
  const entries = found.toSorted((a, b) => b.at - a.at || (a.ordinal < b.ordinal ? -1 : 1)).slice(0, MOST_ENTRIES);
  const units = [...new Set(entries.map((entry) => entry.unitId))];
  await note(ctx, manifest, 'record.history', units);
  return { recordId, entries };
}

async function unitOf(ctx: RequestContext, unitId: UnitId): Promise<{ manifest: Manifest; unit: ManifestUnit }> {
  const recordId = await recordOfUnit(ctx, unitId);
  if (recordId === undefined) throw new ProductError('NOT_FOUND');
  const manifest = await readManifest(ctx, recordId);
  return { manifest, unit: unitIn(manifest, unitId) };
}

/** The author's side writes an earlier text anew, like any other edit. */
function mayRestore({ seats, record }: Manifest, unit: ManifestUnit): boolean {
  const side = [unit.authorParty, ...unit.coAuthors, unit.scribeParty];
  const open = record.state === 'live' && unit.state !== 'withdrawn';
  return open && includesRight(unit.held.right, 'write') && seats.some((seat) => side.includes(seat.partyId));
}

/** A party that the viewer may not know of is not named, and neither are its people. */
async function present(ctx: RequestContext, manifest: Manifest, versions: readonly Version[]): Promise<VersionView[]> {
  const known = versions.filter(({ party }) => party !== null && manifest.marks.has(party));
  const names = await namesOf(ctx, [...new Set(known.flatMap((version) => version.users))]);
  return versions.map(({ id, kind, since, at, party, users }) => {
    const mark = party === null ? undefined : manifest.marks.get(party);
    const persons = mark === undefined ? [] : users.flatMap((user) => names.get(user) ?? []);
    return { id, kind, since, at, party: mark ?? null, persons };
  });
}

async function namesOf(ctx: RequestContext, users: readonly UserId[]): Promise<ReadonlyMap<UserId, string>> {
  if (users.length === 0) return new Map();
  const rows = await ctx.sql.query<{ id: UserId; name: string }>(
    'select id, display_name as name from app_user where id = any ($1)',
    [users],
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}

async function note(
  ctx: RequestContext,
  { record }: Manifest,
  action: 'unit.history' | 'record.history',
  units: readonly UnitId[],
): Promise<void> {
  await ctx.sql.query('select disclose($1, $2)', [units, 'history']);
  const [only] = units;
  const object =
    action === 'unit.history' && only !== undefined
      ? { objectType: 'unit', objectId: only }
      : { objectType: 'record', objectId: record.id };
  ctx.audit({ action, caseId: record.caseId, ...object, detail: { units } });
}
