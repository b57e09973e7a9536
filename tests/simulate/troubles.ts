import type { UnitId } from '@soulad/shared/ids';
import type { Page } from './page.js';
import { WORLD } from './scheduler.js';
import type { Stage } from './stage.js';

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

/** How long people work, ms. */
export const WORK_MS = 12_000;

/** What goes wrong in one world, and what people do in it meanwhile: everything of it is drawn. */
export class Troubles {
  readonly kinds: readonly Trouble[];

  constructor(private readonly stage: Stage) {
    this.kinds = stage.scheduler.random.some(TROUBLES, 0.3);
  }

  /** Draws what happens when. Every kind of trouble draws its own number of times. */
  begin(): void {
    this.#lines();
    const { random } = this.stage.scheduler;
    this.#times(25 + random.int(25), 'somebody types', (page) => page.type(random), true);
    this.#times(random.int(8), 'somebody erases', (page) => page.erase(random), true);
    this.#ofNet();
    this.#ofRights();
  }

  /** Trouble ends; everybody may come to rest. */
  heal(): void {
    const { scheduler, absent, line, database, nodes } = this.stage;
    scheduler.note('heal');
    absent.clear();
    Object.assign(line, { slowest: 20, loses: 0, doubles: 0, overtakes: 0 });
    Object.assign(database.health, { away: false, breaks: 0, slowest: 3 });
    for (const node of nodes) {
      if (node.deaf) node.listenAgain();
      if (!node.owner.alive) node.start();
    }
  }

  #has(trouble: Trouble): boolean {
    return this.kinds.includes(trouble);
  }

  #lines(): void {
    const { scheduler, line, database } = this.stage;
    const { random } = scheduler;
    if (this.#has('slowLines')) line.slowest = 200 + random.int(1500);
    if (this.#has('looseLines')) Object.assign(line, { loses: 0.05, doubles: 0.1, overtakes: 0.1 });
    if (this.#has('slowDatabase')) database.health.slowest = 30 + random.int(300);
    if (this.#has('brokenDatabase')) database.health.breaks = 0.01;
  }

  // Of lines, processes and clocks.
  #ofNet(): void {
    const { stage } = this;
    const { random } = stage.scheduler;
    this.#trouble('cutLines', 8, (page) => page.transport.wire?.cut(random.chance(0.5), random.chance(0.7)));
    this.#trouble('killedNodes', 3, () => this.#killNode());
    this.#trouble('deafNodes', 2, () => this.#deafen());
    this.#trouble('brokenDatabase', 2, () => this.#databaseAway());
    this.#trouble('closedPages', 2, (page) => stage.closePage(page));
    this.#trouble('longAbsence', 2, (page) => this.#leave(page));
    this.#trouble('clockJumps', 3, () => {
      const node = random.pick(stage.nodes);
      if (node) node.clock.skew += (random.next() - 0.5) * 7_200_000;
    });
  }

  // Of who may do what, and where.
  #ofRights(): void {
    const { stage } = this;
    const { scheduler, acts } = stage;
    this.#trouble('rights', 6, () => this.#changeRight(null));
    this.#trouble('windows', 3, () => this.#changeRight(scheduler.time + 500 + scheduler.random.int(6_000)));
    this.#trouble('sessions', 2, (page) => void acts.revoke(stage.personOf(page).sessionId));
    this.#trouble('seats', 2, (page) => this.#unseat(page));
    this.#trouble('carving', 3, () => this.#carve());
    this.#trouble('sealing', 2, () => this.#seal());
  }

  #trouble(kind: Trouble, most: number, act: (page: Page) => void): void {
    if (this.#has(kind)) this.#times(1 + this.stage.scheduler.random.int(most), kind, act);
  }

  #times(count: number, label: string, act: (page: Page) => void, inBursts = false): void {
    const { scheduler, pages } = this.stage;
    const { random } = scheduler;
    let at = 0;
    for (let one = 0; one < count; one++) {
      at = inBursts && random.chance(0.5) ? at + random.int(120) : 300 + random.int(WORK_MS - 500);
      scheduler.after(at, WORLD, label, () => {
        const page = random.pick(pages.filter((candidate) => candidate.owner.alive && !candidate.over));
        if (page) act(page);
      });
    }
  }

  #unit(): UnitId | undefined {
    const { scheduler, database } = this.stage;
    return scheduler.random.pick([...database.rows.units.keys()]);
  }

  #changeRight(until: number | null): void {
    const { scheduler, people, acts } = this.stage;
    const [unitId, person] = [this.#unit(), scheduler.random.pick(people)];
    const right = this.stage.right();
    if (unitId && person) void acts.setRight(unitId, person.partyId, right, until);
  }

  #carve(): void {
    const { people, acts } = this.stage;
    const unitId = this.#unit();
    const readers = people.map(({ partyId }) => [partyId, this.stage.right()] as const);
    if (unitId) void acts.carve(unitId, readers);
  }

  #seal(): void {
    const { scheduler, acts } = this.stage;
    const unitId = this.#unit();
    if (!unitId) return;
    void acts.seal(unitId, true);
    scheduler.after(scheduler.delay(300, 4_000), WORLD, 'opened again', () => void acts.seal(unitId, false));
  }

  #unseat(page: Page): void {
    const { stage } = this;
    const { scheduler, acts } = stage;
    const { userId } = stage.personOf(page);
    void acts.unseat(userId, true);
    scheduler.after(scheduler.delay(500, 6_000), WORLD, 'seated again', () => {
      void acts.unseat(userId, false).then(() => stage.reopen(page.who));
    });
  }

  #killNode(): void {
    const { scheduler, nodes } = this.stage;
    const node = scheduler.random.pick(nodes.filter(({ owner }) => owner.alive));
    if (!node) return;
    scheduler.note(`${node.name} is killed`);
    node.kill();
    scheduler.after(scheduler.delay(50, 4_000), WORLD, `${node.name} starts`, () => node.start());
  }

  // Words are lost; only the end of it is noticed.
  #deafen(): void {
    const { scheduler, nodes } = this.stage;
    const node = scheduler.random.pick(nodes);
    if (!node) return;
    node.deaf = true;
    scheduler.after(scheduler.delay(500, 6_000), WORLD, `${node.name} hears again`, () => node.listenAgain());
  }

  #databaseAway(): void {
    const { scheduler, database } = this.stage;
    const { health } = database;
    health.away = true;
    scheduler.after(scheduler.delay(50, 3_000), WORLD, 'database is back', () => (health.away = false));
  }

  /** A page without a line, for minutes or for days; in between the clock of the world goes on. */
  #leave(page: Page): void {
    const { scheduler, absent } = this.stage;
    absent.add(page);
    page.transport.wire?.cut(scheduler.random.chance(0.5), true);
    scheduler.after(scheduler.delay(1_000, 10_000), WORLD, `${page.name} is back`, () => absent.delete(page));
  }
}
