import { arrivesAt, isSignIn } from '../../support/arrives-at.js';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { openWindow, type WindowOptions } from '../../support/browser.js';
import { Paper } from './paper.js';

/** One person at a window of their own, going the way a person goes: sign-in page, desk, conference. */
export class Guest {
  readonly paper: Paper;
  /** Exceptions of the page and refusals of its content policy. */
  readonly faults: string[] = [];

  private constructor(
    readonly origin: string,
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    this.paper = new Paper(page);
    page.setDefaultTimeout(15_000);
    page.on('pageerror', (error) => this.faults.push(`${error.name}: ${error.message}`));
    page.on('console', (message) => {
      if (/Content Security Policy|Minified React|Uncaught/u.test(message.text())) this.faults.push(message.text());
    });
  }

  static async open(browser: Browser, origin: string, window: WindowOptions = {}): Promise<Guest> {
    const context = await openWindow(browser, window);
    return new Guest(origin, context, await context.newPage());
  }

  /** @param name as the sign-in page lists the person */
  async signIn(name: string): Promise<void> {
    await this.page.goto(`${this.origin}/sign-in`);
    await this.page.getByRole('button', { name }).first().click();
    await this.onDesk();
  }

  async onDesk(): Promise<void> {
    await this.page.getByRole('region', { name: 'Dnes' }).waitFor();
  }

  /** From the desk to the conference that runs. */
  async join(): Promise<void> {
    await this.page
      .getByRole('link', { name: /^Připojit se/u })
      .first()
      .click();
    await this.inConference();
  }

  async inConference(): Promise<void> {
    await this.page.locator('.record-unit-text').first().waitFor();
    await this.saved();
  }

  /** Waits until the one place that says so says that everything is saved. */
  async saved(): Promise<void> {
    await this.saveState(/^(Vše uloženo|Uloženo.*|\d{1,2}:\d{2}:\d{2})$/u).waitFor();
  }

  /** The one place that says where the text is, when it says this. */
  saveState(words: RegExp): Locator {
    return this.page.locator('header span[aria-hidden="true"]').filter({ hasText: words });
  }

  async signOut(): Promise<void> {
    await this.page.getByRole('button', { name: 'Účet a nastavení' }).click();
    await this.page.getByRole('menuitem', { name: 'Odhlásit se' }).click();
    await arrivesAt(this.page, isSignIn);
  }

  /** All words on the page, hidden ones included. */
  words(): Promise<string> {
    return this.page.evaluate(() => document.documentElement.textContent ?? '');
  }
}
