import type { Browser } from 'playwright-core';
import { openBrowser, type WindowOptions } from '../../support/browser.js';
import { RATE_OF_PEOPLE, startSystem, type System, type SystemOptions } from '../../support/system.js';
import { Guest } from './guest.js';

/** The whole product on a database of its own with a browser beside it; one for each test file. */
export class House {
  readonly #guests: Guest[] = [];

  private constructor(
    readonly system: System,
    readonly browser: Browser,
  ) {}

  static async open(options: SystemOptions = {}): Promise<House> {
    const [system, browser] = await Promise.all([
      startSystem({ ...options, env: { ...RATE_OF_PEOPLE, ...options.env } }),
      openBrowser(),
    ]);
    return new House(system, browser);
  }

  /** Opens a window of its own for one person of a story, signed in through the sign-in page. */
  async guest(name: string, window: WindowOptions = {}): Promise<Guest> {
    const guest = await Guest.open(this.browser, this.system.origin, window);
    this.#guests.push(guest);
    await guest.signIn(name);
    return guest;
  }

  /** The same, and on to the conference. */
  async atTable(name: string, window: WindowOptions = {}): Promise<Guest> {
    const guest = await this.guest(name, window);
    await guest.join();
    return guest;
  }

  /** Faults of all pages so far: what they threw, and what the policy of the page forbade. */
  faults(): string[] {
    return this.#guests.flatMap((guest) => guest.faults);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.system.stop();
  }
}
