const LONGEST_MS = 30_000;

/** Waits that double: nothing before the first time, at most half a minute. */
export class Backoff {
  #times = 0;

  constructor(private readonly ms: number) {}

  next(): number {
    return Math.min(LONGEST_MS, this.ms * (2 ** this.#times++ - 1));
  }

  reset(): void {
    this.#times = 0;
  }
}
