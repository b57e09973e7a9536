import type { ClientMessage } from '../protocol/index.js';
import type { SyncPorts } from './ports.js';

/** Well under the ten a second that the server lets pass. */
const EVERY_MS = 120;
/** The server forgets a caret after 30 s. */
const REPEAT_MS = 15_000;

/** Sends the caret at most every 120 ms, always the newest, and repeats it while it rests. */
export class CaretOut {
  #next: ClientMessage<'caret:set'> = null;
  #waiting = false;
  #cancel: (() => void) | null = null;

  constructor(private readonly ports: SyncPorts) {}

  set(caret: ClientMessage<'caret:set'>): void {
    this.#next = caret;
    if (this.#waiting) return;
    this.send();
  }

  stop(): void {
    this.#cancel?.();
    this.#waiting = false;
    this.#next = null;
  }

  private send(): void {
    const sent = this.#next;
    this.ports.transport.send('caret:set', sent);
    this.#cancel?.();
    this.#waiting = true;
    this.#cancel = this.ports.clock.after(EVERY_MS, () => {
      this.#waiting = false;
      if (this.#next !== sent) return this.send();
      if (sent) this.#cancel = this.ports.clock.after(REPEAT_MS, () => this.send());
    });
  }
}
