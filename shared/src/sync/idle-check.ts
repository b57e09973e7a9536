import type { SyncPorts } from './ports.js';

/** Calls once nothing has happened for a while. */
export class IdleCheck {
  #cancel: (() => void) | null = null;

  constructor(
    private readonly ports: SyncPorts,
    private readonly ms: number,
    private readonly check: () => void,
  ) {}

  /** Something happened: wait anew. */
  restart(ms = this.ms): void {
    this.stop();
    this.#cancel = this.ports.clock.after(ms, this.check);
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }
}
