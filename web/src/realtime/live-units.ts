import * as Y from 'yjs';
import type { UnitId } from '@soulad/shared/ids';
import { includesRight } from '@soulad/shared/policy';
import type { SyncClock, UnitSync } from '@soulad/shared/sync';

/** What the editor binds for one unit. */
export interface LiveUnit {
  readonly gen: number;
  readonly doc: Y.Doc;
  readonly mayWrite: boolean;
}

/** The words of an older generation stay on the screen for no longer than this while its successor is on the way. */
const HOLD_MS = 900;

/**
 * The documents on the screen. A unit appears when its text is here. When a unit is replaced by a new generation its
 * old text stays until the new one has come, so that the line under the reader's eyes does not jump and no key is lost
 * under the writer's fingers; a unit that was taken back leaves at once [I7].
 */
export class LiveUnits {
  readonly #shown = new Map<UnitId, LiveUnit>();
  readonly #replaced = new Set<UnitId>();
  readonly #offs = new Map<UnitSync, (() => void)[]>();

  constructor(
    private readonly clock: SyncClock,
    private readonly changed: () => void,
  ) {}

  get(unitId: UnitId): LiveUnit | undefined {
    return this.#shown.get(unitId);
  }

  /** Announces that the unit will come back as another generation. */
  willBeReplaced(unitId: UnitId): void {
    this.#replaced.add(unitId);
    this.clock.after(HOLD_MS, () => this.#expire(unitId));
  }

  follow(unit: UnitSync): void {
    const show = (): void => {
      if (unit.phase === 'live') this.#show(unit);
      // Also one that its successor has taken the place of: a key into its document would be nowhere.
      else if (unit.phase === 'gone' && this.#shown.get(unit.unitId)?.doc === unit.doc) this.#hold(unit.unitId);
    };
    this.#offs.set(unit, [
      unit.events.on('phase', show),
      unit.events.on('right', show),
      unit.events.on('doc', () => this.#hold(unit.unitId)),
    ]);
    show();
  }

  /** The unit is no longer this viewer's. */
  gone(unitId: UnitId): void {
    this.#leave((unit) => unit.unitId === unitId && unit.phase === 'gone');
    if (this.#replaced.has(unitId)) return this.#hold(unitId);
    if (this.#shown.delete(unitId)) this.changed();
  }

  /** Drops everything that is not in the viewer's manifest. */
  keepOnly(units: ReadonlySet<UnitId>): void {
    for (const unitId of [...this.#shown.keys()]) if (!units.has(unitId)) this.#shown.delete(unitId);
  }

  clear(): void {
    for (const offs of this.#offs.values()) for (const off of offs) off();
    this.#offs.clear();
    this.#shown.clear();
  }

  #show(unit: UnitSync): void {
    this.#replaced.delete(unit.unitId);
    this.#leave((other) => other !== unit && other.unitId === unit.unitId);
    const next: LiveUnit = { gen: unit.gen, doc: unit.doc, mayWrite: includesRight(unit.right, 'write') };
    const before = this.#shown.get(unit.unitId);
    if (before?.doc === next.doc && before.mayWrite === next.mayWrite) return;
    this.#shown.set(unit.unitId, next);
    this.changed();
  }

  #leave(whom: (unit: UnitSync) => boolean): void {
    for (const [unit, offs] of this.#offs) {
      if (!whom(unit)) continue;
      for (const off of offs) off();
      this.#offs.delete(unit);
    }
  }

  // Its document is destroyed: what is seen may be read for a moment, never written.
  #hold(unitId: UnitId): void {
    const held = this.#shown.get(unitId);
    if (!held?.mayWrite) return;
    this.#shown.set(unitId, { ...held, mayWrite: false });
    this.changed();
  }

  #expire(unitId: UnitId): void {
    if (!this.#replaced.delete(unitId)) return;
    const alive = [...this.#offs.keys()].some(
      (unit) => unit.doc === this.#shown.get(unitId)?.doc && unit.phase !== 'gone',
    );
    const shown = this.#shown.get(unitId);
    if (alive || !shown) return;
    // Its words may not be this viewer's any more. The unit keeps its place, so that the caret does not go on in another
    // one, before other readers.
    this.#shown.set(unitId, { gen: shown.gen, doc: new Y.Doc({ gc: true }), mayWrite: false });
    this.changed();
  }
}
