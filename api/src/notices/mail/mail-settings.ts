import { ProductError } from '@soulad/shared/errors';
import { createHash } from 'node:crypto';
import type { RequestContext } from '../../platform/context.js';
import { wordFrom } from '../../platform/input.js';

export const MAIL_WISHES = ['at_once', 'daily', 'never'] as const;
export type MailWish = (typeof MAIL_WISHES)[number];

export interface MailSettings {
  /** The address that was proven; null without one. */
  readonly email: string | null;
  readonly wish: MailWish;
  /** The mail server has given the address up. */
  readonly undeliverable: boolean;
  /** An address that waits for its code. */
  readonly waits: string | null;
}

const ADDRESS = /^[^\s@<>()[\]\\,;:"]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?\.[a-z]{2,63}$/iu;
const CODE_DIGITS = 8;

export async function readMailSettings(ctx: RequestContext): Promise<MailSettings> {
  const [row] = await ctx.sql.query<MailSettings>('select email, wish, undeliverable, waits from mail_settings()');
  if (!row) throw new ProductError('NOT_FOUND');
  return row;
}

/** @throws ProductError BAD_INPUT for what is no address */
export function mailAddressFrom(value: string): string {
  const address = value.trim();
  if (address.length > 254 || !ADDRESS.test(address)) throw new ProductError('BAD_INPUT');
  return address;
}

/**
 * Begins to prove an address.
 * @returns the code to be sent there; it is kept nowhere
 */
export async function beginMailProof(ctx: RequestContext, address: string): Promise<string> {
  const number = Buffer.from(ctx.ids.bytes(6)).readUIntBE(0, 6) % 10 ** CODE_DIGITS;
  const code = String(number).padStart(CODE_DIGITS, '0');
  await ctx.sql.query('select mail_prove($1, $2)', [address, digestOf(ctx, code)]);
  note(ctx, 'mail.prove');
  return code;
}

/** @throws ProductError BAD_INPUT for a wrong code, or after five tries or half an hour */
export async function confirmMail(ctx: RequestContext, code: string): Promise<boolean> {
  const [row] = await ctx.sql.query<{ done: boolean }>('select mail_confirm($1) as done', [
    digestOf(ctx, code.replace(/\s/gu, '')),
  ]);
  note(ctx, 'mail.confirm');
  return row?.done === true;
}

/** @throws ProductError BAD_INPUT */
export async function setMailWish(ctx: RequestContext, wish: string): Promise<void> {
  await ctx.sql.query('select mail_wish($1)', [wordFrom(MAIL_WISHES, wish)]);
  note(ctx, 'mail.wish');
}

/** Forgets the address; nobody is written to any more. */
export async function forgetMail(ctx: RequestContext): Promise<void> {
  await ctx.sql.query('select mail_forget()');
  note(ctx, 'mail.forget');
}

function digestOf({ userId }: RequestContext, code: string): Buffer {
  return createHash('sha256').update(`${userId}\n${code}`).digest();
}

function note(ctx: RequestContext, action: string): void {
  ctx.audit({ action, caseId: null, objectType: 'user', objectId: ctx.userId });
}
