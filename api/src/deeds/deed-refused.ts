import { ProductError } from '@soulad/shared/errors';
import type { DeedRefusal } from '@soulad/shared/signoff';

/** The refusal of a signed file; nothing of it is kept, and nothing is signed. */
export function deedRefused(reason: DeedRefusal): ProductError {
  return new ProductError('SIGNATURE_REFUSED', { reason });
}
