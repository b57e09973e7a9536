import { useState } from 'react';

/** The newest value that was there: what is on the screen stays while the next answer is on its way, or fails. */
export function useLast<T>(value: T | undefined): T | undefined {
  const [last, keep] = useState(value);
  if (value !== undefined && value !== last) keep(value);
  return value ?? last;
}
