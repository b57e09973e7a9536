import type { UnitId } from '@soulad/shared/ids';

/**
 * Units that were written in here since the page opened. When one of them leaves, its writer is told, wherever the caret
 * stands by then; words that were not stored are handed back beside that.
 */
export class WrittenUnits {
  readonly #written = new Set<string>();
  #left: readonly string[] = [];

  /** Those that were taken away and of which the writer has not read yet. */
  get left(): readonly string[] {
    return this.#left;
  }

  wrote(unitId: UnitId): void {
    this.#written.add(unitId);
  }

  /** The writer takes it away: nobody has to say so. */
  takenBack(unitId: string): void {
    this.#written.delete(unitId);
  }

  /** These are the units of the viewer now. */
  keepOnly(units: ReadonlySet<string>): void {
    this.#left = this.#left.filter((unitId) => !units.has(unitId));
    for (const unitId of this.#written) {
      if (units.has(unitId)) continue;
      this.#written.delete(unitId);
      this.#left = [...this.#left, unitId];
    }
  }

  read(): void {
    this.#left = [];
  }
}
