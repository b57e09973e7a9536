import { type Json, canonicalJson, encodeUtf8, sha256 } from '@soulad/shared/doc';
import type { PartyId, RecordId, UnitId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { type ManifestUnit, type Readers, readersOf, readManifest, type Manifest } from '../records/index.js';
import { positionText } from './anchor.js';
import { bodyOf } from './comment-body.js';
import { commentReaders } from './comment-readers.js';
import type { CommentRow } from './comment.repository.js';
import { mayComment } from './commentable-unit.js';
import { maySettle, mayTakeBack } from './steps.js';
import type { CommentThreadView, CommentView, TalkView } from './talk.graphql.js';
import { type VisibleComments, visibleComments } from './visible-comments.js';

/** One talk as the viewer may read it: its first comment and the answers. */
interface Thread {
  readonly unit: ManifestUnit;
  readonly root: CommentRow;
  readonly answers: readonly CommentRow[];
}

/**
 * The comments of a record for the caller, in the order of the units and of time.
 * @throws ProductError NOT_FOUND when there is no such record for the caller
 */
export async function readTalk(ctx: RequestContext, recordId: RecordId): Promise<TalkView> {
  const manifest = await readManifest(ctx, recordId);
  const visible = await visibleComments(ctx, manifest);
  const threads = threadsOf(manifest, visible.rows);
  const readers = await readersOf(
    ctx,
    threads.map(({ unit }) => unit.id),
  );
  const names = await namesOf(ctx, visible.rows);
  const views = [];
  for (const thread of threads) views.push(await presentThread(ctx, manifest, thread, { visible, readers, names }));
  ctx.audit({
    ...{ action: 'talk.read', caseId: manifest.record.caseId, objectType: 'record', objectId: recordId },
    detail: { comments: threads.flatMap(({ root, answers }) => [root.id, ...answers.map(({ id }) => id)]) },
  });
  return { recordId, threads: views };
}

/**
 * A short fingerprint of what the caller sees of the comments: it changes exactly when that changes, without the words.
 * @throws ProductError NOT_FOUND when there is no such record for the caller
 */
export async function talkAsSeen(ctx: RequestContext, recordId: RecordId): Promise<string> {
  const manifest = await readManifest(ctx, recordId);
  const { rows } = await visibleComments(ctx, manifest);
  const seen: Json = threadsOf(manifest, rows).map(({ unit, root, answers }) => [
    ...[unit.id, unit.gen, mayComment(unit), maySettle(manifest, unit, root), root.resolvedAt, root.resolvedBy],
    ...[root, ...answers].map((row) => [row.id, row.body === null]),
  ]);
  return Buffer.from(sha256(encodeUtf8(canonicalJson(seen)))).toString('base64url');
}

// What was taken back is kept only for those who see an answer to it; a talk whose first word is hidden is hidden.
function threadsOf(manifest: Manifest, rows: readonly CommentRow[]): readonly Thread[] {
  const units = manifest.sections.flatMap((section) => section.units);
  return units.flatMap((unit) =>
    rows
      .filter((row) => row.unitId === unit.id && row.threadId === null)
      .map((root) => ({ unit, root, answers: rows.filter((row) => row.threadId === root.id && row.body !== null) }))
      .filter(({ root, answers }) => root.body !== null || answers.length > 0),
  );
}

interface Shown {
  readonly visible: VisibleComments;
  readonly readers: Readers;
  readonly names: ReadonlyMap<string, string>;
}

async function presentThread(
  ctx: RequestContext,
  manifest: Manifest,
  { unit, root, answers }: Thread,
  shown: Shown,
): Promise<CommentThreadView> {
  const said = [root, ...answers];
  const reach = { ...root, mentionParties: root.mentionParties };
  const comments: CommentView[] = [];
  for (const row of said) comments.push(await presentComment(ctx, manifest, unit, { row, names: shown.names }));
  const { anchorFrom, anchorTo, gen } = root;
  return {
    id: root.id,
    unitId: unit.id,
    anchor:
      anchorFrom && anchorTo && gen === unit.gen
        ? { gen, from: positionText(anchorFrom), to: positionText(anchorTo) }
        : null,
    forAll: root.audience === null,
    sees: commentReaders(manifest, shown.readers.get(unit.id) ?? NOBODY, reach, shown.visible.acquaintance),
    settledAt: root.resolvedAt,
    settledBy: (root.resolvedBy && manifest.marks.get(root.resolvedBy)) ?? null,
    comments,
    mayAnswer: mayComment(unit),
    maySettle: maySettle(manifest, unit, root),
  };
}

async function presentComment(
  ctx: RequestContext,
  manifest: Manifest,
  unit: ManifestUnit,
  { row, names }: { readonly row: CommentRow; readonly names: Shown['names'] },
): Promise<CommentView> {
  const party = manifest.marks.get(row.authorParty);
  if (!party) throw new TypeError('The author of a readable comment is not known to its reader.');
  return {
    id: row.id,
    party,
    authorName: row.authorName,
    text: await bodyOf(ctx, manifest.record.caseId, row),
    mentions: row.mentions.flatMap((userId) => names.get(userId) ?? []),
    createdAt: row.createdAt,
    mayTakeBack: mayTakeBack(ctx, manifest, unit, row),
  };
}

const NOBODY: ReadonlySet<PartyId> = new Set();

/** Names of the people mentioned, as far as the database shows them to the caller. */
async function namesOf(ctx: RequestContext, rows: readonly CommentRow[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(rows.flatMap((row) => row.mentions))];
  if (ids.length === 0) return new Map();
  const found = await ctx.sql.query<{ id: string; name: string }>(
    'select id, display_name as name from app_user where id = any ($1)',
    [ids],
  );
  return new Map(found.map(({ id, name }) => [id, name]));
}

/** Units of the manifest on which a comment stands that the caller may read, by comment. */
export function unitOfComment(
  manifest: Manifest,
  rows: readonly CommentRow[],
): ReadonlyMap<string, { readonly unitId: UnitId; readonly byParty: PartyId }> {
  const shown = threadsOf(manifest, rows).flatMap(({ root, answers }) => [root, ...answers]);
  return new Map(
    shown.filter(({ body }) => body !== null).map((row) => [row.id, { unitId: row.unitId, byParty: row.authorParty }]),
  );
}
