import { readStory, type Story } from '@soulad/api/testing';
import type { Browser } from 'playwright-core';
import { openBrowser, type WindowOptions } from '../../support/browser.js';
import { asAdministrator } from '../../support/databases.js';
import { RATE_OF_PEOPLE, startSystem, type System } from '../../support/system.js';
import { castOf, type Role } from '../../tap/cast.js';
import { type Evidence, Judge, type Verdict } from '../../tap/judge.js';
import { type Matter, partyMatters, phrase, sittingMatters, unitMatters } from '../../tap/matters.js';
import { RecordingProxy } from '../../tap/recording-proxy.js';
import { Guest } from './guest.js';

/** Windows that are worked in at the same time; more of them are slower on a small machine than in a row. */
const AT_ONCE = 3;

interface Seat {
  readonly role: Role;
  readonly name: string;
  readonly proxy: RecordingProxy;
  readonly kept: Evidence[];
  guest?: Guest;
}

/** A whole story with a window for every party of it, each behind the tap. */
export class StoryRoom {
  readonly #matters: Matter[] = [];

  private constructor(
    readonly story: Story,
    readonly system: System,
    readonly browser: Browser,
    private readonly seats: ReadonlyMap<string, Seat>,
  ) {}

  static async open(file: string): Promise<StoryRoom> {
    const story = await readStory(file);
    const server: { port?: number } = {};
    const seats = new Map<string, Seat>();
    for (const role of castOf(story)) {
      const proxy = await RecordingProxy.open(() => server.port ?? 0);
      const user = Object.values(story.users).find(({ login }) => login === role.person);
      seats.set(role.party, { role, proxy, name: user?.name ?? role.person, kept: [] });
    }
    const origins = [...seats.values()].map(({ proxy }) => proxy.origin);
    const options = { stories: [file], origins, env: RATE_OF_PEOPLE };
    const [system, browser] = await Promise.all([startSystem(options), openBrowser()]);
    server.port = system.port;
    return new StoryRoom(story, system, browser, seats);
  }

  get parties(): string[] {
    return [...this.seats.keys()];
  }

  /** The name of whoever sits for a party, as the account shows it. */
  nameOf(party: string): string {
    return this.#seat(party).name;
  }

  /** The label of a party, as the others read it. */
  labelOf(party: string): string {
    return this.#seat(party).role.label;
  }

  /** The window of a party, signed in through the sign-in page when it is opened first. */
  async at(party: string, window: WindowOptions = {}): Promise<Guest> {
    const seat = this.#seat(party);
    if (!seat.guest) {
      seat.guest = await Guest.open(this.browser, seat.proxy.origin, window);
      await seat.guest.signIn(seat.name);
    }
    return seat.guest;
  }

  /** Texts of what was put on the table, by key; of one of them some words are other ones by now. */
  textsWith(was: string, is: string): Record<string, string> {
    const shared = Object.entries(this.story.units).filter(([, { state }]) => state === 'shared');
    return Object.fromEntries(shared.map(([key, { text }]) => [key, text.replace(was, is)]));
  }

  /** The meeting of the story. */
  async conferenceId(): Promise<string> {
    const [row] = await asAdministrator<{ id: string }>(this.system.database, 'select id from conference');
    if (!row) throw new Error('the story has no conference');
    return row.id;
  }

  /** The days for comments go by. */
  async passCommentWindow(): Promise<void> {
    await asAdministrator(
      this.system.database,
      `update minutes set comments_from = current_date - 20, comments_until = current_date - 1 where state = 'for-comments'`,
    );
  }

  /** Does the same at the windows of these parties, a few at a time. */
  async each(parties: readonly string[], act: (guest: Guest, party: string) => Promise<void>): Promise<void> {
    const waiting = [...parties];
    const work = async (): Promise<void> => {
      for (let party = waiting.shift(); party !== undefined; party = waiting.shift())
        await act(await this.at(party), party);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }

  /** Something that this party holds now, besides what went over its wire. */
  keep(party: string, what: string, content: string | Uint8Array): void {
    this.#seat(party).kept.push({ moment: 'story', what, bytes: Buffer.from(content) });
  }

  /** Words that arise in the course of the story and are for these parties alone. */
  confide(name: string, words: string, parties: readonly string[]): void {
    this.#matters.push({ name, mayHave: (party) => parties.includes(party), secrets: [phrase(name, words)] });
  }

  /** [I1] What the tap found at any window that is not for its party: the story's own secrets and those confided since. */
  verdicts(): readonly Verdict[] {
    const none = { units: {}, parties: {} };
    const { story } = this;
    const judge = new Judge([
      ...unitMatters(story, {}, none),
      ...partyMatters(story, none),
      ...sittingMatters(story),
      ...this.#matters,
    ]);
    return [...this.seats.values()].flatMap(({ role, proxy, kept }) =>
      judge.leaks(role.party, 'window', [...proxy.heard(), ...kept]),
    );
  }

  /** Faults of all pages: what they threw, and what the policy of the page forbade. */
  faults(): string[] {
    return [...this.seats.values()].flatMap(({ guest }) => guest?.faults ?? []);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.system.stop();
    await Promise.all([...this.seats.values()].map(({ proxy }) => proxy.close()));
  }

  #seat(party: string): Seat {
    const seat = this.seats.get(party);
    if (!seat) throw new Error(`the story has no party ${party}`);
    return seat;
  }
}
