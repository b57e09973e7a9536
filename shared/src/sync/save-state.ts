import type { SaveState } from './ports.js';

/**
 * Worst state over all units; `pending` and `savedAt` over all of them.
 * @param waiting changes that are in no unit at this moment
 */
export function worstOf(all: readonly SaveState[], waiting: number, connected: boolean): SaveState {
  const pending = all.reduce((sum, one) => sum + one.pending, waiting);
  const savedAt = all.reduce<number | null>(
    (last, one) => (one.savedAt !== null && one.savedAt > (last ?? 0) ? one.savedAt : last),
    null,
  );
  if (all.some((one) => one.status === 'refused')) return { status: 'refused', pending, savedAt };
  if (!connected) return { status: 'offline', pending, savedAt };
  return { status: pending === 0 ? 'saved' : 'saving', pending, savedAt };
}
