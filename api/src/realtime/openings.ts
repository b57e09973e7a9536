import type { UnitId } from '@soulad/shared/ids';

/**
 * Units that one connection is opening. Of each one opening runs at a time, in the order in which they were asked for: the
 * lease and the right that count are those of the last answer. What concerns the unit meanwhile waits, for during it nobody
 * is authorised yet; whether the unit is hidden or missing, it waits alike.
 */
export class Openings {
  readonly #last = new Map<UnitId, Promise<void>>();

  /** Runs after the openings of these units that were asked for before. */
  async inTurn(unitIds: readonly UnitId[], open: () => Promise<void>): Promise<void> {
    const before = unitIds.map((unitId) => this.#last.get(unitId));
    const own = Promise.all(before).then(open);
    const done = own.catch(() => undefined);
    for (const unitId of unitIds) this.#last.set(unitId, done);
    try {
      await own;
    } finally {
      for (const unitId of unitIds) if (this.#last.get(unitId) === done) this.#last.delete(unitId);
    }
  }

  /** Waits until what was asked for up to now is open or refused; undefined when nothing is under way. */
  of(unitId: UnitId): Promise<void> | undefined {
    return this.#last.get(unitId);
  }
}
