import { canonicalJson } from '@soulad/shared/doc';
import type { IdSource } from '../platform/clock/clock.js';
import type { Sql } from '../platform/context.js';
import type { KeyPort } from '../platform/keys/index.js';
import { type ChainHead, leavesOf, rootOf, sha256 } from './checkpoint-tree.js';

interface Begun {
  readonly n: number;
  readonly statement: string | null;
  readonly at: number;
}

/**
 * Makes the next checkpoint in the caller's transaction (AUDIT.md A6 to A8): signs the root over the heads of all chains
 * that grew since the one before, and names that one by its hash.
 * @returns its number; null when no chain grew
 */
export async function makeCheckpoint(sql: Sql, keys: KeyPort, ids: IdSource): Promise<number | null> {
  const [last] = await sql.query<Begun>('select n::float8 as n, statement, at_ms as at from audit_checkpoint_begin()');
  const heads = await sql.query<ChainHead>('select stream, seq::float8 as seq, hash from audit_checkpoint_heads()');
  if (!last || heads.length === 0) return null;
  const leaves = leavesOf(heads, (count) => ids.bytes(count));
  const statement = canonicalJson({
    kind: 'soulad-audit-checkpoint',
    v: 1,
    n: last.n + 1,
    at: last.at,
    root: rootOf(leaves).toString('hex'),
    previous: last.statement === null ? '' : sha256(Buffer.from(last.statement, 'utf8')).toString('hex'),
  });
  const signature = await keys.sign(Buffer.from(statement, 'utf8'));
  const named = heads.map(({ stream, seq, hash }) => ({ stream, seq, hash: Buffer.from(hash).toString('hex') }));
  await sql.query('select audit_checkpoint_store($1, $2, $3, $4::jsonb)', [
    statement,
    signature,
    leaves,
    JSON.stringify(named),
  ]);
  return last.n + 1;
}
