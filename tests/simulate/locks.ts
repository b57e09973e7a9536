/** Locks of transactions, shared or alone, first come first served; all of them end with their transaction. */
export class Locks {
  readonly #held = new Map<string, { readonly holders: Map<object, boolean>; readonly queue: Waiting[] }>();

  /** Resolves when the transaction has the lock; never when it ended before. */
  take(holder: object, key: string, alone: boolean): Promise<void> {
    const lock = this.#held.get(key) ?? { holders: new Map<object, boolean>(), queue: [] };
    this.#held.set(key, lock);
    if (lock.holders.has(holder)) return Promise.resolve();
    return new Promise((resolve) => {
      lock.queue.push({ holder, alone, resolve });
      this.#admit(key);
    });
  }

  /** Takes the lock alone if nobody has it or waits for it. @returns whether the transaction has it */
  tryTake(holder: object, key: string): boolean {
    const lock = this.#held.get(key);
    if (lock) return lock.holders.has(holder);
    this.#held.set(key, { holders: new Map([[holder, true]]), queue: [] });
    return true;
  }

  /** The transaction is over. */
  release(holder: object): void {
    for (const [key, lock] of this.#held) {
      lock.holders.delete(holder);
      const waits = lock.queue.findIndex((one) => one.holder === holder);
      if (waits >= 0) lock.queue.splice(waits, 1);
      this.#admit(key);
    }
  }

  #admit(key: string): void {
    const lock = this.#held.get(key);
    if (!lock) return;
    for (let next = lock.queue[0]; next; next = lock.queue[0]) {
      const taken = [...lock.holders.values()];
      if (next.alone ? taken.length > 0 : taken.includes(true)) return;
      lock.queue.shift();
      lock.holders.set(next.holder, next.alone);
      next.resolve();
    }
    if (lock.holders.size === 0) this.#held.delete(key);
  }
}

interface Waiting {
  readonly holder: object;
  readonly alone: boolean;
  readonly resolve: () => void;
}
