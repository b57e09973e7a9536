import { sha256 } from '@soulad/shared/doc';
import { ProductError } from '@soulad/shared/errors';
import type { RequestContext } from '../platform/context.js';
import { revisionOf } from '../revisions/index.js';
import { ownView } from '../signoffs/index.js';
import { DEED_PLACES, findFiled, piecesOf } from './deeds.repository.js';
import { type HandedDeed, noteDeed } from './make-deed.js';

/**
 * [W39] The signed file of one of the caller's parties, while the party still reads everything that it read at the cut.
 * The disclosure and the read are committed before a byte leaves [I10].
 * @throws ProductError NOT_FOUND; UNREADABLE when what was stored is not what was put in
 */
export async function readDeed(ctx: RequestContext, answerId: string): Promise<HandedDeed> {
  const row = await findFiled(ctx, answerId);
  if (row === undefined) throw new ProductError('NOT_FOUND');
  const revision = await revisionOf(ctx, row.revisionId);
  const { leaves, whole } = await ownView(ctx, revision, row.partyId);
  if (!whole) throw new ProductError('NOT_FOUND');
  const opened: Buffer[] = [];
  for (const [n, piece] of (await piecesOf(ctx, answerId)).entries())
    opened.push(await ctx.open(revision.caseId, DEED_PLACES.piece(answerId, n), piece));
  const bytes = Buffer.concat(opened);
  const digest = await ctx.open(revision.caseId, DEED_PLACES.filed(answerId), row.digest);
  if (!digest.equals(sha256(bytes))) throw new ProductError('UNREADABLE');
  await noteDeed(ctx, { revision, party: row.partyId, leaves }, { action: 'deed.read', deed: answerId });
  return { name: `podepsana-revize-${revision.version}.pdf`, bytes };
}
