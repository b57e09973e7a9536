import type { UnitId } from '../ids/index.js';
import type { SyncPorts } from './ports.js';
import type { UnitSync } from './unit-sync.js';

const HERE_MS = 20_000;

/** Heals lost messages: tells the server how far each unit is and fetches what it names. */
export class HereLoop {
  #cancel: (() => void) | null = null;

  constructor(
    private readonly ports: SyncPorts,
    private readonly units: ReadonlyMap<UnitId, UnitSync>,
  ) {}

  start(): void {
    this.stop();
    this.#cancel = this.ports.clock.after(HERE_MS, () => {
      const units = [...this.units.values()]
        .filter((unit) => unit.phase === 'live')
        .map((unit) => ({ unitId: unit.unitId, gen: unit.gen, seq: unit.head }));
      this.start();
      if (units.length === 0) return;
      void this.ports.transport.request('unit:here', { units }).then((answer) => {
        if (answer.ok) for (const unitId of answer.behind) void this.units.get(unitId)?.pull();
      });
    });
  }

  stop(): void {
    this.#cancel?.();
  }
}
