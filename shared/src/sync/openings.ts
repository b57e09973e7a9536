import type { RecordId, UnitId } from '../ids/index.js';
import { LIMITS } from '../protocol/index.js';
import type { SyncPorts } from './ports.js';
import type { UnitSync } from './unit-sync.js';

/**
 * Asks for the units of one record while it is open on this link (PROTOCOL R20): those of one turn together, and of each
 * one question at a time. Two answers about one unit would name two leases, and the server holds the writer to the later.
 */
export class Openings {
  readonly #asked = new Set<UnitSync>();
  readonly #underWay = new Set<UnitId>();
  #open = false;
  /** Counts the times the record was opened: an answer of an older one says nothing of this one. */
  #time = 0;
  #scheduled = false;

  constructor(
    private readonly ports: SyncPorts,
    private readonly recordId: RecordId,
    private readonly owner: {
      readonly has: (unit: UnitSync) => boolean;
      /** The server says that the record is not open on this link. */
      readonly recordLost: () => void;
    },
  ) {}

  get open(): boolean {
    return this.#open;
  }

  begin(): void {
    this.#open = true;
  }

  end(): void {
    this.#open = false;
    this.#time += 1;
    this.#asked.clear();
    this.#underWay.clear();
  }

  ask(unit: UnitSync): void {
    if (!this.#open) return;
    this.#asked.add(unit);
    this.schedule();
  }

  forget(unit: UnitSync): void {
    this.#asked.delete(unit);
  }

  private schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.ports.clock.after(0, () => {
      this.#scheduled = false;
      const units = [...this.#asked].filter(({ unitId }) => !this.#underWay.has(unitId));
      for (let at = 0; at < units.length; at += LIMITS.unitsPerOpen)
        this.send(units.slice(at, at + LIMITS.unitsPerOpen));
    });
  }

  private send(units: readonly UnitSync[]): void {
    const time = this.#time;
    const docs = new Map(units.map((unit) => [unit, unit.doc]));
    for (const unit of units) {
      this.#asked.delete(unit);
      this.#underWay.add(unit.unitId);
    }
    const message = { recordId: this.recordId, units: units.map((unit) => unit.openRequest()) };
    void this.ports.transport.request('unit:open', message).then((answer) => {
      if (time !== this.#time) return;
      for (const { unitId } of units) this.#underWay.delete(unitId);
      if (this.#asked.size > 0) this.schedule();
      if (!answer.ok && answer.code === 'NOT_FOUND') return this.owner.recordLost();
      for (const unit of units) {
        // It began anew meanwhile, or was asked for again: this answer is for what is gone.
        if (!this.owner.has(unit) || docs.get(unit) !== unit.doc || this.#asked.has(unit)) continue;
        const own = answer.ok ? answer.units.find((one) => one.unitId === unit.unitId) : answer;
        if (!own) unit.openRefused({ ok: false, code: 'UNAVAILABLE', band: 'transient' });
        else if ('ok' in own) unit.openRefused(own);
        else unit.opened(own);
      }
    });
  }
}
