import type { ProofUse } from '@soulad/shared/signoff';
import type { Principal } from '../platform/context.js';

/** [S13] For whom the caller would sign: an agency, or themself. */
export function signingUse({ agencyId }: Pick<Principal, 'agencyId'>): ProofUse {
  return agencyId === null ? 'signSelf' : 'signAgency';
}
