/** Some work at a time; what else comes waits for its turn, in the order in which it came. */
export class Turns {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  /** @param atOnce how many may be at work, at least 1 */
  constructor(atOnce: number) {
    this.#free = atOnce;
  }

  /** @returns what `work` gives, and throws what it throws; either way the next one's turn has come */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((come) => this.#waiting.push(come));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    }
  }
}
