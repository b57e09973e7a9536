/** Somebody counts as being at the window for so long after the last key, movement or touch. */
const STAYS_MS = 60_000;
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** Whether a person is at this window. What the page asks for by itself must not keep a session alive. */
export class WindowUse {
  #last: number;
  readonly #waiting = new Set<() => void>();

  /** @param now milliseconds of a clock that never goes back */
  constructor(private readonly now: () => number = () => performance.now()) {
    this.#last = now();
  }

  /** Begins to look for signs of life. */
  watch(target: EventTarget): void {
    for (const sign of SIGNS) target.addEventListener(sign, this.noticed, { passive: true, capture: true });
  }

  get attended(): boolean {
    return this.now() - this.#last < STAYS_MS;
  }

  /** Calls back once: now when somebody is here, else at the next sign of life. Returns the way to stop waiting. */
  whenAttended(call: () => void): () => void {
    if (this.attended) call();
    else this.#waiting.add(call);
    return () => void this.#waiting.delete(call);
  }

  readonly noticed = (): void => {
    this.#last = this.now();
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const call of waiting) call();
  };
}

/** The window of this page. */
export const windowUse = new WindowUse();
