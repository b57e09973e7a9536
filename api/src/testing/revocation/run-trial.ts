import type { UnitId } from '@soulad/shared/ids';
import { vi } from 'vitest';
import { joinRecord } from '../live-client.js';
import { type Guest, LiveScene, type } from '../live-scene.js';
import type { TestApp } from '../test-app.js';
import { type Revocation, REVOCATIONS } from './kinds.js';
import { Tap } from './tap.js';
import { type Ended, Trial } from './trial.js';

/** What the viewer's link does about the time of the revocation. */
export const LINKS = ['live', 'dropped', 'opening'] as const;
export type Link = (typeof LINKS)[number];

export interface Plan {
  readonly kind: string;
  readonly link: Link;
  /** Numbers from 0 inclusive to 1 exclusive. */
  readonly random: () => number;
}

export interface Outcome extends Omit<Plan, 'random'> {
  /** Milliseconds from the end of the right until the viewer had nothing of the unit any more. */
  readonly ms: number;
  /** Frames and answers with text committed after the end. */
  readonly framesAfter: number;
  /** Rows of the viewer accepted after it. */
  readonly writesAfter: number;
  /** Text of others committed after it; a trial without any proves little. */
  readonly textAfter: number;
}

const LONGEST_MS = 10_000;
/** A link that is away comes back after so long. */
const AWAY_MS = 200;
const KEY_MS = 25;

interface Viewer extends Guest {
  readonly tap: Tap;
  /** True once the record itself is not there for the viewer. */
  closed(): boolean;
}

/** Writers on one node, a viewer who writes too on another, and a right that ends while they type. */
export async function runTrial(writersAt: TestApp, viewerAt: TestApp, plan: Plan): Promise<Outcome> {
  const revocation = REVOCATIONS[plan.kind];
  if (!revocation) throw new Error(`There is no revocation ${plan.kind}.`);
  const scene = await LiveScene.lay(writersAt);
  try {
    const trial = await begin(scene, revocation, plan);
    const typists = await Promise.all(revocation.writers.map((key) => scene.join(key, [trial.unitId])));
    const open = (): Viewer => watch(scene, viewerAt, revocation, trial.unitId);
    const early = plan.link === 'opening' ? null : open();
    if (early) await live(early, trial.unitId);
    await revocation.arrange?.(trial);
    const stop = keepTyping([...typists, ...(early ? [early] : [])], trial.unitId, plan.random);
    await pause(plan.random() * 60);
    const opening = pause(plan.random() * 40).then(() => early ?? open());
    const ended = await during(opening, plan.link, () => revocation.revoke(trial));
    return await measure({ trial, plan, ended, typists, viewer: await opening, stop });
  } finally {
    scene.leaveAll();
  }
}

async function begin(scene: LiveScene, revocation: Revocation, plan: Plan): Promise<Trial> {
  const trial = new Trial(scene, scene.table.people[revocation.viewer], plan.random, '' as UnitId);
  await revocation.prepare?.(trial);
  trial.unitId = await scene.newUnit(revocation.writers[0], { ...revocation.unit, subjects: trial.subjects });
  return trial;
}

function watch(scene: LiveScene, at: TestApp, { viewer }: Revocation, unitId: UnitId): Viewer {
  const { people, recordId } = scene.table;
  const { record, transport } = joinRecord(at.url, people[viewer].ticket, recordId);
  const tap = new Tap(transport);
  let closed = false;
  record.events.on('closed', () => (closed = true));
  record.setUnits([{ unitId, gen: 1 }]);
  return { record, transport, tap, closed: () => closed };
}

async function live({ record }: Guest, unitId: UnitId): Promise<void> {
  await until(() => record.unit(unitId)?.phase === 'live', 'The viewer did not become live.');
}

/** Everybody types until told to stop. */
function keepTyping(guests: readonly Guest[], unitId: UnitId, random: () => number): () => void {
  let count = 0;
  const timer = setInterval(() => {
    const guest = guests[Math.floor(random() * guests.length)];
    const unit = guest?.record.unit(unitId);
    if (guest && unit?.phase === 'live' && unit.right === 'write') type(guest, unitId, ` ${count++}`);
  }, KEY_MS);
  return () => clearInterval(timer);
}

/** Revokes, with the link of the viewer away where the plan says so. */
async function during(viewer: Promise<Viewer>, link: Link, revoke: () => Promise<Ended>): Promise<Ended> {
  if (link !== 'dropped') return revoke();
  const { transport } = await viewer;
  transport.socket.disconnect();
  const back = pause(AWAY_MS).then(() => transport.socket.connect());
  const ended = await revoke();
  await back;
  return ended;
}

interface Running {
  readonly trial: Trial;
  readonly plan: Plan;
  readonly ended: Ended;
  readonly typists: readonly Guest[];
  readonly viewer: Viewer;
  readonly stop: () => void;
}

async function measure({ trial, plan, ended, typists, viewer, stop }: Running): Promise<Outcome> {
  const { record, transport, tap } = viewer;
  const gone = (): boolean =>
    record.unit(trial.unitId) === undefined || viewer.closed() || (!transport.connected && transport.refused !== null);
  try {
    await until(() => Date.now() >= ended.at && gone(), `${plan.kind} ${plan.link}: the viewer still has the unit.`);
    const ms = Date.now() - ended.at;
    // Whatever the others write from here on must not arrive either.
    await pause(120);
    stop();
    // Who may not write any more has been told so by now, and has nothing under way either.
    await until(() => typists.every((one) => one.record.save.pending === 0), 'A writer was not answered.');
    const cut = await ended.cut();
    const { own, all } = await trial.rowsAfter(cut);
    const framesAfter = tap.beyond(cut);
    return { kind: plan.kind, link: plan.link, ms, framesAfter, writesAfter: own, textAfter: all - own };
  } finally {
    stop();
    record.dispose();
    transport.close();
  }
}

async function until(holds: () => boolean, otherwise: string): Promise<void> {
  const check = (): void => {
    if (!holds()) throw new Error(otherwise);
  };
  await vi.waitFor(check, { timeout: LONGEST_MS, interval: 4 });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
