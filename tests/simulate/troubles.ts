import type { UnitId } from '@soulad/shared/ids';
import { SESSION_MS } from './acts.js';
import type { Page } from './page.js';
import { WORLD } from './scheduler.js';
import type { Stage } from './stage.js';

/** Of lines, processes and clocks. */
const OF_THE_NET = [
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
  'ambushes',
] as const;
/** Of who may do what, and where. */
const OF_RIGHTS = ['rights', 'windows', 'sessions', 'seats', 'carving', 'sealing'] as const;

export type Trouble = (typeof OF_THE_NET)[number] | (typeof OF_RIGHTS)[number];

/** How long people work, ms. */
export const WORK_MS = 12_000;

/** Statements, and commits of them, between whose arrival and answer something may happen. */
const AMBUSHED = [
  ...['push_group', 'push_updates', 'commit push_group', 'commit push_updates'],
  ...['units', 'snapshots', 'updates', 'ctx_authority', 'client_lease', 'commit ctx_authority'],
  ...['live_load', 'live_tail', 'head and numbers', 'live_heads'],
];

/** A trouble that comes at moments of its own. */
interface Coming {
  readonly kind: Trouble;
  /** Times, at the most. */
  readonly most: number;
  readonly act: (page: Page) => void;
}

/** What goes wrong in one world, and what people do in it meanwhile: everything of it is drawn. */
export class Troubles {
  readonly kinds: readonly Trouble[];
  readonly #coming: readonly Coming[];

  constructor(private readonly stage: Stage) {
    const { random } = stage.scheduler;
    this.kinds = random.some([...OF_THE_NET, ...OF_RIGHTS], 0.3);
    this.#coming = [...this.#ofTheNet(), ...this.#ofRights()].filter(({ kind }) => this.#has(kind));
    stage.rightsStand = !OF_RIGHTS.some((kind) => this.#has(kind));
    if (this.#has('sessions')) stage.sessionMs = () => (random.chance(0.2) ? 2_000 + random.int(WORK_MS) : SESSION_MS);
  }

  /** Draws what happens when. Every kind of trouble draws its own number of times. */
  begin(): void {
    this.#lines();
    const { random } = this.stage.scheduler;
    this.#times(25 + random.int(25), 'somebody types', (page) => page.type(random), true);
    this.#times(random.int(8), 'somebody erases', (page) => page.erase(random), true);
    this.#times(random.int(3), 'somebody types over', (page) => page.rewrite(random));
    for (const { kind, most, act } of this.#coming) this.#times(1 + random.int(most), kind, act);
    if (this.#has('ambushes')) this.#layAmbushes();
  }

  /** Trouble ends; everybody may come to rest. */
  heal(): void {
    const { stage } = this;
    const { scheduler, absent, line, database, nodes } = stage;
    scheduler.note('heal');
    absent.clear();
    stage.sessionMs = () => SESSION_MS;
    database.arrived = () => undefined;
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

  #ofTheNet(): readonly Coming[] {
    const { stage } = this;
    const { random } = stage.scheduler;
    const jump = (): void => {
      const node = random.pick(stage.nodes);
      if (node) node.clock.skew += (random.next() - 0.5) * 7_200_000;
    };
    const cut = (page: Page): void => page.transport.wire?.cut(random.chance(0.5), random.chance(0.7));
    return [
      { kind: 'cutLines', most: 8, act: cut },
      { kind: 'killedNodes', most: 3, act: () => this.#killNode() },
      { kind: 'deafNodes', most: 2, act: () => this.#deafen() },
      { kind: 'brokenDatabase', most: 2, act: () => this.#databaseAway() },
      { kind: 'closedPages', most: 2, act: (page) => stage.closePage(page) },
      { kind: 'longAbsence', most: 2, act: (page) => this.#leave(page) },
      { kind: 'clockJumps', most: 3, act: jump },
    ];
  }

  #ofRights(): readonly Coming[] {
    const { stage } = this;
    const { scheduler, acts } = stage;
    return [
      { kind: 'rights', most: 6, act: () => this.#changeRight(null) },
      { kind: 'windows', most: 3, act: () => this.#changeRight(scheduler.time + 500 + scheduler.random.int(6_000)) },
      { kind: 'sessions', most: 2, act: (page) => void acts.revoke(stage.personOf(page).sessionId) },
      { kind: 'seats', most: 2, act: (page) => this.#unseat(page) },
      { kind: 'carving', most: 3, act: () => this.#carve() },
      { kind: 'sealing', most: 2, act: () => this.#seal() },
    ];
  }

  #times(count: number, label: string, act: (page: Page) => void, inBursts = false): void {
    const { scheduler } = this.stage;
    const { random } = scheduler;
    let at = 0;
    for (let one = 0; one < count; one++) {
      at = inBursts && random.chance(0.5) ? at + random.int(120) : 300 + random.int(WORK_MS - 500);
      this.#somebody(at, label, act);
    }
  }

  /** @param ms from now on */
  #somebody(ms: number, label: string, act: (page: Page) => void): void {
    const { scheduler, pages } = this.stage;
    scheduler.after(ms, WORLD, label, () => {
      const page = scheduler.random.pick(pages.filter(({ owner, over }) => owner.alive && !over));
      if (page) act(page);
    });
  }

  /** The troubles of this world come once more, each when a certain statement has reached the database. */
  #layAmbushes(): void {
    const { scheduler, database } = this.stage;
    const { random } = scheduler;
    const laid = Array.from({ length: 2 + random.int(4) }, () => ({
      at: random.pick(AMBUSHED),
      in: 1 + random.int(25),
    }));
    database.arrived = (name) => {
      for (const one of laid) {
        if (one.at !== name || --one.in !== 0) continue;
        const coming = random.pick(this.#coming);
        if (coming) this.#somebody(0, `ambush at ${name}: ${coming.kind}`, coming.act);
      }
    };
  }

  /** Something has happened to the text: everybody is there, and goes on writing. */
  #stir(): void {
    const { random } = this.stage.scheduler;
    for (let one = 0; one < 3 + random.int(5); one++) {
      const what = random.int(5);
      this.#somebody(random.int(1_500), 'somebody is there', (page) => {
        if (what === 0) page.erase(random);
        else if (what === 1) page.rewrite(random);
        else page.type(random);
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
    const { people, acts, scheduler } = this.stage;
    const unitId = this.#unit();
    const readers = people.map(({ partyId }) => [partyId, this.stage.right()] as const);
    if (!unitId) return;
    void acts.carve(unitId, readers);
    if (scheduler.random.chance(0.5)) this.#stir();
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

  // The nodes lose the connection on which they hear, and know it.
  #databaseAway(): void {
    const { scheduler, database, nodes } = this.stage;
    const { health } = database;
    health.away = true;
    scheduler.after(scheduler.delay(50, 3_000), WORLD, 'database is back', () => {
      health.away = false;
      for (const node of nodes) node.listenAgain();
    });
  }

  /** A page without a line, for minutes or for days; its person types on, and things happen behind its back. */
  #leave(page: Page): void {
    const { scheduler, absent } = this.stage;
    const { random } = scheduler;
    absent.add(page);
    page.transport.wire?.cut(random.chance(0.5), true);
    const away = scheduler.delay(1_000, 10_000);
    for (let one = random.int(4); one > 0; one--)
      scheduler.after(random.next() * away, page.owner, `${page.name} types without a line`, () => page.type(random));
    const behind = random.pick(this.#coming.filter(({ kind }) => OF_RIGHTS.some((one) => one === kind)));
    if (behind) this.#somebody(random.next() * away, `${behind.kind} behind the back of ${page.name}`, behind.act);
    scheduler.after(away, WORLD, `${page.name} is back`, () => absent.delete(page));
  }
}
