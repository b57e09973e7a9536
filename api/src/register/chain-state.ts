import { createHash } from 'node:crypto';
import type { CaseId, Instant } from '@soulad/shared/ids';
import { assertConvenes, caseScope } from '../cases/index.js';
import type { RequestContext } from '../platform/context.js';
import type { ChainStateView, WitnessCopyView } from './register.graphql.js';

/** Days of witness copies that are handed out at once. */
const DAYS = 90;

/**
 * Whether the log of a case is whole, and what was signed last. O(rows of the case).
 * @throws ProductError NOT_FOUND, FORBIDDEN_STEP for somebody who does not answer for the case
 */
export async function chainState(ctx: RequestContext, caseId: CaseId): Promise<ChainStateView> {
  assertConvenes(await caseScope(ctx, caseId));
  const [row] = await ctx.sql.query<{ whole: boolean; at: Instant | null; statement: string | null }>(
    'select whole, instant(at) as at, statement from register_chain($1)',
    [caseId],
  );
  return {
    whole: row?.whole ?? false,
    checkpointAt: row?.at ?? null,
    fingerprint: row?.statement ? fingerprintOf(row.statement) : null,
  };
}

/**
 * Signed checkpoints for an agency to keep, one a day, newest first (AUDIT.md A8): with one of them in hand it can prove
 * later that the log was written anew. They hold no word of any case. A person without an agency gets none.
 */
export async function witnessCopies(ctx: RequestContext): Promise<WitnessCopyView[]> {
  const rows = await ctx.sql.query<Omit<WitnessCopyView, 'signature' | 'fingerprint'> & { signature: Buffer }>(
    'select n::float8 as n, instant(at) as at, statement, signature from audit_witness($1)',
    [DAYS],
  );
  ctx.audit({ action: 'register.witness', caseId: null, objectType: 'agency', objectId: ctx.agencyId });
  return rows.map((row) => ({
    ...row,
    signature: row.signature.toString('hex'),
    fingerprint: fingerprintOf(row.statement),
  }));
}

/** The first 128 bits of SHA-256 over a statement, in groups that can be read out. */
export function fingerprintOf(statement: string): string {
  const hex = createHash('sha256').update(statement, 'utf8').digest('hex').slice(0, 32);
  return (hex.match(/.{4}/g) ?? []).join(' ');
}
