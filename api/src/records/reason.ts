import { ProductError } from '@soulad/shared/errors';

const LONGEST = 2000;

/**
 * A reason given in words.
 * @returns it without blanks around
 * @throws ProductError BAD_INPUT when it is empty or longer than 2 000 characters
 */
export function requireReason(words: string): string {
  const trimmed = words.trim();
  if (trimmed === '' || trimmed.length > LONGEST) throw new ProductError('BAD_INPUT');
  return trimmed;
}
