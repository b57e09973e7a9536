import { useCallback, useMemo, useSyncExternalStore } from 'react';

const TICK_MS = 1_000;

/** How far the clock of this computer is behind the server's, taken at the moment an answer has come. */
function offsetTo(serverNow: string | undefined): number {
  return serverNow === undefined ? 0 : Date.parse(serverNow) - Date.now();
}

const thisSecond = (): number => Math.floor(Date.now() / TICK_MS) * TICK_MS;

/**
 * The time of the server in milliseconds, ticking once a second while `running`, so that a wrong clock at one desk does
 * not shift anybody's timers.
 */
export function useServerClock(serverNow: string | undefined, running: boolean): number {
  const offset = useMemo(() => offsetTo(serverNow), [serverNow]);
  const subscribe = useCallback(
    (tick: () => void) => {
      const timer = running ? setInterval(tick, TICK_MS) : undefined;
      return () => clearInterval(timer);
    },
    [running],
  );
  return useSyncExternalStore(subscribe, thisSecond) + offset;
}
