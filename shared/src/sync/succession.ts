import type { UnitId } from '../ids/index.js';
import { includesRight } from '../policy/index.js';
import type { HandBack, SyncClock } from './ports.js';
import { replay } from './replay.js';
import type { UnitSync } from './unit-sync.js';

/** An old generation stays no longer than this while its successor is on the way: its text may be nobody's any more. */
const HOLD_MS = 800;

/**
 * From one generation to the next (PROTOCOL R50): the old one stays for a moment, what was typed there and not sent is
 * typed into the new one where it applies cleanly, and handed back where it does not. Nothing is lost, nothing blindly kept.
 */
export class Succession {
  readonly #leaving = new Map<UnitId, UnitSync>();
  readonly #waiting = new Map<UnitId, HandBack>();

  constructor(
    private readonly clock: SyncClock,
    private readonly give: (handBack: HandBack) => void,
  ) {}

  /** Changes that wait for a new generation. */
  get pending(): number {
    return this.#waiting.size + [...this.#leaving.values()].filter((unit) => unit.save.pending > 0).length;
  }

  leaves(unit: UnitSync): void {
    if (this.#leaving.get(unit.unitId) === unit) return;
    this.#leaving.get(unit.unitId)?.close('GEN_MISMATCH');
    this.#leaving.set(unit.unitId, unit);
    unit.retire();
    this.clock.after(HOLD_MS, () => {
      if (this.#leaving.get(unit.unitId) === unit) this.end(unit);
    });
  }

  /** What a unit gives back when it ends: kept for its successor if there will be one. */
  handedBack(handBack: HandBack): void {
    if (handBack.code === 'GEN_MISMATCH' && handBack.unsent) this.#waiting.set(handBack.unitId, handBack);
    else this.give(handBack);
  }

  /** A unit is here now. */
  arrived(unit: UnitSync): void {
    const before = this.#leaving.get(unit.unitId);
    if (before && before.gen < unit.gen) this.end(before);
    const handBack = this.#waiting.get(unit.unitId);
    // The same generation again is as good: what was not stored in it is still the writer's to type.
    if (!handBack?.unsent || handBack.gen > unit.gen) return;
    this.#waiting.delete(unit.unitId);
    const left = includesRight(unit.right, 'write') ? replay(unit.fragment, handBack.unsent) : [handBack.text];
    const text = left.filter((words) => words.trim() !== '').join('\n');
    if (text !== '') this.give({ ...handBack, text });
  }

  /** Units that are not the viewer's any more have no successor. */
  keepOnly(units: ReadonlySet<UnitId>): void {
    for (const [unitId, unit] of this.#leaving) if (!units.has(unitId)) this.end(unit);
    for (const [unitId, handBack] of this.#waiting) {
      if (units.has(unitId)) continue;
      this.#waiting.delete(unitId);
      this.give(handBack);
    }
  }

  clear(): void {
    for (const unit of this.#leaving.values()) unit.close('REVOKED');
    this.#leaving.clear();
    this.#waiting.clear();
  }

  private end(unit: UnitSync): void {
    this.#leaving.delete(unit.unitId);
    unit.close('GEN_MISMATCH');
  }
}
