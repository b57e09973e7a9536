import { readFile } from 'node:fs/promises';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { Person } from '../support/person.js';
import type { Role } from './cast.js';
import type { Evidence } from './judge.js';
import type { RecordingProxy } from './recording-proxy.js';
import { readStores } from './stores.js';

export type TapBrowser = Browser;

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Starts the browser that CHROMIUM_PATH names. */
export function openTapBrowser(): Promise<TapBrowser> {
  const executablePath = process.env.CHROMIUM_PATH;
  if (!executablePath) throw new Error('CHROMIUM_PATH is not set: there is no browser to look through');
  return chromium.launch({ executablePath, args: FLAGS });
}

/** One party at a real browser: what goes over its wire, what it shows and what it keeps. */
export class BrowserViewer {
  readonly #kept: Evidence[] = [];

  private constructor(
    readonly role: Role,
    private readonly proxy: RecordingProxy,
    private readonly context: BrowserContext,
    private readonly page: Page,
    private readonly conference: string,
  ) {
    page.on('console', (message) => this.#keep('console', message.text()));
    page.on('download', (download) => {
      void download.path().then(async (path) => this.#keep('download', await readFile(path)), () => undefined);
      this.#keep('name of a download', download.suggestedFilename());
    });
  }

  static async signIn(browser: TapBrowser, role: Role, proxy: RecordingProxy): Promise<BrowserViewer> {
    const person = await Person.signIn(proxy.origin, role.person, role.agency);
    const { desk } = await person.ask<{ desk: { conferences: { id: string }[] } }>('{ desk { conferences { id } } }');
    const context = await browser.newContext({ locale: 'cs-CZ', timezoneId: 'Europe/Prague' });
    const [name = '', value = ''] = person.cookie.split('=');
    await context.addCookies([{ name, value, domain: 'localhost', path: '/', secure: true, httpOnly: true, sameSite: 'Strict' }]);
    const [conference] = desk.conferences;
    if (!conference) throw new Error(`${role.party} reaches no conference`);
    return new BrowserViewer(role, proxy, context, await context.newPage(), conference.id);
  }

  /** Goes through the screens and stays in the conference. */
  async load(): Promise<void> {
    for (const path of ['/', `/conferences/${this.conference}`]) {
      await this.page.goto(this.proxy.origin + path, { waitUntil: 'load' });
      await this.page.getByRole('main').waitFor();
      await this.#look();
    }
  }

  async reload(): Promise<void> {
    await this.#look();
    await this.page.reload({ waitUntil: 'load' });
    await this.page.getByRole('main').waitFor();
    await this.#look();
  }

  /** Signs out by the interface; what the browser still keeps afterwards is evidence too. */
  async signOut(): Promise<void> {
    await this.#look();
    await this.page.getByRole('button', { name: /odhlásit/i }).click();
    await this.page.waitForURL((url) => !url.pathname.startsWith('/conferences/'));
    this.#keepAll(await readStores(this.page, this.context));
    await this.context.close();
  }

  async shows(words: string, withinMs: number): Promise<boolean> {
    const place = this.page.getByText(words);
    return place.first().waitFor({ state: 'attached', timeout: withinMs }).then(() => true, () => false);
  }

  /** The wire, the screen, the stores. */
  evidence(): readonly Evidence[] {
    return [...this.proxy.heard(), ...this.#kept];
  }

  async #look(): Promise<void> {
    this.#keep('page', await this.page.content());
    this.#keep('text', await this.page.evaluate(() => document.documentElement.textContent ?? ''));
    this.#keep('title and address', `${await this.page.title()} ${this.page.url()}`);
    this.#keepAll(await readStores(this.page, this.context));
  }

  #keepAll(stores: Readonly<Record<string, string>>): void {
    for (const [what, text] of Object.entries(stores)) this.#keep(what, text);
  }

  #keep(what: string, content: string | Buffer): void {
    this.#kept.push({ moment: this.proxy.moment, what, bytes: Buffer.from(content) });
  }
}
