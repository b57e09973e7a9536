import { useEffect, useMemo, useRef } from 'react';

/** Announcements of one moment are answered by one reading. */
const WINDOW_MS = 60;

/** A function that may be called in bursts; `call` then runs once, at the latest 60 ms after the first of them. */
export function useCoalesced(call: () => void): () => void {
  const latest = useRef(call);
  useEffect(() => {
    latest.current = call;
  });
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useMemo(
    () => () => {
      timer.current ??= setTimeout(() => {
        timer.current = undefined;
        latest.current();
      }, WINDOW_MS);
    },
    [],
  );
}
