import { useEffect, useMemo, useState } from 'react';

const TICK_MS = 1_000;

/**
 * The time of the server in milliseconds, ticking once a second while `running`. The offset to the clock of this
 * computer is taken when an answer comes, so that a wrong clock at one desk does not shift anybody's timers.
 */
export function useServerClock(serverNow: string | undefined, running: boolean): number {
  const offset = useMemo(() => (serverNow === undefined ? 0 : Date.parse(serverNow) - Date.now()), [serverNow]);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    setNow(Date.now());
    if (!running) return undefined;
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [running, offset]);
  return now + offset;
}
