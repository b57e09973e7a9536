import { ProductError } from '@soulad/shared/errors';

/**
 * For a list that tells more than words: of an erased case it shows `gone` in their stead.
 * @param read what opens sealed bytes
 */
export function unlessErased<T>(read: Promise<T>, gone: T): Promise<T> {
  return read.catch((error: unknown) => {
    if (error instanceof ProductError && error.code === 'ERASED') return gone;
    throw error;
  });
}
