import { ProductError } from '@soulad/shared/errors';
import type { CaseId, PartyId, RecordId, RevisionId, UnitId } from '@soulad/shared/ids';
import {
  audienceHashOf,
  contentHashOf,
  fingerprintOf,
  HASH_BYTES,
  leafHash,
  plantTree,
  type RevisionKind,
  revisionStatement,
  toHex,
} from '@soulad/shared/signoff';
import { freshId } from '../platform/clock/clock.js';
import type { RequestContext } from '../platform/context.js';
import { announce } from '../platform/events.js';
import { lockCase } from '../sharing/index.js';
import { type HeldDetails, type HeldUnit, holdUnits } from './held-units.js';
import { asJson, type BesideContent, LEAF_PLACES, type LeafBody, type LeafContent } from './leaf-content.js';
import { openSecret, type RecordSecret } from './record-secret.js';
import { mentionsIn } from './references.js';

/** What is to be frozen. */
export interface Cut {
  readonly recordId: RecordId;
  readonly kind: RevisionKind;
  /** Structured fields of the units, of all shared ones: those the caller may not read as well. */
  readonly details: ReadonlyMap<UnitId, HeldDetails>;
}

/** What was made, as far as everybody of the record is told. */
export interface CutRevision {
  readonly id: RevisionId;
  readonly version: number;
  /** Hexadecimal. */
  readonly root: string;
  readonly fingerprint: string;
}

/** A leaf before it has its place in the tree. */
interface Draft {
  readonly id: string;
  readonly unit: UnitId;
  /** Whose it is alone: what this reader is told beside the passage. Null for the passage itself. */
  readonly party: PartyId | null;
  readonly readers: readonly PartyId[];
  readonly content: LeafContent;
  /** Single references in it, as marks that tell nothing. */
  readonly marks: readonly Uint8Array[];
  readonly salt: Uint8Array;
  readonly unitTag: string;
  readonly audienceSalt: Uint8Array;
  readonly audienceHash: string;
  readonly contentHash: string;
}

/**
 * [W30] Freezes all shared units of a record in one cut, those the caller may not read too; of them nothing comes back.
 * Everything happens in the caller's transaction. O(passages × readers) leaves.
 * @throws ProductError NOT_FOUND; FORBIDDEN_STEP for somebody who may not cut it, or a record of another kind
 */
export async function cutRevision(ctx: RequestContext, { recordId, kind, details }: Cut): Promise<CutRevision> {
  const caseId = await caseOf(ctx, recordId, kind);
  await lockCase(ctx, caseId);
  const place = { caseId, recordId, kind };
  const units = await holdUnits(ctx, place, details);
  const last = await lastOf(ctx, place);
  const version = (last?.version ?? 0) + 1;
  const secret = await openSecret(ctx, place);
  const drafts = units.flatMap((unit) => draftsOf(ctx, secret, unit));
  const fields = drafts.map(({ salt, ...bound }) => leafHash(salt, { record: recordId, version, ...bound }));
  const tree = plantTree(fields, (count) => ctx.ids.bytes(count));
  const root = toHex(tree.root);
  const prevRoot = last?.root.toString('hex') ?? '';
  const statement = revisionStatement({
    ...{ record: recordId, recordKind: kind, version, root, prevRoot, size: tree.size, at: ctx.now },
  });
  const seal = await ctx.sign(statement);
  const id = freshId<RevisionId>(ctx.ids);
  const leaves = await Promise.all(
    drafts.map((draft, at) => sealedLeaf(ctx, { caseId, secret }, draft, tree.places[at])),
  );
  await ctx.sql.query('select revision_store($1::jsonb, $2::jsonb)', [
    JSON.stringify({
      ...{ id, record: recordId, kind, version, root, statement },
      ...{ seal: toHex(seal.signature), sealKey: toHex(seal.key) },
    }),
    JSON.stringify(leaves),
  ]);
  const detail = { revision: id, version, kind };
  ctx.audit({ action: 'revision.cut', caseId, objectType: 'record', objectId: recordId, rule: 'W30', detail });
  await announce(ctx, { kind: 'manifest', recordId });
  return { id, version, root, fingerprint: fingerprintOf(root) };
}

/** The passage, and beside it what each of its readers is told of its references (S16). */
function draftsOf(ctx: RequestContext, secret: RecordSecret, unit: HeldUnit): readonly Draft[] {
  const { id, readers, passage, beside } = unit;
  const parts = [...beside].map(([party, content]) =>
    draftOf(ctx, { unit: id, party, readers: [party], content, marks: marksOf(secret, content) }),
  );
  return [draftOf(ctx, { unit: id, party: null, readers, content: passage, marks: [] }), ...parts];
}

function draftOf(ctx: RequestContext, part: Pick<Draft, 'unit' | 'party' | 'readers' | 'content' | 'marks'>): Draft {
  const [salt, audienceSalt] = [ctx.ids.bytes(HASH_BYTES), ctx.ids.bytes(HASH_BYTES)];
  return {
    ...{ ...part, id: ctx.ids.uuid(), salt, audienceSalt, unitTag: toHex(ctx.ids.bytes(16)) },
    audienceHash: audienceHashOf(audienceSalt, part.readers),
    contentHash: contentHashOf(asJson(part.content)),
  };
}

function marksOf(secret: RecordSecret, { unit, author, references }: BesideContent): readonly Uint8Array[] {
  return mentionsIn({ ...references, author }).map(({ field, id }) => secret.mention(unit, field, id));
}

async function sealedLeaf(
  ctx: RequestContext,
  { caseId, secret }: { readonly caseId: CaseId; readonly secret: RecordSecret },
  draft: Draft,
  place: { readonly index: number; readonly path: readonly Uint8Array[] } | undefined,
): Promise<object> {
  if (!place) throw new TypeError('A leaf has no place in the tree.');
  const { id, unit, party, readers, content, marks, salt, unitTag, audienceSalt, audienceHash, contentHash } = draft;
  const { index, path } = place;
  const body: LeafBody = { ...{ salt: toHex(salt), unitTag, audienceHash, index, path: path.map(toHex), content } };
  const sealed = await ctx.seal(caseId, LEAF_PLACES.body(id), Buffer.from(JSON.stringify(body), 'utf8'));
  const sealedSalt = await ctx.seal(caseId, LEAF_PLACES.audienceSalt(id), audienceSalt);
  return {
    ...{ id, unit, party, readers, marks: marks.map(toHex), sameAs: toHex(secret.sameAs(unit, contentHash)) },
    ...{ body: sealed.toString('base64'), audienceSalt: sealedSalt.toString('base64') },
  };
}

async function caseOf(ctx: RequestContext, recordId: RecordId, kind: RevisionKind): Promise<CaseId> {
  const [row] = await ctx.sql.query<{ caseId: CaseId; cuts: boolean }>(
    'select case_id as "caseId", ctx_cuts(id, $2) as cuts from record where id = $1',
    [recordId, kind],
  );
  if (!row) throw new ProductError('NOT_FOUND');
  if (!row.cuts) throw new ProductError('FORBIDDEN_STEP');
  return row.caseId;
}

async function lastOf(
  ctx: RequestContext,
  { recordId, kind }: Pick<Cut, 'recordId' | 'kind'>,
): Promise<{ readonly version: number; readonly root: Buffer } | undefined> {
  const [row] = await ctx.sql.query<{ version: number; root: Buffer }>(
    'select version, root from revision_last($1, $2)',
    [recordId, kind],
  );
  return row;
}
