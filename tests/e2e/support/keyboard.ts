import type { Page } from 'playwright-core';
import { waitFor } from '../../support/wait-for.js';
import { readFocus, type Focus } from './focus.js';

const MOST_TABS = 60;

/** A person without a mouse. After every key it is noted when the focus cannot be seen. */
export class Keyboard {
  readonly lost: string[] = [];

  constructor(readonly page: Page) {}

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(key);
      await this.#look(key);
    }
  }

  async type(words: string): Promise<void> {
    await this.page.keyboard.type(words);
    await this.#look(words);
  }

  /** Goes on with Tab (or another key) until the focus has this name. @throws when it never gets there */
  async goTo(name: RegExp, key = 'Tab'): Promise<Focus> {
    const passed: string[] = [];
    for (let step = 0; step < MOST_TABS; step += 1) {
      const focus = await readFocus(this.page);
      if (name.test(focus.name)) return focus;
      passed.push(`${focus.role} ${focus.name}`);
      await this.press(key);
    }
    throw new Error(`${key} never reaches ${String(name)}; it passed ${passed.join(' | ')}`);
  }

  /** Waits until the focus is somewhere with this name, as after a page or a note has come. */
  async arrives(name: RegExp): Promise<void> {
    await waitFor(`the focus is at ${String(name)}`, async () => name.test((await readFocus(this.page)).name));
  }

  async #look(after: string): Promise<void> {
    // A screen, a menu or a note may be on its way; what counts is where the focus comes to rest.
    await waitFor('the focus is seen', async () => (await readFocus(this.page)).visible, { withinMs: 3_000 }).catch(
      async () => {
        const { role, name } = await readFocus(this.page);
        this.lost.push(`after ${after}: ${role} ${name}`);
      },
    );
  }
}
