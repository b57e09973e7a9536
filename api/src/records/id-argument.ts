import { ProductError } from '@soulad/shared/errors';
import { parseId } from '@soulad/shared/ids';

/**
 * An id as it came in. What is no id at all is answered like an id with nothing behind it [I11].
 * @throws ProductError NOT_FOUND
 */
export function idArgument<T extends NonNullable<ReturnType<typeof parseId>>>(value: string): T {
  const id = parseId<T>(value);
  if (id === undefined) throw new ProductError('NOT_FOUND');
  return id;
}
