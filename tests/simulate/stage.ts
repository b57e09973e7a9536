import type { MembershipId, PartyId, SessionId, UnitId, UserId } from '@soulad/shared/ids';
import { includesRight, type Right } from '@soulad/shared/policy';
import type { Principal } from '@soulad/api/testing';
import { Acts, RECORD, SESSION_MS } from './acts.js';
import { SimulatedDatabase } from './database.js';
import { type Line, Wire } from './link.js';
import { NodeProcess, SeededIds } from './node.js';
import { Oracle } from './oracle.js';
import { Page, type PageHost, type Word } from './page.js';
import { personOf, rightNow } from './rows.js';
import { type Scheduler, WORLD } from './scheduler.js';

export interface Person {
  readonly userId: UserId;
  readonly partyId: PartyId;
  sessionId: SessionId;
}

const RIGHTS: readonly Right[] = ['none', 'knows', 'read', 'comment', 'write', 'write', 'write'];

/** Who and what there is in a world: nodes over one database, people with their pages, and the ways between them. */
export class Stage implements PageHost {
  readonly words = new Map<string, Word>();
  readonly database: SimulatedDatabase;
  readonly oracle: Oracle;
  readonly acts: Acts;
  readonly nodes: readonly NodeProcess[];
  readonly people: Person[] = [];
  readonly pages: Page[] = [];
  /** How every line between a page and a node fares. */
  readonly line: Line = { slowest: 20, loses: 0, doubles: 0, overtakes: 0 };
  /** Pages that reach no node. */
  readonly absent = new Set<Page>();
  /** How long a session lasts that begins now. */
  sessionMs = (): number => SESSION_MS;
  rightsStand = false;
  #count = 0;
  #wires = 0;

  constructor(readonly scheduler: Scheduler) {
    this.database = new SimulatedDatabase(scheduler);
    this.oracle = new Oracle(scheduler, this.database, this.words);
    this.acts = new Acts(scheduler, this.database, new SeededIds(scheduler));
    this.nodes = ['n1', 'n2'].map((name) => new NodeProcess(scheduler, this.database, name));
    this.database.committed = () => this.oracle.committed();
    this.database.spread = (words) => {
      for (const node of this.nodes) node.hear(words);
    };
  }

  /** Everybody comes: some people, some units, the nodes, and a page for each of the people. */
  open(): void {
    const { random } = this.scheduler;
    for (let at = 0; at < 3 + random.int(2); at++) {
      const seat = this.acts.seat();
      this.people.push({ ...seat, sessionId: this.acts.signIn(seat.userId, this.sessionMs()) });
    }
    for (let at = 0; at < 1 + random.int(3); at++) {
      const unit = this.acts.addUnit(this.people.map(({ partyId }) => [partyId, at === 0 ? 'write' : this.right()]));
      this.database.rows.units.set(unit.id, unit);
    }
    this.oracle.lookAtRights();
    for (const node of this.nodes) node.start();
    for (const [who] of this.people.entries()) this.openPage(who);
  }

  nextWord(): string {
    this.#count += 1;
    return `w${this.#count.toString(36).padStart(5, '0')}x`;
  }

  violated(what: string): void {
    this.oracle.violated(what);
  }

  connect(page: Page): void {
    const { scheduler } = this;
    const node = scheduler.random.pick(this.nodes);
    scheduler.after(scheduler.delay(2, 60), page.owner, `${page.name} connects`, () => {
      if (page.transport.connected || page.over) return;
      const person = this.personOf(page);
      if (!node?.owner.alive || this.absent.has(page) || this.database.health.away) return page.later();
      const { rows } = this.database;
      // The ticket is refused: the person is not signed in any more.
      if (!personOf(rows, person.sessionId, scheduler.time)) return this.#signedOut(page);
      this.#wires += 1;
      const wire = new Wire(scheduler, {
        ...{ node: node.owner, page: page.owner, line: this.line },
        name: `${page.name}.${this.#wires}`,
      });
      const { sessionId } = person;
      wire.emitted = (event, args) => this.oracle.emitted(sessionId, event, args);
      node.accept(wire, principalOf(person, page.name));
      page.failures = 0;
      page.transport.join(wire);
    });
  }

  async outline(page: Page): Promise<readonly { unitId: UnitId; gen: number }[] | undefined> {
    const { scheduler } = this;
    await scheduler.wait(scheduler.delay(2, 60), page.owner, '');
    const { rows, health } = this.database;
    const person = personOf(rows, this.personOf(page).sessionId, scheduler.time);
    const reachable = !this.absent.has(page) && !health.away;
    const found = [...rows.units.values()].filter((unit) =>
      includesRight(rightNow(unit, person, scheduler.time), 'read'),
    );
    const refs = found.map(({ id, gen }) => ({ unitId: id, gen }));
    await scheduler.wait(scheduler.delay(2, 60), page.owner, `${page.name} has its outline`);
    if (!reachable || this.absent.has(page)) return undefined;
    if (!person) {
      this.#signedOut(page);
      return undefined;
    }
    return refs;
  }

  personOf(page: Page): Person {
    const person = this.people[page.who];
    if (!person) throw new Error('no person');
    return person;
  }

  /** A right, drawn: mostly to write. */
  right(): Right {
    return this.scheduler.random.pick(RIGHTS) ?? 'none';
  }

  openPage(who: number): void {
    this.#count += 1;
    this.pages.push(new Page(this, RECORD, `p${who}-${this.#count}`, who));
  }

  /** The page dies, and the person opens another one. */
  closePage(page: Page): void {
    page.kill();
    this.pages.splice(this.pages.indexOf(page), 1);
    this.openPage(page.who);
  }

  /** The record was closed for a person, who opens it anew. */
  reopen(who: number): void {
    for (const page of this.pages.filter((one) => one.who === who && !one.over)) {
      page.signOut();
      page.transport.wire?.cut(true, true);
    }
    this.openPage(who);
  }

  // The old page keeps what was given back on its screen; the person signs in again in a new one.
  #signedOut(page: Page): void {
    if (page.over) return;
    page.signOut();
    page.transport.wire?.cut(true, true);
    const person = this.personOf(page);
    const { scheduler } = this;
    scheduler.after(scheduler.delay(200, 3_000), WORLD, `${page.name} signs in again`, () => {
      if (!personOf(this.database.rows, person.sessionId, scheduler.time))
        person.sessionId = this.acts.signIn(person.userId, this.sessionMs());
      this.oracle.lookAtRights();
      this.openPage(page.who);
    });
  }
}

function principalOf({ userId, sessionId }: Person, displayName: string): Principal {
  const membershipId = userId as unknown as MembershipId;
  const role = { agencyId: null, agencyType: null, role: 'self', installationAdmin: false };
  return { ...{ sessionId, userId, membershipId, displayName }, ...role };
}
