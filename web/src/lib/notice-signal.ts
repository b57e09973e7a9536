const listeners = new Set<() => void>();

/** Says that the viewer's notices may have changed; a screen with the live channel open hears of it first. */
export function noticesChanged(): void {
  for (const listener of listeners) listener();
}

/** @returns a function that takes the listener off again */
export function onNotices(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
