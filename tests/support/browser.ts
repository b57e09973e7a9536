import { arrivesAt, isSignIn } from './arrives-at.js';
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import { Person } from './person.js';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Several windows work at once; none of them is in the background.
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
];

/** Starts the browser that CHROMIUM_PATH names. */
export function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH;
  if (!executablePath) throw new Error('CHROMIUM_PATH is not set: there is no browser');
  return chromium.launch({ executablePath, args: FLAGS });
}

export interface WindowOptions {
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
}

/** A window of its own browser profile, Czech, in Prague. */
export function openWindow(
  browser: Browser,
  { width = 1440, height = 900, colorScheme = 'light' }: WindowOptions = {},
): Promise<BrowserContext> {
  return browser.newContext({
    locale: 'cs-CZ',
    timezoneId: 'Europe/Prague',
    viewport: { width, height },
    colorScheme,
    reducedMotion: 'reduce',
  });
}

/** One person of a story at a window, signed in. */
export class Visitor {
  readonly person: Person;
  readonly context: BrowserContext;
  readonly page: Page;

  private constructor(person: Person, context: BrowserContext, page: Page) {
    this.person = person;
    this.context = context;
    this.page = page;
  }

  /**
   * @param origin of the server or of a proxy in front of it
   * @param agency short name of the agency acted for, when the person has several
   */
  static async come(
    browser: Browser,
    origin: string,
    login: string,
    { agency, ...window }: WindowOptions & { agency?: string } = {},
  ): Promise<Visitor> {
    const person = await Person.signIn(origin, login, agency);
    const context = await openWindow(browser, window);
    const [name = '', value = ''] = person.cookie.split('=');
    await context.addCookies([
      { name, value, domain: 'localhost', path: '/', secure: true, httpOnly: true, sameSite: 'Strict' },
    ]);
    return new Visitor(person, context, await context.newPage());
  }

  /** Goes to the only conference of this person and waits for its record. */
  async openConference(): Promise<void> {
    const id = await this.person.conferenceId();
    await this.page.goto(`${this.person.origin}/conferences/${id}`);
    await this.#recordIsThere();
  }

  /** The same from where the person stands, by loading the page anew. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.#recordIsThere();
  }

  /** Texts of all units on the paper, in their order. */
  texts(): Promise<string[]> {
    return this.page.locator('.record-unit-text').allInnerTexts();
  }

  /** The text of the unit that holds these words. */
  unit(words: string): Locator {
    return this.page
      .locator('.record-unit-text')
      .filter({ hasText: words.replaceAll('\u00a0', ' ') })
      .first();
  }

  /** Puts the caret at the end of a unit. */
  async standAtEndOf(words: string): Promise<void> {
    await this.unit(words).locator(':scope > *').last().click();
    await this.page.keyboard.press('End');
  }

  /** Signs out through the menu of the account. */
  async signOut(): Promise<void> {
    await this.page.getByRole('button', { name: 'Účet a nastavení' }).click();
    await this.page.getByRole('menuitem', { name: 'Odhlásit se' }).click();
    await arrivesAt(this.page, isSignIn);
  }

  async leave(): Promise<void> {
    await this.context.close();
  }

  async #recordIsThere(): Promise<void> {
    await this.page.locator('.record-unit-text').first().waitFor();
    await this.page
      .getByText(/^(Vše uloženo|Uloženo )/)
      .first()
      .waitFor();
  }
}
