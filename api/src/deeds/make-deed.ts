import { createHash } from 'node:crypto';
import { ProductError } from '@soulad/shared/errors';
import type { PartyId } from '@soulad/shared/ids';
import { baseName, canSetPdf, type CopyDocument, dayWords, startRender, timeWords } from '../copies/index.js';
import type { RequestContext } from '../platform/context.js';
import type { Revision } from '../revisions/index.js';
import { type OwnView, ownView, prepareSignature, type SignWish } from '../signoffs/index.js';
import { DEED_PLACES, insertDeed } from './deeds.repository.js';
import { documentOfRevision } from './document-of-revision.js';

/** A file to be signed, before it is set. */
export interface DrawnDeed {
  readonly document: CopyDocument;
  readonly fingerprint: string;
  readonly statement: string;
  readonly now: number;
}

/** A file for whoever asked for it. */
export interface HandedDeed {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * [W39] What the caller would sign now, as a document of exactly the own view.
 * @throws ProductError as `prepareSignature`; NO_TYPESETTER where no PDF can be made
 */
export async function drawDeed(ctx: RequestContext, wish: SignWish): Promise<DrawnDeed> {
  const prepared = await prepareSignature(ctx, wish);
  if (!canSetPdf()) throw new ProductError('NO_TYPESETTER');
  const { leaves } = await ownView(ctx, prepared.revision, prepared.seat.partyId);
  const document = await documentOfRevision(ctx, prepared, leaves);
  return { document, fingerprint: prepared.revision.fingerprint, statement: prepared.statement, now: ctx.now };
}

/** Sets it as PDF/A, in a process of its own. */
export function setDeed({ document, fingerprint, now }: DrawnDeed): Promise<Buffer> {
  const imprint = { fingerprint, madeOn: `${dayWords(now)} v ${timeWords(now)}`, madeAt: now };
  const name = baseName(document.fileMark, 'plan');
  return startRender({ document, imprint, format: 'pdf', standard: 'a-2a', kind: 'deed', name }, () => undefined).done;
}

/**
 * [W39] Hands it out: its digest is remembered, the passages are disclosed and the read is noted before a byte leaves [I10].
 * @throws ProductError as `prepareSignature`; CONFLICT when what would be signed has changed since it was drawn
 */
export async function handDeed(
  ctx: RequestContext,
  wish: SignWish,
  { drawn, bytes }: { readonly drawn: DrawnDeed; readonly bytes: Buffer },
): Promise<HandedDeed> {
  const prepared = await prepareSignature(ctx, wish);
  if (prepared.statement !== drawn.statement) throw new ProductError('CONFLICT');
  const { round, revision, seat } = prepared;
  const id = ctx.ids.uuid();
  const digest = createHash('sha256').update(bytes).digest();
  await insertDeed(ctx, {
    ...{ id, roundId: round.id, partyId: seat.partyId, size: bytes.length },
    digest: await ctx.seal(round.caseId, DEED_PLACES.digest(id), digest),
    statement: await ctx.seal(round.caseId, DEED_PLACES.statement(id), Buffer.from(prepared.statement, 'utf8')),
  });
  const { leaves } = await ownView(ctx, revision, seat.partyId);
  await noteDeed(ctx, { revision, party: seat.partyId, leaves }, { action: 'deed.make', deed: id });
  return { name: `${baseName(drawn.document.fileMark, revision.kind)}-revize-${revision.version}.pdf`, bytes };
}

/** Notes that the passages of the own view leave, and the act. */
export async function noteDeed(
  ctx: RequestContext,
  { revision, party, leaves }: { readonly revision: Revision; readonly party: PartyId } & Pick<OwnView, 'leaves'>,
  act: { readonly action: 'deed.make' | 'deed.read'; readonly deed: string },
): Promise<void> {
  const units = [...new Set(leaves.map((leaf) => leaf.unitId))];
  await ctx.sql.query('select disclose($1, $2)', [units, 'copy']);
  const { caseId, recordId, version } = revision;
  const detail = { deed: act.deed, version, party, units };
  ctx.audit({ action: act.action, caseId, objectType: 'record', objectId: recordId, rule: 'W39', detail });
}
