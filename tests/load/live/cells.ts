import * as Y from 'yjs';
import { type Figures, percentile, spread } from '../benchmark.js';
import { Load } from './load.js';
import { type Measured, pause } from './machine.js';
import { atATime, Participant, type Peer } from './peer.js';
import { openWhole } from './record.js';
import { traceUpdates } from './typing.js';

/** One server on a fresh store, and everything a cell needs to measure it. */
export interface Scene {
  readonly peer: Peer;
  readonly pgUrl: string;
  /** Smaller numbers: whether it runs, not how fast. */
  readonly small: boolean;
  readonly server: Measured;
  /** A fresh store and a fresh server. */
  renew(): Promise<void>;
  /** The same store, a fresh server. */
  restart(): Promise<void>;
  /** Runs a cell in a fresh process of its own beside this one. */
  apart(cell: string, words: Readonly<Record<string, unknown>>): Promise<Figures>;
}

export type Cell = (scene: Scene, words: Readonly<Record<string, unknown>>) => Promise<Figures>;

/** Latest answer that still counts as keeping up. */
const KEEPS_UP_MS = 100;

/** What is measured, by name. */
export const CELLS: Readonly<Record<string, Cell>> = {
  async propagation(scene) {
    const [units, perUnit] = scene.small ? [2, 3] : [50, 10];
    const load = new Load(scene.peer, scene.server, units, perUnit);
    await load.connect();
    const figures = await load.run(units * perUnit * 5, scene.small ? 200 : 1500, scene.small ? 500 : 4000);
    load.close();
    return figures;
  },

  /** The rate is raised by steps of 1.6, then halved in, as long as all is delivered within 100 ms. */
  async saturation(scene) {
    const load = new Load(scene.peer, scene.server, scene.small ? 2 : 20, scene.small ? 3 : 10);
    await load.connect();
    await load.run(scene.small ? 30 : 1000, 300, 300);
    let best: Figures | null = null;
    let failing: number | null = null;
    let rate = scene.small ? 60 : 2500;
    for (let step = 0; step < (scene.small ? 1 : 7); step += 1) {
      const figures = await load.run(rate, scene.small ? 100 : 800, scene.small ? 300 : 2200);
      const { p99 = Infinity, 'delivered %': delivered = 0, rate: reached = 0 } = figures;
      if (p99 <= KEEPS_UP_MS && delivered >= 99 && reached >= 0.93 * rate) {
        if (reached > (best?.['rate'] ?? 0)) best = figures;
      } else {
        failing = Math.min(failing ?? Infinity, rate);
        await pause(1000);
      }
      if (failing === null) rate = Math.round(rate * 1.6);
      else if (!best) rate = Math.round(failing / 2);
      else if (failing / (best['rate'] ?? 1) < 1.15) break;
      else rate = Math.round(Math.sqrt(failing * (best['rate'] ?? 1)));
    }
    load.close();
    return {
      'edits/s': best?.['rate'] ?? 0,
      p50: best?.['p50'] ?? NaN,
      p99: best?.['p99'] ?? NaN,
      'first failing': failing ?? NaN,
    };
  },

  'acknowledged at 100/s': (scene) => acknowledged(scene, scene.small ? 3 : 20),
  'acknowledged at 1000/s': (scene) => acknowledged(scene, scene.small ? 5 : 200),

  /** The whole trace goes in; a fresh process opens it, after a restart and again. */
  async 'large unit'(scene) {
    const { updates, length } = traceUpdates(20);
    const some = scene.small ? updates.slice(0, 40) : updates;
    const writer = await new Participant(scene.peer, scene.server.port, 'big-0').connect();
    for (const [index, update] of some.entries()) {
      writer.send(update);
      if (index % 100 === 99) await pause(2);
    }
    for (let wait = 0; writer.acked < some.length && wait < 600; wait += 1) await pause(100);
    writer.drop();
    await pause(scene.small ? 100 : 3000);
    const whole = scene.small ? await lengthOf(scene, 'big-0') : length;
    await scene.restart();
    const cold = await scene.apart('opening', { port: scene.server.port, length: whole });
    const keeper = await new Participant(scene.peer, scene.server.port, 'big-0').connect();
    const warm = await scene.apart('opening', { port: scene.server.port, length: whole });
    keeper.drop();
    return {
      'cold ms': cold['ms'] ?? NaN,
      'warm ms': warm['ms'] ?? NaN,
      'cold kB': cold['kB'] ?? NaN,
      'warm kB': warm['kB'] ?? NaN,
      'Yjs alone ms': warm['floor'] ?? NaN,
    };
  },

  /** Part of the cell before: in a process of its own, after a small document, so that the way of connecting is warm. */
  async opening({ peer }, words) {
    const port = Number(words['port']);
    const small = await new Participant(peer, port, 'opener-small', { whole: true }).connect();
    small.drop();
    await pause(150);
    const one = new Participant(peer, port, 'big-0', { whole: true });
    let bytes = 0;
    one.onBytes = (size) => (bytes += size);
    const began = performance.now();
    await one.connect();
    for (let wait = 0; one.text.length !== words['length'] && wait < 5000; wait += 1) await pause(1);
    const ms = performance.now() - began;
    const state = Y.encodeStateAsUpdate(one.doc);
    const floorAt = performance.now();
    Y.applyUpdate(new Y.Doc(), state);
    const floor = performance.now() - floorAt;
    one.drop();
    return { ms, kB: bytes / 1000, floor };
  },

  /** Ours alone: a record with 300 units, all of them opened by one page. */
  'record of 300 units': ({ server, small }) => openWhole(server.port, small),

  /** 1 000 idle connections on 10 units and on 1 000 units of 2 kB: two equations. */
  async idle(scene) {
    const connections = scene.small ? 20 : 1000;
    const few = await resting(scene, connections, 10);
    await scene.renew();
    const many = await resting(scene, connections, connections);
    const perUnit = (many - few) / Math.max(1, connections - 10);
    return { 'kB per connection': ((few - 10 * perUnit) / connections) * 1024, 'kB per small unit': perUnit * 1024 };
  },

  /** Everybody is cut off at once, types a letter, and comes back in the same instant. */
  async storm(scene) {
    const [units, perUnit] = scene.small ? [2, 3] : [50, 10];
    const people = Array.from(
      { length: units * perUnit },
      (_, index) => new Participant(scene.peer, scene.server.port, `doc-${index % units}`, { whole: true }),
    );
    await atATime(people, 16, (one) => one.connect());
    for (const one of people) one.text.insert(0, 'všichni přítomní souhlasí. '.repeat(18));
    await pause(scene.small ? 500 : 3500);
    for (const one of people) one.drop();
    await pause(scene.small ? 100 : 1000);
    for (const one of people) one.text.insert(0, '!');
    const own = people.map((one) => [one.name, one.id, Y.getState(one.doc.store, one.id)] as const);
    const inSync = (one: Participant): boolean =>
      own.every(([name, id, clock]) => name !== one.name || Y.getState(one.doc.store, id) >= clock);
    const began = performance.now();
    const times = new Map<Participant, number>();
    for (const one of people)
      one.doc.on('afterTransaction', () => {
        if (!times.has(one) && inSync(one)) times.set(one, performance.now() - began);
      });
    const before = scene.server.usage.cpu;
    const acked = people.map((one) => one.acked);
    await Promise.all(people.map((one) => one.connect()));
    for (let wait = 0; times.size < people.length && wait < 3000; wait += 1) await pause(10);
    for (let wait = 0; people.some((one, index) => one.acked <= (acked[index] ?? 0)) && wait < 300; wait += 1)
      await pause(10);
    const late = people.length - times.size;
    for (const one of people) one.drop();
    const all = [...times.values()];
    return {
      'all in sync ms': late > 0 ? NaN : Math.max(...all),
      p50: percentile(all, 0.5),
      'server CPU s': scene.server.usage.cpu - before,
    };
  },
};

/** People at ten units, each of them a keystroke every 200 ms: until the answer that the server has it. */
async function acknowledged({ peer, server, small }: Scene, people: number): Promise<Figures> {
  const times: number[] = [];
  const writers = Array.from({ length: people }, (_, index) => new Participant(peer, server.port, `doc-${index % 10}`));
  await atATime(writers, 16, (one) => one.connect());
  let stopped = false;
  let counts = false;
  for (const one of writers) {
    one.onAcked = (ms) => counts && times.push(ms);
    const key = (): void => {
      if (stopped) return;
      one.text.insert(one.text.length, 'a');
      setTimeout(key, 200 * (0.7 + 0.6 * Math.random()));
    };
    setTimeout(key, 200 * Math.random());
  }
  await pause(small ? 200 : 1000);
  counts = true;
  await pause(small ? 500 : 5000);
  stopped = true;
  await pause(300);
  for (const one of writers) one.drop();
  return { answers: times.length, ...spread(times) };
}

async function resting(scene: Scene, connections: number, units: number): Promise<number> {
  const warm = await new Participant(scene.peer, scene.server.port, 'warm-up').connect();
  const before = await scene.server.restingRss();
  const people = Array.from(
    { length: connections },
    (_, index) => new Participant(scene.peer, scene.server.port, `doc-${index % units}`),
  );
  await atATime(people, 16, (one) => one.connect());
  for (const one of people.slice(0, units)) one.text.insert(0, 'zápis ze schůzky '.repeat(120));
  await pause(scene.small ? 300 : 4000);
  const rss = (await scene.server.restingRss()) - before;
  for (const one of [...people, warm]) one.drop();
  return rss;
}

async function lengthOf({ peer, server }: Scene, name: string): Promise<number> {
  const one = await new Participant(peer, server.port, name, { whole: true }).connect();
  await pause(300);
  one.drop();
  return one.text.length;
}
