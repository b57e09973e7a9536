import type { INestApplicationContext } from '@nestjs/common';
import type { AgencyId, MembershipId, UserId } from '@soulad/shared/ids';
import { Sessions } from '../identity/index.js';
import type { Principal, RequestContext } from '../platform/context.js';
import { Database } from '../platform/database/database.js';
import type { Story } from './story.schema.js';

/** Ids that the keys of a story got, by kind. A key that is not there yet is a mistake of the loader, not of the file. */
export class Ids<Id extends string> {
  readonly #byKey = new Map<string, Id>();

  constructor(private readonly what: string) {}

  set(key: string, id: Id): void {
    this.#byKey.set(key, id);
  }

  has(key: string): boolean {
    return this.#byKey.has(key);
  }

  get(key: string): Id {
    const id = this.#byKey.get(key);
    if (id === undefined) throw new Error(`the ${this.what} ${key} has not been made yet`);
    return id;
  }

  all(keys: readonly string[]): Id[] {
    return keys.map((key) => this.get(key));
  }
}

/** The people of a story, each acting in a session of their own; every act is one transaction of one person. */
export class Stage {
  readonly agencies = new Ids<AgencyId>('agency');
  readonly users = new Ids<UserId>('user');
  /** By user and agency: `userKey@agencyKey`, `userKey@` for family members. */
  readonly memberships = new Ids<MembershipId>('membership');
  readonly #db: Database;
  readonly #sessions: Sessions;
  readonly #principals = new Map<string, Principal>();

  constructor(
    readonly app: INestApplicationContext,
    readonly story: Story,
  ) {
    this.#db = app.get(Database);
    this.#sessions = app.get(Sessions);
  }

  /** Runs `act` as a user acting for an agency of the story, or for themself. */
  async as<T>(user: string, agency: string | undefined, act: (ctx: RequestContext) => Promise<T>): Promise<T> {
    const seat = `${user}@${agency ?? ''}`;
    let principal = this.#principals.get(seat);
    if (!principal) {
      ({ principal } = await this.#sessions.open(this.users.get(user), this.memberships.get(seat), 'story'));
      this.#principals.set(seat, principal);
    }
    return this.#db.inContext(principal, act);
  }

  /** Runs `act` as a user who sits for this party. */
  forParty<T>(party: string, user: string, act: (ctx: RequestContext) => Promise<T>): Promise<T> {
    return this.as(user, this.story.parties[party]?.agency, act);
  }

  /** Runs `act` as the user who opened the case. */
  asConvener<T>(act: (ctx: RequestContext) => Promise<T>): Promise<T> {
    return this.forParty(this.convener, this.story.case.openedBy, act);
  }

  /** Key of the party that convenes. */
  get convener(): string {
    const found = Object.entries(this.story.parties).find(([, party]) => party.convener);
    // check-story.ts has made sure that there is one.
    return found?.[0] ?? '';
  }

  /** The first person on the seat of a party. */
  sitterOf(party: string): string {
    return this.story.assignments.find((one) => one.party === party)?.user ?? '';
  }

  /** Ends the sessions of the load. */
  async leave(): Promise<void> {
    for (const principal of this.#principals.values()) await this.#sessions.close(principal);
    this.#principals.clear();
  }
}
