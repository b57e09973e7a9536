import type { UnitSync } from './unit-sync.js';

/**
 * Fetches what the server holds back from a slow reader: once at a time, however often it says so. Each fetch is as dear as an
 * opening, and whoever was slow hears of every update that was held back at the same moment.
 */
export class Pulls {
  /** Seqs that were spoken of while a fetch was under way. */
  readonly #underWay = new Map<UnitSync, number>();

  /** The server has text of the unit up to `seq` and does not send it. */
  behind(unit: UnitSync, seq: number): void {
    const said = this.#underWay.get(unit);
    if (said !== undefined) return void this.#underWay.set(unit, Math.max(said, seq));
    if (unit.head >= seq) return;
    this.#underWay.set(unit, 0);
    void unit.pull().finally(() => {
      const next = this.#underWay.get(unit) ?? 0;
      this.#underWay.delete(unit);
      this.behind(unit, next);
    });
  }
}
