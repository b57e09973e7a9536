import type { Instant } from '../ids/index.js';
import type { Right } from '../policy/index.js';
import type { Listeners } from './listeners.js';
import type { SaveState } from './ports.js';
import type { UnitEvents, UnitPhase } from './unit-events.js';

/** Where one unit stands at one viewer, and who is told when that changes. */
export class UnitState {
  #phase: UnitPhase = 'opening';
  #right: Right = 'none';
  savedAt: Instant | null = null;
  /** Text was handed back and nobody has acknowledged that yet. */
  refused = false;

  constructor(
    private readonly events: Listeners<UnitEvents>,
    private readonly pending: () => number,
  ) {}

  get phase(): UnitPhase {
    return this.#phase;
  }

  get right(): Right {
    return this.#right;
  }

  get save(): SaveState {
    const pending = this.pending();
    const status = this.refused ? 'refused' : pending === 0 ? 'saved' : this.#phase === 'live' ? 'saving' : 'offline';
    return { status, pending, savedAt: this.savedAt };
  }

  enter(phase: UnitPhase): void {
    if (this.#phase === phase) return;
    this.#phase = phase;
    this.events.emit('phase', phase);
    this.events.emit('save', this.save);
  }

  /** With a fresh document and no lease: nothing typed into it could be stored, so nobody writes until it is opened. */
  beginAnew(phase: UnitPhase): void {
    this.hold('read');
    this.enter(phase);
  }

  hold(right: Right): void {
    if (this.#right === right) return;
    this.#right = right;
    this.events.emit('right', right);
  }
}
