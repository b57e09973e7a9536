import type { Locator, Page } from 'playwright-core';
import { waitFor } from '../../support/wait-for.js';
import { flat } from './story-files.js';

/** Where the caret is put before writing. */
export interface Place {
  /** Words that stand in the unit. */
  readonly unit: string;
  /** Paragraph from the start, 0 = first; the last one when left out. */
  readonly paragraph?: number;
  readonly at: 'start' | 'end';
}

/** The record on the screen of one person: units as they are read, and the keyboard as it is used in them. */
export class Paper {
  constructor(readonly page: Page) {}

  /** Texts of the units from top to bottom, paragraphs on lines, without the carets of others. */
  texts(): Promise<string[]> {
    return this.page.evaluate(() =>
      [...document.querySelectorAll('.record-unit-text')].map((text) => {
        const copy = document.createElement('div');
        copy.append(...[...text.childNodes].map((node) => node.cloneNode(true)));
        for (const caret of copy.querySelectorAll('.remote-caret')) caret.remove();
        return [...copy.children].map((block) => (block.textContent ?? '').replace(/\u00a0/gu, ' ')).join('\n');
      }),
    );
  }

  /** The whole text of the unit that holds these words; undefined when there is none. */
  async textWith(words: string): Promise<string | undefined> {
    return (await this.texts()).find((text) => flat(text).includes(flat(words)));
  }

  /** Waits until some unit holds these words. */
  async shows(words: string, withinMs = 15_000): Promise<void> {
    await waitFor(`„${words}“ stands on the paper`, async () => (await this.textWith(words)) !== undefined, {
      withinMs,
    });
  }

  async lacks(words: string): Promise<void> {
    await waitFor(`„${words}“ is not on the paper`, async () => (await this.textWith(words)) === undefined);
  }

  /** The group with head and text of the unit that holds these words. */
  unit(words: string): Locator {
    return this.page
      .locator('.record-unit')
      .filter({ has: this.page.locator('.record-unit-text', { hasText: words }) })
      .first();
  }

  /** Puts the caret somewhere, by mouse. */
  async stand({ unit, paragraph = -1, at }: Place): Promise<void> {
    const block = this.unit(unit).locator('.record-unit-text > *').nth(paragraph);
    const { width = 0, height = 0 } = (await block.boundingBox()) ?? {};
    await block.click({ position: at === 'start' ? { x: 2, y: 6 } : { x: width - 3, y: height - 6 } });
    await this.page.keyboard.press(at === 'start' ? 'Home' : 'End');
  }

  /** The line at the end of a section, where a unit begins. */
  endOf(section: string): Locator {
    return this.page.locator('.record-section').filter({ hasText: section }).locator('.record-section-end');
  }

  /** Begins a unit at the end of a section and writes it. */
  async writeAtEndOf(section: string, words: string): Promise<void> {
    await this.endOf(section).click();
    await this.unitWithCaret().locator('.record-unit-text', { hasText: /^\s*$/u }).waitFor();
    await this.page.keyboard.type(words);
    await this.unitWithCaret().filter({ hasText: words }).waitFor();
  }

  /** The unit in which the caret stands. */
  unitWithCaret(): Locator {
    return this.page.locator('.record-unit.is-current');
  }

  /** Surnames beside the carets of others. */
  caretNames(): Promise<string[]> {
    return this.page.locator('.remote-caret-label').allInnerTexts();
  }

  /** The sentence under the paper: who will and who will not see the unit with the caret. */
  async shareSentence(): Promise<Readonly<Record<string, readonly string[]>>> {
    const bar = this.page.getByRole('region', { name: 'Kdo text uvidí' });
    await bar.locator('dl[aria-busy="false"]').waitFor();
    return bar.locator('dl').evaluate((list) =>
      Object.fromEntries(
        [...list.querySelectorAll(':scope > div')].map((side) => [
          side.querySelector('dt')?.textContent ?? '',
          [...side.querySelectorAll('li')].map((party) => {
            const own = [...party.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
            return own
              .map((node) => node.textContent)
              .join('')
              .replace(/[.,]$/u, '')
              .trim();
          }),
        ]),
      ),
    );
  }
}
