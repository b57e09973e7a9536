import type { SyncPorts } from './ports.js';

const IDLE_MS = 5_000;

/** Calls once nothing has happened for five seconds. */
export class IdleCheck {
  #cancel: (() => void) | null = null;

  constructor(
    private readonly ports: SyncPorts,
    private readonly check: () => void,
  ) {}

  /** Something happened: wait anew. */
  restart(): void {
    this.stop();
    this.#cancel = this.ports.clock.after(IDLE_MS, this.check);
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }
}
