import type { UnitId } from '../ids/index.js';
import { Backoff } from './backoff.js';
import type { SyncClock } from './ports.js';

const RETRY_MS = 500;

/**
 * Units of the outline that the server said are not there. They are closed; only the outline can tell whether for good, so it
 * is read again: at once the first time, then after waits that double, for as long as one of them is in it and not open.
 */
export class Denials {
  readonly #denied = new Set<UnitId>();
  readonly #backoff = new Backoff(RETRY_MS);
  #cancel: (() => void) | null = null;

  constructor(
    private readonly clock: SyncClock,
    /** Asks for the outline to be read again. */
    private readonly readOutline: () => void,
  ) {}

  denied(unitId: UnitId): void {
    this.#denied.add(unitId);
    this.#cancel ??= this.clock.after(this.#backoff.next(), () => {
      this.#cancel = null;
      if (this.#denied.size > 0) this.readOutline();
    });
  }

  opened(unitId: UnitId): void {
    this.#denied.delete(unitId);
    if (this.#denied.size === 0) this.#backoff.reset();
  }

  /** Units that are not in the outline any more are denied rightly. */
  keepOnly(units: { has(unitId: UnitId): boolean }): void {
    for (const unitId of this.#denied) if (!units.has(unitId)) this.opened(unitId);
  }

  stop(): void {
    this.#cancel?.();
    this.#denied.clear();
  }
}
