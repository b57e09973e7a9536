import type { Story } from '@soulad/api/testing';
import type { UnitId } from '@soulad/shared/ids';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/browser.js';
import { startSystem, type System } from '../support/system.js';
import { waitFor } from '../support/wait-for.js';
import { BrowserViewer } from './browser-viewer.js';
import { beginDraft, freshWords, narrowLive, writeAndDelete } from './acts.js';
import { castOf, type Role } from './cast.js';
import { HeadlessViewer } from './headless-viewer.js';
import { Judge, type Verdict } from './judge.js';
import { probe } from './probe.js';
import { RecordingProxy } from './recording-proxy.js';
import { partyMatters, sittingMatters, unitMatters, type Matter } from './matters.js';
import { checkOutline } from './outline.js';

export interface TapOptions {
  readonly story: Story;
  readonly file: string;
  readonly walls?: 'both' | 'app' | 'rls';
  /** Parties that also look through a real browser; none by default. */
  readonly browsers?: readonly string[];
  /** Modules loaded before the server; seeded leaks come in this way. */
  readonly imports?: readonly string[];
  /** Environment of the server beyond the usual. */
  readonly env?: NodeJS.ProcessEnv;
  /** Runs once the story is loaded, before anybody looks; seeded leaks of the database come in this way. */
  readonly prepare?: (system: System) => Promise<void>;
  /** Told what is going on. */
  readonly say?: (line: string) => void;
}

/** Longest wait for words typed by one party to reach another that is stated to see them. */
const ARRIVES_WITHIN_MS = 8_000;

/** Loads a story into a fresh database, lives through it as every party, and compares with what the file states. */
export async function runTap(options: TapOptions): Promise<readonly Verdict[]> {
  const roles = castOf(options.story);
  const looking = options.browsers ?? [];
  let system: System | undefined;
  const target = (): number => system?.port ?? 0;
  const proxies = await Promise.all([...roles, ...looking].map(() => RecordingProxy.open(target)));
  const browser = looking.length > 0 ? await openBrowser() : undefined;
  try {
    const { walls = 'both', imports = [], env = {} } = options;
    system = await startSystem({
      stories: [options.file],
      walls,
      imports,
      env,
      origins: proxies.map(({ origin }) => origin),
    });
    await options.prepare?.(system);
    const tap = new Tap({ options, system, roles, proxies, browser });
    return await tap.run();
  } finally {
    await browser?.close();
    await Promise.all(proxies.map((proxy) => proxy.close()));
    await system?.stop();
  }
}

interface Scene {
  readonly options: TapOptions;
  readonly system: System;
  readonly roles: readonly Role[];
  readonly proxies: readonly RecordingProxy[];
  readonly browser: Browser | undefined;
}

class Tap {
  readonly #verdicts: Verdict[] = [];
  readonly #matters: Matter[] = [];
  readonly #live: Record<string, string> = {};
  readonly #unitIds: Record<string, UnitId> = {};
  #viewers: readonly HeadlessViewer[] = [];
  #browsers: readonly BrowserViewer[] = [];

  private readonly options: TapOptions;
  private readonly system: System;
  private readonly roles: readonly Role[];
  private readonly proxies: readonly RecordingProxy[];
  private readonly browser: Browser | undefined;

  constructor({ options, system, roles, proxies, browser }: Scene) {
    this.options = options;
    this.system = system;
    this.roles = roles;
    this.proxies = proxies;
    this.browser = browser;
  }

  async run(): Promise<readonly Verdict[]> {
    await this.#signIn();
    await this.#moment('load', (viewer) => viewer.load());
    this.#nameUnits();
    this.#checkTexts();
    const partyIds = await this.#partyIds();
    await this.#typeLive();
    const stage = { story: this.options.story, viewers: this.#viewers, unitIds: this.#unitIds, partyIds };
    this.#did('begins a draft', await beginDraft(stage));
    this.#did('writes and deletes', await writeAndDelete(stage));
    await this.#moment('reload', (viewer) => viewer.reload());
    this.#checkTexts();
    for (const { role, person } of this.#viewers) this.#verdicts.push(...(await checkOutline(person, role.party)));
    for (const role of this.roles)
      this.#verdicts.push(...(await probe(this.options.story, role, this.system.origin, this.#unitIds)));
    for (const proxy of this.proxies) proxy.moment = 'narrowing';
    this.#did('narrows live', await narrowLive(stage));
    await this.#moment('sign-out', (viewer) => viewer.signOut());
    this.#judge(partyIds);
    return this.#verdicts;
  }

  /** An act that leaves a matter to be judged; one that could not be done proves nothing and fails. */
  #did(what: string, matter: Matter | undefined): void {
    if (matter) this.#matters.push(matter);
    this.#pass(matter !== undefined, `somebody ${what}`, 'it could not be done');
  }

  async #signIn(): Promise<void> {
    const { roles, proxies, browser } = this;
    const looking = roles.filter(({ party }) => this.options.browsers?.includes(party));
    this.#viewers = await Promise.all(roles.map((role, index) => HeadlessViewer.signIn(role, proxyAt(proxies, index))));
    if (!browser) return;
    this.#browsers = await Promise.all(
      looking.map((role, index) => BrowserViewer.signIn(browser, role, proxyAt(proxies, roles.length + index))),
    );
  }

  async #moment(name: string, act: (viewer: HeadlessViewer | BrowserViewer) => Promise<void>): Promise<void> {
    this.options.say?.(name);
    for (const proxy of this.proxies) proxy.moment = name;
    await Promise.all(this.#viewers.map(act));
    // One after the other: several browsers at once are slower than in a row on a small machine.
    for (const viewer of this.#browsers) await act(viewer);
  }

  /** Which identifier each unit of the file got: its author sees it, and its text is the file's. */
  #nameUnits(): void {
    for (const [key, unit] of Object.entries(this.options.story.units)) {
      const author = this.#viewers.find(({ role }) => role.party === unit.author);
      const found = author?.units().find(({ text }) => sameText(text, unit.text));
      if (found) this.#unitIds[key] = found.unit.unitId;
      this.#pass(
        found !== undefined,
        `${unit.author} (author) sees ${key}`,
        'the author does not have the text of the file',
      );
    }
  }

  /** False denials: everybody stated to see a unit has its text. */
  #checkTexts(): void {
    for (const viewer of this.#viewers) {
      for (const [key, unit] of Object.entries(this.options.story.units)) {
        if (!unit.sees.includes(viewer.role.party)) continue;
        const id = this.#unitIds[key];
        const held = id === undefined ? undefined : viewer.units().find((one) => one.unit.unitId === id);
        const whole = held !== undefined && flat(held.text).includes(flat(unit.text));
        this.#pass(whole, `${viewer.role.party} sees ${key}`, 'the text did not arrive');
      }
    }
  }

  /** Every author types into every unit of theirs; whoever sees the unit gets the words at once. */
  async #typeLive(): Promise<void> {
    this.options.say?.('typing live');
    for (const proxy of this.proxies) proxy.moment = 'live typing';
    for (const [key, unit] of Object.entries(this.options.story.units)) {
      const author = this.#viewers.find(({ role }) => role.party === unit.author);
      const id = this.#unitIds[key];
      const words = freshWords();
      if (!author || !id || !(await author.type(id, ` ${words}`))) {
        this.#pass(false, `${unit.author} writes live into ${key}`, 'the author may not write');
        continue;
      }
      this.#live[key] = words;
      await Promise.all(
        this.#viewers
          .filter(({ role }) => unit.sees.includes(role.party))
          .map((viewer) => this.#arrives(viewer, key, id, words)),
      );
      // The browsers have the minutes before them; what is typed into the plan stands on another page.
      const onPaper = Object.hasOwn(this.options.story.conference.sections, unit.section);
      for (const viewer of onPaper ? this.#browsers : []) {
        if (!unit.sees.includes(viewer.role.party)) continue;
        const shown = await viewer.shows(words, ARRIVES_WITHIN_MS);
        this.#pass(shown, `${viewer.role.party} (browser) sees ${key} live`, 'the words did not appear');
      }
    }
  }

  async #arrives(viewer: HeadlessViewer, key: string, id: UnitId, words: string): Promise<void> {
    const has = (): boolean => viewer.units().some(({ unit, text }) => unit.unitId === id && text.includes(words));
    const arrived = await waitFor('the words arrive', has, { withinMs: ARRIVES_WITHIN_MS }).then(
      () => true,
      () => false,
    );
    this.#pass(arrived, `${viewer.role.party} sees ${key} live`, 'the words did not arrive');
  }

  /** Identifiers of the parties, as the convener knows them all. */
  async #partyIds(): Promise<Record<string, string>> {
    const { story } = this.options;
    const convener = this.#viewers.find(({ role }) => story.parties[role.party]?.convener);
    const { desk } = (await convener?.person.ask<{ desk: { conferences: { id: string }[] } }>(
      '{ desk { conferences { id } } }',
    )) ?? { desk: { conferences: [] } };
    const answers = await Promise.all(
      desk.conferences.map(({ id }) =>
        convener?.person.ask<{ conference: { parties: { partyId: string; letter: string }[] } }>(
          'query ($id: ID!) { conference(id: $id) { parties { partyId letter } } }',
          { id },
        ),
      ),
    );
    const parties = answers.flatMap((answer) => answer?.conference.parties ?? []);
    return Object.fromEntries(
      Object.entries(story.parties).flatMap(([key, { letter }]) => {
        const found = parties.find((party) => party.letter === letter);
        return found ? [[key, found.partyId]] : [];
      }),
    );
  }

  #judge(parties: Record<string, string>): void {
    this.options.say?.('searching');
    const { story } = this.options;
    const ids = { units: this.#unitIds, parties };
    const judge = new Judge([
      ...unitMatters(story, this.#live, ids),
      ...partyMatters(story, ids),
      ...sittingMatters(story),
      ...this.#matters,
    ]);
    for (const { role, proxy } of this.#viewers)
      this.#verdicts.push(...judge.leaks(role.party, 'client', proxy.heard()));
    for (const viewer of this.#browsers)
      this.#verdicts.push(...judge.leaks(viewer.role.party, 'browser', viewer.evidence()));
  }

  #pass(passed: boolean, check: string, detail: string): void {
    this.#verdicts.push({ passed, check, detail: passed ? '' : detail });
  }
}

function proxyAt(proxies: readonly RecordingProxy[], index: number): RecordingProxy {
  const proxy = proxies[index];
  if (!proxy) throw new Error(`there is no proxy ${index}`);
  return proxy;
}

function sameText(one: string, other: string): boolean {
  return flat(one) === flat(other);
}

function flat(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}
