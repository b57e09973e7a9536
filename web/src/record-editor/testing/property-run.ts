/**
 * Property test in the page: three people, six units, random acts, delayed and shuffled delivery, moves, revocation and
 * return, one unit read-only for the third person. After everything is delivered all must agree.
 */
import * as Y from 'yjs';
import { renderFragment } from '../render-fragment.js';
import { indexUnits } from '../unit-index.js';
import { HOSTILE, LAWFUL } from './property-acts.js';
import { firstState, letterOf, Peer, type Layout, type Parcel } from './property-peer.js';
import { SeededRandom } from './seeded-random.js';

const UNITS = ['u0', 'u1', 'u2', 'u3', 'u4', 'u5'];
const READ_ONLY_FOR_THIRD = new Set(['u5']);
const KEPT_FAILURES = 10;

export interface PropertyOutcome {
  readonly failures: readonly string[];
  readonly failureCount: number;
  readonly forbiddenWrites: number;
  readonly thrown: number;
  readonly acts: number;
  /** Updates sent by all three: proof that the acts did something. */
  readonly updates: number;
}

export function runProperty(seed: number, acts: number): PropertyOutcome {
  return new Table(seed).run(acts);
}

class Table {
  private readonly random: SeededRandom;
  private readonly peers: readonly Peer[];
  private readonly parcels: Parcel[] = [];
  /** What the server has stored: every update ever sent. */
  private readonly stored: { readonly unitId: string; readonly update: Uint8Array }[] = [];
  private readonly failures: string[] = [];
  private layout: Layout = [UNITS.slice(0, 3), UNITS.slice(3)];
  private thrown = 0;
  private clients = 1;

  constructor(seed: number) {
    this.random = new SeededRandom(seed);
    const send = (from: Peer, unitId: string, update: Uint8Array) => this.send(from, unitId, update);
    this.peers = [new Peer(new Set(), send), new Peer(new Set(), send), new Peer(READ_ONLY_FOR_THIRD, send)];
    for (const unitId of UNITS) {
      this.stored.push({ unitId, update: firstState(unitId) });
      for (const peer of this.peers) peer.open(unitId, this.states(unitId), this.nextClient());
    }
    for (const peer of this.peers) peer.show(this.layout);
  }

  run(acts: number): PropertyOutcome {
    for (let at = 0; at < acts; at++) {
      this.attempt(() => this.act());
      this.attempt(() => this.deliver(this.random.below(3)));
      this.lookForForeignLetters(`act ${at}`);
    }
    this.attempt(() => this.settle());
    this.compare();
    const outcome = {
      failures: this.failures.slice(0, KEPT_FAILURES),
      failureCount: this.failures.length,
      forbiddenWrites: this.peers.reduce((sum, peer) => sum + peer.forbiddenWrites, 0),
      thrown: this.thrown,
      acts,
      updates: this.stored.length - UNITS.length,
    };
    for (const peer of this.peers) peer.destroy();
    return outcome;
  }

  private attempt(action: () => void): void {
    try {
      action();
    } catch (error) {
      this.thrown += 1;
      this.failures.push(
        `thrown: ${error instanceof Error ? `${error.message} ${error.stack?.split('\n').slice(1, 12).join(' ') ?? ''}` : 'unknown'}`,
      );
    }
  }

  private act(): void {
    const peer = this.random.pick(this.peers);
    const dice = this.random.below(100);
    if (!peer) return;
    if (dice < 3) this.move();
    else if (dice < 6) this.revokeOrReturn(peer);
    else this.random.pick(Object.values(dice < 16 ? HOSTILE : LAWFUL))?.(peer, this.random);
  }

  private move(): void {
    const order = UNITS.map((unitId) => ({ unitId, by: this.random.below(1000) }))
      .sort((a, b) => a.by - b.by)
      .map(({ unitId }) => unitId);
    const cut = this.random.below(order.length + 1);
    this.layout = [order.slice(0, cut), order.slice(cut)];
    for (const peer of this.peers) peer.show(this.layout);
  }

  private revokeOrReturn(peer: Peer): void {
    const unitId = this.random.pick(UNITS) ?? 'u0';
    if (peer.sees(unitId)) peer.hide(unitId);
    else peer.regain(unitId, this.states(unitId), this.nextClient());
    peer.show(this.layout);
  }

  private states(unitId: string): Uint8Array[] {
    return this.stored.filter((parcel) => parcel.unitId === unitId).map((parcel) => parcel.update);
  }

  /** Never random: with the same seed Yjs must order the same way. */
  private nextClient(): number {
    this.clients += 1;
    return this.clients;
  }

  private send(from: Peer, unitId: string, update: Uint8Array): void {
    this.stored.push({ unitId, update });
    for (const to of this.peers) if (to !== from && to.sees(unitId)) this.parcels.push({ to, unitId, update });
  }

  /** Out of order on purpose: Yjs keeps what came too early. */
  private deliver(count: number): void {
    for (let i = 0; i < count && this.parcels.length > 0; i++) {
      const [parcel] = this.parcels.splice(this.random.below(this.parcels.length), 1);
      const doc = parcel?.to.docs.get(parcel.unitId);
      if (parcel && doc) Y.applyUpdate(doc, parcel.update, 'wire');
    }
  }

  private settle(): void {
    while (this.parcels.length > 0) this.deliver(this.parcels.length);
    for (const peer of this.peers) {
      for (const unitId of UNITS) if (!peer.sees(unitId)) peer.regain(unitId, this.states(unitId), this.nextClient());
      peer.show(this.layout);
    }
    while (this.parcels.length > 0) this.deliver(this.parcels.length);
  }

  private lookForForeignLetters(when: string): void {
    for (const peer of this.peers) {
      for (const unitId of UNITS) {
        const text = (peer.fragment(unitId)?.toString() ?? '').replace(/<[^>]*>/g, '');
        if ([...text].some((letter) => letter !== letterOf(unitId)))
          this.failures.push(`${when}: foreign letter in ${unitId}`);
      }
    }
  }

  private compare(): void {
    const [first] = this.peers;
    for (const unitId of UNITS) {
      for (const [at, peer] of this.peers.entries()) {
        const fragment = peer.fragment(unitId);
        const place = [...indexUnits(peer.view.state.doc).values()].find((unit) => unit.unitId === unitId);
        if (!fragment || !place) this.failures.push(`end: ${unitId} is missing at ${at}`);
        else {
          if (fragment.toString() !== first?.fragment(unitId)?.toString())
            this.failures.push(
              `end: ${unitId} differs in Yjs at ${at}: ${fragment.toString()} / ${first?.fragment(unitId)?.toString() ?? ''}`,
            );
          if (!renderFragment(fragment, peer.view.state.schema).content.eq(place.node.content))
            this.failures.push(`end: ${unitId} differs on the page of ${at}`);
        }
      }
    }
  }
}
