import type { Instant } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';

/** A passkey of the caller. */
export interface PasskeyRow {
  readonly id: string;
  readonly credentialId: Buffer;
  /** COSE form. */
  readonly publicKey: Buffer;
  readonly signCount: number;
  /** Sealed. */
  readonly name: Buffer;
  readonly addedAt: Instant;
  readonly usedAt: Instant | null;
}

/** The secret of the caller's one-time codes. */
export interface CodeRow {
  /** Sealed. */
  readonly secret: Buffer;
  readonly confirmed: boolean;
  readonly lastStep: number;
}

export type ChallengeKind = 'sign' | 'account' | 'register';

/** Kinds of changes that the caller is told of. */
export type MeansChange =
  | 'passkeyAdded'
  | 'passkeyRemoved'
  | 'codeAdded'
  | 'codeRemoved'
  | 'recoveryMade'
  | 'recoveryUsed';

/** Where names and secrets are sealed to. */
export const MEANS_PLACES = {
  name: (passkeyId: string): string => `passkey|name|${passkeyId}`,
  secret: (userId: string): string => `one_time_code|secret|${userId}`,
} as const;

export function passkeysOf(ctx: RequestContext): Promise<readonly PasskeyRow[]> {
  return ctx.sql.query<PasskeyRow>(
    `select id, credential_id as "credentialId", public_key as "publicKey", sign_count::float8 as "signCount", name,
            instant(added_at) as "addedAt", instant(used_at) as "usedAt"
       from passkey where user_id = $1 order by added_at, id`,
    [ctx.userId],
  );
}

export async function codeOf(ctx: RequestContext): Promise<CodeRow | undefined> {
  const [row] = await ctx.sql.query<CodeRow>(
    `select secret, confirmed_at is not null as confirmed, last_step::float8 as "lastStep" from one_time_code where user_id = $1`,
    [ctx.userId],
  );
  return row;
}

export async function recoveryLeft(ctx: RequestContext): Promise<number> {
  const [row] = await ctx.sql.query<{ n: number }>(
    'select count(*)::int as n from recovery_code where user_id = $1 and used_at is null',
    [ctx.userId],
  );
  return row?.n ?? 0;
}

export function changesOf(
  ctx: RequestContext,
): Promise<readonly { readonly id: string; readonly kind: string; readonly at: Instant }[]> {
  return ctx.sql.query(
    'select id, kind, instant(at) as at from means_change where user_id = $1 order by at desc, id limit 20',
    [ctx.userId],
  );
}

/** Asks for a proof over 32 bytes. @returns when it is too late for it */
export async function beginChallenge(
  ctx: RequestContext,
  id: string,
  { kind, challenge }: { readonly kind: ChallengeKind; readonly challenge: Uint8Array },
): Promise<Instant> {
  const [row] = await ctx.sql.query<{ at: Instant }>('select instant(proof_begin($1, $2, $3)) as at', [
    ...[id, kind, Buffer.from(challenge)],
  ]);
  return row?.at ?? ctx.now;
}

/**
 * [S14] Uses a challenge up: one of this session, of this kind, in time, not used before.
 * @returns its bytes; undefined when there is none such
 */
export async function useChallenge(ctx: RequestContext, id: string, kind: ChallengeKind): Promise<Buffer | undefined> {
  const [row] = await ctx.sql.query<{ challenge: Buffer }>(
    `update proof_challenge set used_at = now() where id = $1 and user_id = $2 and session_id = $3 and kind = $4
       and used_at is null and expires_at > now() returning challenge`,
    [id, ctx.userId, ctx.sessionId, kind],
  );
  return row?.challenge;
}

/** [S14] Notes what a passkey has signed by. @returns false when it did before, or when its counter does not go on */
export async function noteUse(
  ctx: RequestContext,
  { id, mark, signCount }: { readonly id: string; readonly mark: Uint8Array; readonly signCount: number },
): Promise<boolean> {
  const marked = await ctx.sql.query(
    'insert into passkey_use (passkey_id, user_id, mark) values ($1, $2, $3) on conflict do nothing returning mark',
    [id, ctx.userId, Buffer.from(mark)],
  );
  const counted = await ctx.sql.query(
    `update passkey set sign_count = $2, used_at = now()
       where id = $1 and (sign_count < $2 or sign_count = 0 and $2 = 0) returning id`,
    [id, signCount],
  );
  return marked.length === 1 && counted.length === 1;
}

/** [S14] Takes the code of a step, once. @returns false when it was taken, or a later one was */
export async function takeStep(ctx: RequestContext, step: number, confirm = false): Promise<boolean> {
  const taken = await ctx.sql.query(
    `update one_time_code set last_step = $2, confirmed_at = coalesce(confirmed_at, now())
       where user_id = $1 and last_step < $2 and (confirmed_at is null) = $3 returning user_id`,
    [ctx.userId, step, confirm],
  );
  return taken.length === 1;
}

/** Notes a change, and tells the caller of it: it may have been somebody else. */
export async function noteChange(ctx: RequestContext, kind: MeansChange): Promise<void> {
  await ctx.sql.query('select means_note($1, $2)', [ctx.ids.uuid(), kind]);
  ctx.audit({ action: `means.${kind}`, caseId: null, objectType: 'user', objectId: ctx.userId });
}
