import { randomUUID } from 'node:crypto';
import { hireCasts, type Cast } from './table/cast.js';
import type { House } from './table/house.js';
import { LaidTable, Refused } from './table/laid-table.js';
import { layWorld } from './table/lay.js';
import { Eyes } from './transcript/eyes.js';
import { Viewer } from './transcript/viewer.js';
import type { Pair, PairStep } from './world/draw-pair.js';
import type { Place } from './world/plan.js';

/** Where the viewer can tell the two worlds apart. */
export interface Difference {
  /** What was done last. */
  readonly after: string;
  readonly label: string;
  readonly a: string;
  readonly b: string;
}

/** Mutations the viewer tries at the end. */
const TRIES = 5;
/** One pair in so many ends with a copy: setting it takes a process of its own. */
const COPY_EVERY = 3;

type Both<T> = Readonly<Record<Place, T>>;

/** Plays pairs of worlds on one house, one after the other; every stage has people of its own. */
export class Stage {
  readonly house: House;
  readonly casts: Both<Cast>;
  #marks = 0;

  private constructor(house: House, casts: Both<Cast>) {
    this.house = house;
    this.casts = casts;
  }

  static async build(house: House, number: number): Promise<Stage> {
    return new Stage(house, await hireCasts(house, number));
  }

  /** Plays one pair. @returns the first difference; undefined when the viewer cannot tell the worlds apart */
  async play(pair: Pair): Promise<Difference | undefined> {
    this.#marks += 1;
    const mark = `Om ${this.#marks}`;
    const lay = async (place: Place): Promise<LaidTable> =>
      new LaidTable(this.house, pair.plan, await layWorld(this.house, pair.plan, this.casts[place], mark));
    const tables = await both(lay);
    try {
      return await new Play(pair, tables).run();
    } finally {
      await both((place) => tables[place].close());
      const cases = [tables.A.caseId, tables.B.caseId];
      await this.house.sql('delete from rate_window');
      await this.house.sql('delete from assignment where party_id in (select id from party where case_id = any ($1))', [
        cases,
      ]);
    }
  }
}

class Play {
  readonly pair: Pair;
  readonly tables: Both<LaidTable>;
  readonly viewers: Both<Viewer>;
  readonly eyes: Partial<Record<Place, Eyes>> = {};
  #after = 'the beginning';
  #compared = 0;
  readonly #nobodies = new Map<string, string>();

  constructor(pair: Pair, tables: Both<LaidTable>) {
    this.pair = pair;
    this.tables = tables;
    this.viewers = { A: new Viewer(tables.A), B: new Viewer(tables.B) };
  }

  async run(): Promise<Difference | undefined> {
    const { steps, seed } = this.pair;
    for (const step of steps.filter(({ before }) => before)) {
      const refused = await this.act(step);
      if (refused) return refused;
    }
    await this.tables.A.house.still();
    await both((place) => this.viewers[place].sweep());
    await both((place) => this.sitDown(place));
    let found = this.compare();
    for (const step of steps.filter(({ before }) => !before)) {
      if (found) break;
      found = (await this.act(step)) ?? (await this.look());
    }
    if (!found) found = await this.endings(seed);
    await both(async (place) => this.eyes[place]?.line.close());
    return found;
  }

  private async endings(seed: number): Promise<Difference | undefined> {
    this.#after = `${this.#after}, and the end`;
    await both((place) => this.viewers[place].sweep(seed));
    const swept = this.compare();
    if (swept) return swept;
    this.#after = 'the viewer tries things';
    await both((place) =>
      this.viewers[place].tryThings(seed, TRIES, {
        stranger: (kind) => this.stranger(place, kind),
        after: async () => {
          await this.tables[place].house.still();
          await this.eyes[place]?.look(this.#after);
        },
      }),
    );
    const tried = this.compare() ?? (await this.look());
    if (tried) return tried;
    // When nothing was done in either world, all this has been asked just now.
    if (this.viewers.A.changed || this.viewers.B.changed) await both((place) => this.viewers[place].sweep());
    if (seed % COPY_EVERY === 0) await both((place) => this.viewers[place].takeCopy(seed));
    return this.compare() ?? (await this.letters());
  }

  /** What comes by mail at the end of the day. */
  private async letters(): Promise<Difference | undefined> {
    this.#after = 'the mail of the day';
    const { house } = this.tables.A;
    const [a, b] = await house.mailTo([this.tables.A.viewer, this.tables.B.viewer]);
    const before = (place: Place): number => this.tables[place].viewer.letters ?? 0;
    for (const [place, all] of [
      ['A', a],
      ['B', b],
    ] as const) {
      const fresh = (all ?? []).slice(before(place));
      this.tables[place].viewer.letters = all?.length ?? 0;
      this.viewers[place].write('gets by mail', fresh.map(letterLine).join('\n'));
    }
    return this.compare();
  }

  /**
   * Does a step where it is to be done.
   * @returns a difference when the viewer is refused in one world what is done in the other
   * @throws Error that names the step when somebody else is, or the viewer in both
   */
  private async act({ step, where }: PairStep): Promise<Difference | undefined> {
    this.#after = `${step.words}${where === 'B' ? ' (hidden)' : ''}`;
    const places: readonly Place[] = where === 'both' ? ['A', 'B'] : ['B'];
    for (const place of places) this.tables[place].beginStep();
    const done = await Promise.allSettled(places.map((place) => step.act(this.tables[place])));
    const failures = done.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    const [failure] = failures;
    if (failures.length === 0) return undefined;
    if (failures.length === 2 || where !== 'both' || !(failure instanceof Refused && failure.own))
      throw this.named(failure);
    const [a = '', b = ''] = done.map((one) => (one.status === 'rejected' ? failure.message : 'done'));
    return { after: this.#after, label: 'the viewer is refused in one of them', a, b };
  }

  /** A failure that says at which step it came. */
  private named(failure: unknown): Error {
    return new Error(`${this.#after}: ${failure instanceof Error ? failure.message : String(failure)}`);
  }

  private async look(): Promise<Difference | undefined> {
    await this.tables.A.house.still();
    await both(async (place) => this.eyes[place]?.look(this.#after));
    await both((place) => this.viewers[place].glance());
    return this.compare();
  }

  private async sitDown(place: Place): Promise<void> {
    const [table, viewer] = [this.tables[place], this.viewers[place]];
    const eyes = new Eyes(viewer, await table.lineOf(table.viewer.cookie));
    this.eyes[place] = eyes;
    await eyes.begin();
    await table.house.still();
    await eyes.look('sitting down');
  }

  /** A thing of that kind that is in the second world and that its viewer has never met; in the first, one that never was. */
  private stranger(place: Place, kind: string): string {
    const { known, table } = this.viewers[place];
    const secret = [...table.laid.ids].find(([name, id]) => nameHas(name, kind) && !known.has(id))?.[1];
    const nobody = this.#nobodies.get(kind) ?? randomUUID();
    this.#nobodies.set(kind, nobody);
    return place === 'B' && secret ? secret : nobody;
  }

  private compare(): Difference | undefined {
    const [a, b] = [this.viewers.A.notices, this.viewers.B.notices];
    for (; this.#compared < Math.max(a.length, b.length); this.#compared++) {
      const [one, other] = [a[this.#compared], b[this.#compared]];
      if (one?.line === other?.line && one?.label === other?.label) continue;
      const nothing = { label: 'nothing', line: '' };
      const [left, right] = [one ?? nothing, other ?? nothing];
      return { after: this.#after, label: `${left.label} | ${right.label}`, a: left.line, b: right.line };
    }
    return undefined;
  }
}

/** A letter without what every letter has anew. */
function letterLine(letter: string): string {
  return letter.replace(/^(To|Message-ID|Date|X-.*?):.*(\r\n[ \t].*)*$/gimu, '$1');
}

const RANGES: Readonly<Record<string, string>> = {
  party: '05',
  person: '03',
  sitting: '06',
  unit: '08',
  release: '09',
};

/** Names of the model tell the kind: those of the core are numbered by it, the others begin with it. */
function nameHas(name: string, kind: string): boolean {
  if (name.startsWith('0000')) return name.slice(11, 13) === RANGES[kind];
  return name.startsWith(
    kind === 'agendaItem' ? 'item' : kind === 'attendance' ? 'stay' : kind === 'section' ? 'of-' : '\0',
  );
}

async function both<T>(act: (place: Place) => Promise<T>): Promise<Both<T>> {
  const [A, B] = await Promise.all([act('A'), act('B')]);
  return { A, B };
}
