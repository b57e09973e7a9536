import { useState } from 'react';

/** The instant at which the screen was opened, ISO 8601: what is over or how old somebody is does not change under the reader. */
export function useOpenedAt(): string {
  const [openedAt] = useState(() => new Date().toISOString());
  return openedAt;
}
