import type { PartyId } from '@soulad/shared/ids';
import { type SignatureFields, signatureStatement, WORDINGS } from '@soulad/shared/signoff';
import type { RequestContext } from '../platform/context.js';
import type { Revision } from '../revisions/index.js';
import type { RoleAtTable } from '../sharing/index.js';
import { ownView } from './own-view.js';

/** For whom the caller signs, and what is added. */
export interface Signing {
  readonly party: PartyId;
  readonly role: RoleAtTable;
  /** Empty without one. */
  readonly reservation: string;
}

/** The text that the caller would sign: the same whenever it is made, so that the challenge of a passkey is its hash. */
export async function statementOf(ctx: RequestContext, revision: Revision, signing: Signing): Promise<string> {
  const { viewHash } = await ownView(ctx, revision, signing.party);
  const [agency] = await ctx.sql.query<{ name: string }>('select name from agency where id = $1', [ctx.agencyId]);
  // Decoder: sealed by `cutRevision`.
  const { root, prevRoot, version } = JSON.parse(revision.statement) as SignatureFields;
  return signatureStatement({
    ...{ root, prevRoot, version, viewHash, wording: WORDINGS[revision.kind] },
    ...{ signer: ctx.displayName, agency: agency?.name ?? '', ...signing },
  });
}
