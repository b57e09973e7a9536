import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let asked = '';

/**
 * The question of this window. It lives in the memory of the page alone: never in an address, a title, the history or a
 * storage of the browser. A fresh load, and so every sign-out, forgets it.
 */
export function askQuestion(text: string): void {
  asked = text.trim();
  for (const listener of listeners) listener();
}

export function useQuestion(): string {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => asked,
  );
}
