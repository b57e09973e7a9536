import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { Visitor } from '../support/browser.js';
import { waitFor } from '../support/wait-for.js';
import type { Role } from './cast.js';
import type { Evidence } from './judge.js';
import type { RecordingProxy } from './recording-proxy.js';
import { readStores } from './stores.js';

/** One party at a real browser: what goes over its wire, what it shows and what it keeps. */
export class BrowserViewer {
  readonly #kept: Evidence[] = [];

  readonly role: Role;
  private readonly proxy: RecordingProxy;
  private readonly visitor: Visitor;

  private constructor(role: Role, proxy: RecordingProxy, visitor: Visitor) {
    this.role = role;
    this.proxy = proxy;
    this.visitor = visitor;
    const { page } = visitor;
    page.on('console', (message) => this.#keep('console', message.text()));
    page.on('download', (download) => {
      void download.path().then(
        async (path) => this.#keep('download', await readFile(path)),
        () => undefined,
      );
      this.#keep('name of a download', download.suggestedFilename());
    });
  }

  static async signIn(browser: Browser, role: Role, proxy: RecordingProxy): Promise<BrowserViewer> {
    const visitor = await Visitor.come(
      browser,
      proxy.origin,
      role.person,
      role.agency === undefined ? {} : { agency: role.agency },
    );
    return new BrowserViewer(role, proxy, visitor);
  }

  /** Goes through the screens and stays in the conference. */
  async load(): Promise<void> {
    const { page, person } = this.visitor;
    const { cases } = await person.ask<{ cases: { id: string }[] }>('{ cases { id } }');
    for (const path of ['/', '/cases', ...cases.map(({ id }) => `/cases/${id}`)]) {
      await page.goto(this.proxy.origin + path, { waitUntil: 'networkidle' });
      await this.#look();
    }
    await this.visitor.openConference();
    await this.#look();
  }

  async reload(): Promise<void> {
    await this.#look();
    await this.visitor.reload();
    await this.#look();
  }

  /** Signs out by the interface; what the browser still keeps afterwards is evidence too. */
  async signOut(): Promise<void> {
    await this.#look();
    await this.visitor.signOut();
    // Signing out loads the page anew; there is nothing to read in between.
    this.#keepAll(await waitFor('the stores can be read', () => readStores(this.visitor.page, this.visitor.context)));
    await this.visitor.leave();
  }

  async shows(words: string, withinMs: number): Promise<boolean> {
    const place = this.visitor.page.getByText(words);
    return place
      .first()
      .waitFor({ state: 'attached', timeout: withinMs })
      .then(
        () => true,
        () => false,
      );
  }

  /** The wire, the screen, the stores. */
  evidence(): readonly Evidence[] {
    return [...this.proxy.heard(), ...this.#kept];
  }

  async #look(): Promise<void> {
    this.#keep('page', await this.visitor.page.content());
    this.#keep('text', await this.visitor.page.evaluate(() => document.documentElement.textContent ?? ''));
    this.#keep('title and address', `${await this.visitor.page.title()} ${this.visitor.page.url()}`);
    this.#keepAll(await readStores(this.visitor.page, this.visitor.context));
  }

  #keepAll(stores: Readonly<Record<string, string>>): void {
    for (const [what, text] of Object.entries(stores)) this.#keep(what, text);
  }

  #keep(what: string, content: string | Buffer): void {
    this.#kept.push({ moment: this.proxy.moment, what, bytes: Buffer.from(content) });
  }
}
