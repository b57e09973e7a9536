import { createHash } from 'node:crypto';
import type { RequestContext } from '../platform/context.js';
import { noteChange, recoveryLeft } from './means.repository.js';

const HOW_MANY = 10;
/** Without signs that are mistaken for one another on paper; 32 of them, 16 in a code: 80 bits. */
const SIGNS = '23456789abcdefghijkmnpqrstuvwxyz';
const FORM = /^[2-9a-km-np-z]{16}$/u;

/** Makes ten codes anew; those before are worth nothing. Only their hashes are kept. */
export async function makeRecoveryCodes(ctx: RequestContext): Promise<string[]> {
  const codes = Array.from({ length: HOW_MANY }, () => [...ctx.ids.bytes(16)].map((byte) => SIGNS[byte % 32]).join(''));
  await forgetRecoveryCodes(ctx);
  await ctx.sql.query('insert into recovery_code (user_id, hash) select $1, unnest($2::bytea[]) returning user_id', [
    ctx.userId,
    codes.map((code) => hashOf(ctx, code)),
  ]);
  await noteChange(ctx, 'recoveryMade');
  return codes.map((code) => code.match(/.{4}/gu)?.join('-') ?? code);
}

/** The same for who has none left; nothing for who has some. */
export async function firstRecoveryCodes(ctx: RequestContext): Promise<string[]> {
  return (await recoveryLeft(ctx)) > 0 ? [] : makeRecoveryCodes(ctx);
}

/** Uses a code of the caller up. @returns false for anything else */
export async function useRecoveryCode(ctx: RequestContext, written: string): Promise<boolean> {
  const code = written.toLowerCase().replace(/[\s-]/gu, '');
  if (!FORM.test(code)) return false;
  const used = await ctx.sql.query(
    'update recovery_code set used_at = now() where user_id = $1 and hash = $2 and used_at is null returning user_id',
    [ctx.userId, hashOf(ctx, code)],
  );
  if (used.length === 1) await noteChange(ctx, 'recoveryUsed');
  return used.length === 1;
}

/** Forgets them: nobody needs a way back to means that are no more. */
export async function forgetRecoveryCodes(ctx: RequestContext): Promise<void> {
  await ctx.sql.query('select recovery_codes_forget()');
}

function hashOf({ userId }: RequestContext, code: string): Buffer {
  return createHash('sha256').update(`${userId}\n${code}`).digest();
}
