import { ProductError } from '@soulad/shared/errors';
import type { PartyId, RevisionId } from '@soulad/shared/ids';
import {
  type BundleLeaf,
  contentHashOf,
  fromHex,
  leafHash,
  type Sealed,
  type SignedStatement,
  toHex,
  viewStatement,
  writeBundle,
  writeIndex,
} from '@soulad/shared/signoff';
import type { RequestContext } from '../platform/context.js';
import { asJson, type Revision, type RevisionLeaf, revisionOf, revisionsOf } from '../revisions/index.js';
import { seatsOf } from '../sharing/index.js';
import { ownView } from './own-view.js';
import { openPaper } from './signed-paper.js';
import { answersIn } from './signoffs.repository.js';

/** A file that a party takes home. */
export interface TakenBundle {
  readonly name: string;
  readonly text: string;
}

/**
 * [W38] The bundle of a revision for one of the caller's parties: its own passages with everything that proves them, and
 * its own signature. It is a disclosure, and the read is noted before a byte leaves [I10].
 * @throws ProductError NOT_FOUND
 */
export async function takeBundle(ctx: RequestContext, id: RevisionId, partyId: PartyId | null): Promise<TakenBundle> {
  const revision = await revisionOf(ctx, id);
  const seats = (await seatsOf(ctx)).filter((seat) => seat.caseId === revision.caseId && !seat.emergency);
  const party = (partyId === null ? seats[0] : seats.find((seat) => seat.partyId === partyId))?.partyId;
  if (!party) throw new ProductError('NOT_FOUND');
  const { leaves, viewKey, viewHash, whole } = await ownView(ctx, revision, party);
  const all = await revisionsOf(ctx, revision.recordId);
  const hashes = leaves.map((leaf) => hashOf(revision, leaf));
  const { version, root, caseId, recordId } = revision;
  const statement = viewStatement({ root, version, party, viewHash, whole, leaves: hashes });
  const seal = await ctx.sign(statement);
  const text = writeBundle({
    head: {
      ...{ format: 'soulad-bundle', v: 1 },
      revision: sealOf(revision),
      earlier: all.filter((one) => one.version < version).map(sealOf),
      view: { statement, key: toHex(seal.key), seal: toHex(seal.signature), viewKey },
      signature: await signatureOf(ctx, revision, party),
    },
    leaves: leaves.map(bundleLeaf),
  });
  const units = [...new Set(leaves.map((leaf) => leaf.unitId))];
  await ctx.sql.query('select disclose($1, $2)', [units, 'history']);
  const detail = { revision: id, version, party, units };
  ctx.audit({ action: 'signoff.bundle', caseId, objectType: 'record', objectId: recordId, rule: 'W38', detail });
  return { name: `soulad-revize-${version}.bundle`, text };
}

function sealOf({ statement, sealKey, seal }: Revision): Sealed {
  return { statement, key: sealKey, seal };
}

function hashOf({ recordId, version }: Revision, { salt, unitTag, audienceHash, content }: RevisionLeaf): string {
  const fields = { record: recordId, version, unitTag, audienceHash, contentHash: contentHashOf(asJson(content)) };
  return toHex(leafHash(fromHex(salt) ?? new Uint8Array(), fields));
}

function bundleLeaf({ salt, unitTag, audienceHash, index, path, content }: RevisionLeaf): BundleLeaf {
  return { salt, unitTag, audienceHash, index: writeIndex(index), path, content: asJson(content) };
}

async function signatureOf(ctx: RequestContext, revision: Revision, party: PartyId): Promise<SignedStatement | null> {
  const own = (await answersIn(ctx, revision.recordId)).find(
    (answer) => answer.party === party && answer.version === revision.version && answer.paper !== null,
  );
  return own ? openPaper(ctx, revision.caseId, own) : null;
}
