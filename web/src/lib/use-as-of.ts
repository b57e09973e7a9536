import { useCallback, useState } from 'react';

/**
 * The instant as of which a screen speaks, ISO 8601: what is over, or how old somebody is, does not change under the
 * reader. The second value moves it to now, after something was saved.
 */
export function useAsOf(): readonly [asOf: string, renew: () => void] {
  const [asOf, set] = useState(() => new Date().toISOString());
  const renew = useCallback(() => set(new Date().toISOString()), []);
  return [asOf, renew];
}
