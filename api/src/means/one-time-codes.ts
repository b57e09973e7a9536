import { ProductError } from '@soulad/shared/errors';
import { Secret, TOTP } from 'otpauth';
import type { RequestContext } from '../platform/context.js';
import { INSTALLATION } from '../platform/keys/index.js';
import { codeOf, MEANS_PLACES, noteChange, passkeysOf, takeStep } from './means.repository.js';
import { firstRecoveryCodes, forgetRecoveryCodes } from './recovery-codes.js';

/** RFC 6238 as every application knows it. */
const FORM = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
const SECRET_BYTES = 20;
/** Steps a clock may be ahead or behind. */
const WINDOW = 1;

/** A secret that waits for its first code. */
export interface CodeSetup {
  /** Base32, for typing. */
  readonly secret: string;
  /** The same with its form, for an application. */
  readonly uri: string;
}

/**
 * Makes a secret; it counts after its first code. Whoever calls this has proven who they are.
 * @throws ProductError FORBIDDEN_STEP while there is one that counts
 */
export async function beginCode(ctx: RequestContext): Promise<CodeSetup> {
  if ((await codeOf(ctx))?.confirmed) throw new ProductError('FORBIDDEN_STEP');
  const bytes = new Uint8Array(ctx.ids.bytes(SECRET_BYTES));
  const sealed = await ctx.seal(INSTALLATION, MEANS_PLACES.secret(ctx.userId), bytes);
  await ctx.sql.query('select one_time_code_forget(true)');
  await ctx.sql.query('insert into one_time_code (user_id, secret) values ($1, $2) returning user_id', [
    ...[ctx.userId, sealed],
  ]);
  ctx.audit({ action: 'means.codeBegun', caseId: null, objectType: 'user', objectId: ctx.userId });
  const secret = new Secret({ buffer: bytes.buffer });
  const uri = new TOTP({ ...FORM, issuer: 'Soulad', label: ctx.displayName, secret }).toString();
  return { secret: secret.base32, uri };
}

/**
 * Makes the secret count by its first code.
 * @returns codes for paper, when there are none
 * @throws ProductError FORBIDDEN_STEP when no secret waits
 */
export async function confirmCode(ctx: RequestContext, written: string): Promise<string[] | undefined> {
  const row = await codeOf(ctx);
  if (!row || row.confirmed) throw new ProductError('FORBIDDEN_STEP');
  if (!(await takeCode(ctx, written, true))) return undefined;
  await noteChange(ctx, 'codeAdded');
  return firstRecoveryCodes(ctx);
}

/** Forgets the secret. Whoever calls this has proven who they are. @throws ProductError NOT_FOUND without one */
export async function removeCode(ctx: RequestContext): Promise<void> {
  const gone = await ctx.sql.query('select one_time_code_forget(false)');
  if (gone.length === 0) throw new ProductError('NOT_FOUND');
  if ((await passkeysOf(ctx)).length === 0) await forgetRecoveryCodes(ctx);
  await noteChange(ctx, 'codeRemoved');
}

/**
 * [S14] Takes a code: of this step, the one before or the one after, and no step twice.
 * @param first the code that makes the secret count
 */
export async function takeCode(ctx: RequestContext, written: string, first = false): Promise<boolean> {
  const row = await codeOf(ctx);
  const token = written.replace(/\s/gu, '');
  if (!row || row.confirmed === first || !/^\d{6}$/u.test(token)) return false;
  const bytes = new Uint8Array(await ctx.open(INSTALLATION, MEANS_PLACES.secret(ctx.userId), row.secret));
  const totp = new TOTP({ ...FORM, secret: new Secret({ buffer: bytes.buffer }) });
  const delta = totp.validate({ token, timestamp: ctx.now, window: WINDOW });
  if (delta === null) return false;
  return takeStep(ctx, Math.floor(ctx.now / 1000 / FORM.period) + delta, first);
}
