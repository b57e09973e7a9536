import type { Figures } from '../benchmark.js';
import { percentile, spread } from '../benchmark.js';
import { CLIENT_CPU, type Measured, pause, SERVER_CPU, usageOf, workOf } from './machine.js';
import { atATime, Participant, type Peer } from './peer.js';
import { Typist } from './typing.js';

/** People at units, all of them typing as people do, and how long it takes until the others have it. */
export class Load {
  readonly #sentAt = new Map<number, number[]>();
  readonly #people: { readonly one: Participant; readonly typist: Typist }[] = [];
  #seen: number[] = [];
  #from = Infinity;
  #to = 0;

  constructor(
    private readonly peer: Peer,
    private readonly server: Measured,
    private readonly units: number,
    private readonly perUnit: number,
  ) {}

  async connect(): Promise<void> {
    const places = Array.from({ length: this.units * this.perUnit }, (_, index) => index);
    await atATime(places, 32, async (index) => {
      // One at each unit applies what comes: it proves that what the others only count fits together.
      const whole = index % this.perUnit === 0;
      const one = new Participant(this.peer, this.server.port, `doc-${Math.floor(index / this.perUnit)}`, {
        whole,
        onRange: (author, from, to) => this.received(author, from, to),
      });
      this.#sentAt.set(one.id, []);
      await one.connect();
      this.#people.push({ one, typist: new Typist(one.text) });
    });
  }

  /** Everybody types; `rate` keystrokes a second over all of them. */
  async run(rate: number, warmUp: number, measure: number): Promise<Figures> {
    this.#seen = [];
    const begin = performance.now();
    [this.#from, this.#to] = [begin + warmUp, begin + warmUp + measure];
    const typing = this.type(begin, (1000 * this.#people.length) / rate);
    await pause(warmUp);
    const before = this.point();
    await pause(measure);
    const after = this.point();
    typing.stop();
    await pause(800);
    const seconds = (after.at - before.at) / 1000;
    const share = (part: (of: typeof after) => number): number => (100 * (part(after) - part(before))) / seconds;
    return {
      rate: typing.typed / seconds,
      ...spread(this.#seen),
      p95: percentile(this.#seen, 0.95),
      'delivered %': (100 * this.#seen.length) / Math.max(1, typing.inserted * (this.perUnit - 1)),
      'server core %': share((of) => of.server),
      'server µs per edit': (1e6 * (after.server - before.server)) / Math.max(1, typing.typed),
      'client core %': share((of) => of.client),
      'others on the server core %': Math.max(
        0,
        share((of) => of.serverCore - of.server),
      ),
    };
  }

  close(): void {
    for (const { one } of this.#people) one.drop();
  }

  private type(begin: number, gap: number) {
    const state = { typed: 0, inserted: 0, stopped: false, stop: () => void (state.stopped = true) };
    for (const { one, typist } of this.#people) {
      let due = begin + Math.random() * gap;
      const key = (): void => {
        if (state.stopped) return;
        const now = performance.now();
        const counted = now >= this.#from && now < this.#to;
        if (typist.inserts) {
          this.#sentAt.get(one.id)?.push(now);
          if (counted) state.inserted += 1;
        }
        if (counted) state.typed += 1;
        typist.step();
        due = Math.max(due + gap * (0.8 + 0.4 * Math.random()), now - 250);
        setTimeout(key, Math.max(0, due - performance.now()));
      };
      setTimeout(key, due - begin);
    }
    return state;
  }

  private received(author: number, from: number, to: number): void {
    const now = performance.now();
    const sent = this.#sentAt.get(author);
    for (let clock = from; clock < to; clock += 1) {
      const at = sent?.[clock];
      if (at !== undefined && at >= this.#from && at < this.#to) this.#seen.push(now - at);
    }
  }

  private point() {
    const [server, client] = [this.server.usage.cpu, usageOf(process.pid).cpu];
    return { at: performance.now(), server, client, serverCore: workOf(SERVER_CPU), clientCore: workOf(CLIENT_CPU) };
  }
}
