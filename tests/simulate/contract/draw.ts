import type { SessionId, UnitId } from '@soulad/shared/ids';
import { randomUUID } from 'node:crypto';
import type { Random } from '../../leaks/random.js';
import type { Offer } from '../pushes.js';
import type { UnitRow } from '../rows.js';
import type { Changes } from './changes.js';
import type { TwoStores } from './two-stores.js';

const RIGHTS = ['none', 'knows', 'read', 'comment', 'write', 'write', 'write'] as const;
const ENDS = ['never', 'never', 'never', 'ended', 'later', 'now'] as const;

/** Draws what is asked and what happens: mostly what honest nodes ask, and everything that can be wrong with it. */
export class Draw {
  constructor(
    readonly random: Random,
    private readonly stores: TwoStores,
    private readonly changes: Changes,
  ) {}

  unit(): UnitRow {
    return this.#one([...this.stores.rows.units.values()]);
  }

  session(): SessionId {
    return this.#one([...this.stores.rows.sessions.keys()]);
  }

  /** Something changes, in both stores. */
  async change(): Promise<void> {
    const { random, changes } = this;
    const kind = random.int(8);
    const { id } = this.unit();
    const { userId, partyId } = this.#one(this.stores.writers);
    if (kind < 3) await changes.right(id, partyId, this.#one(RIGHTS), this.#one(ENDS));
    else if (kind === 3) await changes.seal(id, random.chance(0.3));
    else if (kind === 4) await changes.revoke(this.session());
    else if (kind === 5) await changes.idle(this.session(), random.chance(0.4));
    else if (kind === 6) await changes.unseat(userId, random.chance(0.4));
    else await changes.regenerate(id);
  }

  lease(): readonly [UnitId, number, number, number | null] {
    const unit = this.unit();
    const known = [...unit.leases.keys()].map((key) => Number(key.split(' ')[1]));
    return [unit.id, unit.gen, 1_000 + this.random.int(1_000_000), this.random.pick(known) ?? null];
  }

  /** @returns the parameters of `push_updates` */
  pushUpdates(node: string): readonly unknown[] {
    const { unitId, gen, head, rows } = this.#batch(this.unit());
    return [
      ...[unitId, gen, head, node, ...columns(rows)],
      rows.map((row) => row.bytes),
      rows.map((row) => row.empty),
      this.#watch(),
    ];
  }

  /** @returns the parameters of `push_group` */
  pushGroup(node: string): readonly unknown[] {
    const units = this.random.some([...this.stores.rows.units.values()], 0.6);
    const batches = (units.length > 0 ? units : [this.unit()]).map((unit) => this.#batch(unit));
    const rows = batches.flatMap((batch) => batch.rows);
    return [
      ...[batches.map(({ unitId }) => unitId), batches.map(({ gen }) => gen), batches.map(({ head }) => head), node],
      batches.flatMap((batch, at) => batch.rows.map(() => at + 1)),
      ...columns(rows),
      rows.map((row) => row.bytes.length),
      Buffer.concat(rows.map((row) => row.bytes)),
      rows.map((row) => row.empty),
      this.#watch(),
    ];
  }

  #watch(): readonly string[] {
    return this.random.some([...this.stores.rows.people.keys()], 0.5);
  }

  #batch(unit: UnitRow): { unitId: UnitId; gen: number; head: number; rows: readonly Offer[] } {
    const { random } = this;
    const wrong = random.chance(0.5) ? () => false : () => random.chance(0.12);
    const gen = wrong() ? unit.gen + random.int(3) - 1 : unit.gen;
    const head = wrong() ? Math.max(0, unit.head + random.int(3) - 1) : unit.head;
    const rows: Offer[] = [];
    for (let one = 0; one < 1 + random.int(3); one++) rows.push(this.#row(unit, wrong, rows));
    return { unitId: wrong() && random.chance(0.3) ? (randomUUID() as UnitId) : unit.id, gen, head, rows };
  }

  #row(unit: UnitRow, wrong: () => boolean, before: readonly Offer[]): Offer {
    const { random } = this;
    const { rows } = this.stores;
    const leases = [...unit.leases].filter(([key]) => key.startsWith(`${unit.gen} `));
    const [key, lease] = random.pick(leases) ?? [`${unit.gen} ${random.int(100)}`, undefined];
    const clientId = wrong() ? random.int(100) : Number(key.split(' ')[1]);
    const sessions = [...rows.sessions.values()].filter(({ userId, revoked }) => userId === lease?.userId && !revoked);
    const known = [...(unit.log.get(unit.gen) ?? []), ...before].filter((row) => row.clientId === clientId);
    const next = 1 + Math.max(0, ...known.map(({ n }) => n));
    return {
      sessionId: wrong() ? this.session() : (random.pick(sessions)?.id ?? this.session()),
      epoch: wrong() ? unit.epoch - 1 : unit.epoch,
      ...{ clientId, n: wrong() ? Math.max(1, next - 1 - random.int(3)) : next },
      ...{ bytes: Buffer.alloc(random.int(7), random.int(256)), empty: random.chance(0.3) },
    };
  }

  #one<T>(from: readonly T[]): T {
    const found = this.random.pick(from);
    if (found === undefined) throw new Error('nothing to draw from');
    return found;
  }
}

function columns(rows: readonly Offer[]): readonly unknown[] {
  return [
    rows.map((row) => row.sessionId),
    rows.map((row) => row.epoch),
    rows.map((row) => row.clientId),
    rows.map((row) => row.n),
  ];
}
