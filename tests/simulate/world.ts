import type { MembershipId, PartyId, SessionId, UnitId, UserId } from '@soulad/shared/ids';
import { includesRight, type Right } from '@soulad/shared/policy';
import type { Principal } from '@soulad/api/testing';
import { Acts, RECORD } from './acts.js';
import { SimulatedDatabase } from './database.js';
import { type Line, Wire } from './link.js';
import { NodeProcess, SeededIds } from './node.js';
import { Oracle } from './oracle.js';
import { Page, type PageHost, type Word } from './page.js';
import { personOf, rightNow } from './rows.js';
import { Scheduler, WORLD } from './scheduler.js';

/** Kinds of trouble a world may have; each seed draws its own. */
export const TROUBLES = [
  'slowLines',
  'looseLines',
  'cutLines',
  'killedNodes',
  'deafNodes',
  'brokenDatabase',
  'slowDatabase',
  'closedPages',
  'longAbsence',
  'clockJumps',
  'rights',
  'windows',
  'sessions',
  'seats',
  'carving',
  'sealing',
] as const;
export type Trouble = (typeof TROUBLES)[number];

export interface Outcome {
  readonly seed: number;
  readonly violations: readonly string[];
  readonly digest: string;
  readonly steps: number;
  readonly words: number;
  readonly troubles: readonly Trouble[];
  /** What was asked of the store. */
  readonly asked: ReadonlySet<string>;
}

interface Person {
  readonly userId: UserId;
  readonly partyId: PartyId;
  sessionId: SessionId;
}

/** How long people work, and how long everything may take to settle afterwards, ms. */
const WORK_MS = 12_000;
const SETTLE_MS = 120_000;
const CALM_MS = 8_000;
const RIGHTS: readonly Right[] = ['none', 'knows', 'read', 'comment', 'write', 'write', 'write'];

/** One world of one seed: some nodes over one database, some people with a page each, and trouble. */
class World implements PageHost {
  readonly scheduler: Scheduler;
  readonly words = new Map<string, Word>();
  readonly #database: SimulatedDatabase;
  readonly #oracle: Oracle;
  readonly #acts: Acts;
  readonly #nodes: NodeProcess[];
  readonly #people: Person[] = [];
  readonly #pages: Page[] = [];
  readonly #line: Line = { slowest: 20, loses: 0, doubles: 0, overtakes: 0 };
  readonly #absent = new Set<Page>();
  readonly #troubles: readonly Trouble[];
  #count = 0;
  #wires = 0;

  constructor(seed: number, told?: (line: string) => void) {
    this.scheduler = new Scheduler(seed, told);
    const { random } = this.scheduler;
    this.#database = new SimulatedDatabase(this.scheduler);
    this.#oracle = new Oracle(this.scheduler, this.#database, this.words);
    this.#acts = new Acts(this.scheduler, this.#database, new SeededIds(this.scheduler));
    this.#nodes = ['n1', 'n2'].map((name) => new NodeProcess(this.scheduler, this.#database, name));
    this.#troubles = random.some(TROUBLES, 0.3);
    this.#database.committed = () => this.#oracle.committed();
    this.#database.spread = (words) => {
      for (const node of this.#nodes) node.hear(words);
    };
  }

  async run(): Promise<void> {
    const { random } = this.scheduler;
    for (let at = 0; at < 3 + random.int(2); at++) {
      const seat = this.#acts.seat();
      this.#people.push({ ...seat, sessionId: this.#acts.signIn(seat.userId) });
    }
    for (let at = 0; at < 1 + random.int(3); at++) {
      const unit = this.#acts.addUnit(this.#people.map(({ partyId }) => [partyId, at === 0 ? 'write' : this.#right()]));
      this.#database.rows.units.set(unit.id, unit);
    }
    this.#oracle.lookAtRights();
    for (const node of this.#nodes) node.start();
    for (const [who] of this.#people.entries()) this.#open(who);
    this.#lines();
    this.#schedule();
    await this.scheduler.run(WORK_MS);
    this.#heal();
    for (const what of await this.#settle()) this.#oracle.violated(what);
    for (const page of this.#pages) page.owner.alive = false;
  }

  outcome(seed: number): Outcome {
    const { violations } = this.#oracle;
    const { steps } = this.scheduler;
    return {
      ...{ seed, violations, steps, digest: this.scheduler.digest() },
      ...{ words: this.words.size, troubles: this.#troubles, asked: this.#database.asked },
    };
  }

  nextWord(): string {
    this.#count += 1;
    return `w${this.#count.toString(36).padStart(5, '0')}x`;
  }

  violated(what: string): void {
    this.#oracle.violated(what);
  }

  connect(page: Page): void {
    const { scheduler } = this;
    const node = scheduler.random.pick(this.#nodes);
    scheduler.after(scheduler.delay(2, 60), page.owner, `${page.name} connects`, () => {
      if (page.transport.connected || page.over) return;
      const person = this.#personOf(page);
      if (!node?.owner.alive || this.#absent.has(page) || this.#database.health.away) return page.later();
      const { rows } = this.#database;
      // The ticket is refused: the person is not signed in any more.
      if (!personOf(rows, person.sessionId, scheduler.time)) return this.#signedOut(page);
      this.#wires += 1;
      const wire = new Wire(scheduler, {
        ...{ node: node.owner, page: page.owner, line: this.#line },
        name: `${page.name}.${this.#wires}`,
      });
      const { sessionId } = person;
      wire.emitted = (event, args) => this.#oracle.emitted(sessionId, event, args);
      node.accept(wire, principalOf(person, page.name));
      page.failures = 0;
      page.transport.join(wire);
    });
  }

  async outline(page: Page): Promise<readonly { unitId: UnitId; gen: number }[] | undefined> {
    const { scheduler } = this;
    await scheduler.wait(scheduler.delay(2, 60), page.owner, '');
    const { rows, health } = this.#database;
    const person = personOf(rows, this.#personOf(page).sessionId, scheduler.time);
    const reachable = !this.#absent.has(page) && !health.away;
    const found = [...rows.units.values()].filter((unit) =>
      includesRight(rightNow(unit, person, scheduler.time), 'read'),
    );
    const refs = found.map(({ id, gen }) => ({ unitId: id, gen }));
    await scheduler.wait(scheduler.delay(2, 60), page.owner, `${page.name} has its outline`);
    if (!reachable || this.#absent.has(page)) return undefined;
    if (!person) {
      this.#signedOut(page);
      return undefined;
    }
    return refs;
  }

  /** @returns what has not come to rest within the bound */
  async #settle(): Promise<readonly string[]> {
    const until = this.scheduler.time + SETTLE_MS;
    for (;;) {
      await this.scheduler.run(this.scheduler.time + CALM_MS);
      const wrong = this.#oracle.unsettled(this.#pages, (page) => this.#personOf(page).userId);
      if (wrong.length === 0 || this.scheduler.time >= until) return wrong;
    }
  }

  #personOf(page: Page): Person {
    const person = this.#people[page.who];
    if (!person) throw new Error('no person');
    return person;
  }

  #right(): Right {
    return this.scheduler.random.pick(RIGHTS) ?? 'none';
  }

  #open(who: number): void {
    this.#count += 1;
    this.#pages.push(new Page(this, RECORD, `p${who}-${this.#count}`, who));
  }

  // The old page keeps what was given back on its screen; the person signs in again in a new one.
  #signedOut(page: Page): void {
    if (page.over) return;
    page.signOut();
    page.transport.wire?.cut(true, true);
    const person = this.#personOf(page);
    const { scheduler } = this;
    scheduler.after(scheduler.delay(200, 3_000), WORLD, `${page.name} signs in again`, () => {
      if (!personOf(this.#database.rows, person.sessionId, scheduler.time))
        person.sessionId = this.#acts.signIn(person.userId);
      this.#oracle.lookAtRights();
      this.#open(page.who);
    });
  }

  #has(trouble: Trouble): boolean {
    return this.#troubles.includes(trouble);
  }

  #lines(): void {
    const { random } = this.scheduler;
    if (this.#has('slowLines')) this.#line.slowest = 200 + random.int(1500);
    if (this.#has('looseLines')) Object.assign(this.#line, { loses: 0.05, doubles: 0.1, overtakes: 0.1 });
    if (this.#has('slowDatabase')) this.#database.health.slowest = 30 + random.int(300);
    if (this.#has('brokenDatabase')) this.#database.health.breaks = 0.01;
  }

  /** Draws what happens when. Every kind of trouble draws its own number of times. */
  #schedule(): void {
    const { random } = this.scheduler;
    this.#times(25 + random.int(25), 'somebody types', (page) => page.type(random), true);
    this.#times(random.int(8), 'somebody erases', (page) => page.erase(random), true);
    const trouble = (kind: Trouble, most: number, act: (page: Page) => void): void => {
      if (this.#has(kind)) this.#times(1 + random.int(most), kind, act);
    };
    trouble('cutLines', 8, (page) => page.transport.wire?.cut(random.chance(0.5), random.chance(0.7)));
    trouble('killedNodes', 3, () => this.#killNode());
    trouble('deafNodes', 2, () => this.#deafen());
    trouble('brokenDatabase', 2, () => this.#databaseAway());
    trouble('closedPages', 2, (page) => this.#closePage(page));
    trouble('longAbsence', 2, (page) => this.#leave(page));
    trouble('clockJumps', 3, () => {
      const node = random.pick(this.#nodes);
      if (node) node.clock.skew += (random.next() - 0.5) * 7_200_000;
    });
    trouble('rights', 6, () => this.#changeRight(null));
    trouble('windows', 3, () => this.#changeRight(this.scheduler.time + 500 + random.int(6_000)));
    trouble('sessions', 2, (page) => void this.#acts.revoke(this.#personOf(page).sessionId));
    trouble('seats', 2, (page) => this.#unseat(page));
    trouble('carving', 3, () => this.#carve());
    trouble('sealing', 2, () => this.#seal());
  }

  #times(count: number, label: string, act: (page: Page) => void, inBursts = false): void {
    const { scheduler } = this;
    const { random } = scheduler;
    let at = 0;
    for (let one = 0; one < count; one++) {
      at = inBursts && random.chance(0.5) ? at + random.int(120) : 300 + random.int(WORK_MS - 500);
      scheduler.after(at, WORLD, label, () => {
        const page = random.pick(this.#pages.filter((candidate) => candidate.owner.alive && !candidate.over));
        if (page) act(page);
      });
    }
  }

  #unit(): UnitId | undefined {
    return this.scheduler.random.pick([...this.#database.rows.units.keys()]);
  }

  #changeRight(until: number | null): void {
    const [unitId, person] = [this.#unit(), this.scheduler.random.pick(this.#people)];
    const right = this.#right();
    if (unitId && person) void this.#acts.setRight(unitId, person.partyId, right, until);
  }

  #carve(): void {
    const unitId = this.#unit();
    const readers = this.#people.map(({ partyId }) => [partyId, this.#right()] as const);
    if (unitId) void this.#acts.carve(unitId, readers);
  }

  #seal(): void {
    const unitId = this.#unit();
    const { scheduler } = this;
    if (!unitId) return;
    void this.#acts.seal(unitId, true);
    scheduler.after(scheduler.delay(300, 4_000), WORLD, 'opened again', () => void this.#acts.seal(unitId, false));
  }

  #unseat(page: Page): void {
    const { userId } = this.#personOf(page);
    const { scheduler } = this;
    void this.#acts.unseat(userId, true);
    scheduler.after(scheduler.delay(500, 6_000), WORLD, 'seated again', () => {
      const { who } = page;
      // The record was closed for them: they open it anew.
      void this.#acts.unseat(userId, false).then(() => this.#reopen(who));
    });
  }

  #reopen(who: number): void {
    for (const page of this.#pages.filter((one) => one.who === who && !one.over)) {
      page.signOut();
      page.transport.wire?.cut(true, true);
    }
    this.#open(who);
  }

  #killNode(): void {
    const { scheduler } = this;
    const node = scheduler.random.pick(this.#nodes.filter(({ owner }) => owner.alive));
    if (!node) return;
    scheduler.note(`${node.name} is killed`);
    node.kill();
    scheduler.after(scheduler.delay(50, 4_000), WORLD, `${node.name} starts`, () => node.start());
  }

  // Words are lost; only the end of it is noticed.
  #deafen(): void {
    const { scheduler } = this;
    const node = scheduler.random.pick(this.#nodes);
    if (!node) return;
    node.deaf = true;
    scheduler.after(scheduler.delay(500, 6_000), WORLD, `${node.name} hears again`, () => node.listenAgain());
  }

  #databaseAway(): void {
    const { health } = this.#database;
    health.away = true;
    this.scheduler.after(this.scheduler.delay(50, 3_000), WORLD, 'database is back', () => (health.away = false));
  }

  #closePage(page: Page): void {
    page.kill();
    this.#pages.splice(this.#pages.indexOf(page), 1);
    this.#open(page.who);
  }

  /** A page without a line, for minutes or for days; in between the clock of the world goes on. */
  #leave(page: Page): void {
    const { scheduler } = this;
    this.#absent.add(page);
    page.transport.wire?.cut(scheduler.random.chance(0.5), true);
    scheduler.after(scheduler.delay(1_000, 10_000), WORLD, `${page.name} is back`, () => this.#absent.delete(page));
  }

  /** Trouble ends; everybody may come to rest. */
  #heal(): void {
    this.scheduler.note('heal');
    this.#absent.clear();
    Object.assign(this.#line, { slowest: 20, loses: 0, doubles: 0, overtakes: 0 });
    Object.assign(this.#database.health, { away: false, breaks: 0, slowest: 3 });
    for (const node of this.#nodes) {
      if (node.deaf) node.listenAgain();
      if (!node.owner.alive) node.start();
    }
  }
}

function principalOf({ userId, sessionId }: Person, displayName: string): Principal {
  const membershipId = userId as unknown as MembershipId;
  const role = { agencyId: null, agencyType: null, role: 'self', installationAdmin: false };
  return { ...{ sessionId, userId, membershipId, displayName }, ...role };
}

/** Plays the world of a seed to its end. */
export async function simulate(seed: number, told?: (line: string) => void): Promise<Outcome> {
  const world = new World(seed, told);
  await withoutNoise(
    (line) => world.violated(line),
    () => world.run(),
  );
  return world.outcome(seed);
}

/** What the nodes log of a broken connection is part of the play; whatever else they log as an error is a violation. */
async function withoutNoise(heard: (line: string) => void, play: () => Promise<void>): Promise<void> {
  const { write } = process.stderr;
  const failed = (reason: unknown): void => heard(`a promise was left to fail: ${String(reason)}`);
  process.on('unhandledRejection', failed);
  process.stderr.write = (chunk: unknown) => {
    const line = String(chunk);
    if (!line.includes('"sqlState":"08006"') && !line.includes('"level":"warn"'))
      heard(`logged: ${line.replace(/^.*"level"/u, '').slice(0, 300)}`);
    return true;
  };
  try {
    await play();
  } finally {
    process.stderr.write = write;
    process.off('unhandledRejection', failed);
  }
}
