import { randomUUID } from 'node:crypto';
import { observe } from '../metrics/measures.js';
import type { ClockPort } from '../clock/clock.js';

const EVERY_MS = 1_500;
/** A bus on which a node does not hear itself for so long is as good as none. */
const SILENT_MS = 2_500;
/** What came while the process itself stood still is read first. */
const READ_MS = 50;

/** A node hears itself: a connection that stands and carries nothing is found out, and how long words take is measured. */
export class Pulse {
  readonly #name = `beat ${randomUUID()}`;
  #sentAt: number | null = null;
  #stop: () => void = () => undefined;
  #stopLook: () => void = () => undefined;

  /**
   * @param send puts a word on the bus
   * @param silent called when it did not come back in time
   */
  constructor(
    private readonly clock: ClockPort,
    private readonly send: (word: string) => void,
    private readonly silent: () => void,
  ) {}

  begin(): void {
    this.end();
    this.#stop = this.clock.every(EVERY_MS, () => this.beat());
  }

  end(): void {
    this.#stop();
    this.#stopLook();
    this.#sentAt = null;
  }

  /** @returns true for a beat, of whichever node */
  heard(word: string): boolean {
    if (word === this.#name && this.#sentAt !== null) {
      observe('soulad_bus_delay_seconds', (this.clock.elapsed() - this.#sentAt) / 1000);
      this.#sentAt = null;
    }
    return word.startsWith('beat ');
  }

  private beat(): void {
    const now = this.clock.elapsed();
    if (this.#sentAt === null) {
      this.#sentAt = now;
      this.send(this.#name);
    } else if (now - this.#sentAt >= SILENT_MS)
      this.#stopLook = this.clock.after(READ_MS, () => this.#sentAt !== null && this.silent());
  }
}
