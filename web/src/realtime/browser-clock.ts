import type { SyncClock } from '@soulad/shared/sync';

/** Time of the browser, for delays and for the words "Uloženo 10:32:05" only; the server never relies on it. */
export const browserClock: SyncClock = {
  now: () => Date.now(),
  after: (ms, call) => {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};
