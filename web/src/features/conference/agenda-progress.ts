export interface ItemTimes {
  readonly ordinal: number;
  readonly minutes: number;
  /** Milliseconds since the epoch; null = not yet. */
  readonly startedAt: number | null;
  readonly endedAt: number | null;
}

export type ItemProgress =
  | { readonly state: 'waiting' }
  | { readonly state: 'done' }
  | {
      readonly state: 'running';
      readonly elapsedMinutes: number;
      /** Part of the time box used, 0 to 1; stays at 1 when the box is over. */
      readonly fraction: number;
      readonly overMinutes: number;
    };

/** How far one item of the agenda is at `now`. */
export function itemProgress(item: ItemTimes, now: number): ItemProgress {
  if (item.endedAt !== null) return { state: 'done' };
  if (item.startedAt === null) return { state: 'waiting' };
  const elapsedMinutes = Math.max(0, Math.floor((now - item.startedAt) / 60_000));
  return {
    state: 'running',
    elapsedMinutes,
    fraction: Math.min(1, elapsedMinutes / item.minutes),
    overMinutes: Math.max(0, elapsedMinutes - item.minutes),
  };
}

/** The item a facilitator would start now: the first one after the running item that has not started. */
export function nextItem<T extends ItemTimes>(items: readonly T[]): T | undefined {
  return items.toSorted((a, b) => a.ordinal - b.ordinal).find((item) => item.startedAt === null);
}
