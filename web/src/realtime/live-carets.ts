import type { CaretMessage } from '@soulad/shared/protocol';
import type { SyncClock } from '@soulad/shared/sync';

export interface LiveCaret extends CaretMessage {
  /** Has not moved for 10 s: shown as a mark without the name. */
  readonly idle: boolean;
}

const IDLE_MS = 10_000;
/** The sender repeats a resting caret every 15 s; without a word for longer the person is not there. */
const GONE_MS = 35_000;

interface Held {
  readonly message: CaretMessage;
  readonly movedAt: number;
  readonly heardAt: number;
}

/** Carets of others in units that are open here. Nothing is animated; a caret only moves when its owner moves it. */
export class LiveCarets {
  readonly #held = new Map<string, Held>();
  #cancel: (() => void) | null = null;

  constructor(
    private readonly clock: SyncClock,
    private readonly changed: () => void,
  ) {}

  heard(message: CaretMessage): void {
    const now = this.clock.now();
    const before = this.#held.get(message.key);
    const same = before !== undefined && samePlace(before.message, message);
    this.#held.set(message.key, { message, movedAt: same ? before.movedAt : now, heardAt: now });
    if (!same) this.changed();
    this.#watch();
  }

  gone(key: string): void {
    if (this.#held.delete(key)) this.changed();
  }

  /** Nobody can be followed any more: the line is down. */
  clear(): void {
    if (this.#held.size === 0) return;
    this.#held.clear();
    this.changed();
  }

  list(): LiveCaret[] {
    const now = this.clock.now();
    return [...this.#held.values()].map(({ message, movedAt }) => ({ ...message, idle: now - movedAt >= IDLE_MS }));
  }

  stop(): void {
    this.#cancel?.();
  }

  #watch(): void {
    this.#cancel ??= this.clock.after(IDLE_MS, () => {
      this.#cancel = null;
      const now = this.clock.now();
      for (const [key, held] of this.#held) if (now - held.heardAt >= GONE_MS) this.#held.delete(key);
      this.changed();
      if (this.#held.size > 0) this.#watch();
    });
  }
}

function samePlace(a: CaretMessage, b: CaretMessage): boolean {
  return (
    a.unitId === b.unitId &&
    a.gen === b.gen &&
    JSON.stringify([a.anchor, a.head]) === JSON.stringify([b.anchor, b.head])
  );
}
