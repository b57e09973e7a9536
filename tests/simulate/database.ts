import { ProductError } from '@soulad/shared/errors';
import type { SessionId } from '@soulad/shared/ids';
import {
  type Announcement,
  type IdSource,
  type LivePorts,
  type Principal,
  type RequestContext,
  type Sql,
  statements,
} from '@soulad/api/testing';
import { Locks } from './locks.js';
import { emptyRows, personOf } from './rows.js';
import { type Owner, type Scheduler, WORLD } from './scheduler.js';
import { answer, nameOf, type Place } from './statements.js';

/** How the database fares at this moment. */
export interface Health {
  /** No statement is answered: the connection breaks. */
  away: boolean;
  /** Chance that a statement or a commit breaks its connection. */
  breaks: number;
  /** Longest answer, ms. */
  slowest: number;
}

/** Sealing without keys: what is sealed is told from what is not by the tests of the vault. */
export const PLAIN = {
  seal: (_caseId: unknown, _place: string, plain: Uint8Array) => Promise.resolve(Buffer.from(plain)),
  open: (_caseId: unknown, _place: string, sealed: Uint8Array) => Promise.resolve(Buffer.from(sealed)),
  keyHeld: () => Promise.resolve({}),
};

export function plainVault(): LivePorts['vault'] {
  const key = { seal: (_place: string, plain: Uint8Array) => Buffer.from(plain) };
  // The live channel asks nothing of a key but to seal.
  const keyOf = (() => Promise.resolve(key)) as unknown as LivePorts['vault']['keyOf'];
  return { ...PLAIN, keyOf, over: (sql) => ({ sql, ...PLAIN }) };
}

/**
 * The database of the simulation: rows in memory, read committed, with the locks of the real one. Every statement and
 * every commit is a step of the scheduler, so that anything may happen between two of them; what a transaction writes is
 * there when it commits.
 */
export class SimulatedDatabase {
  readonly rows = emptyRows();
  /** Every statement that was asked, as the product words it. */
  readonly asked = new Set<string>();
  readonly health: Health = { away: false, breaks: 0, slowest: 3 };
  /** Told at each commit that wrote, with its number. */
  committed: () => void = () => undefined;
  /** Passes the words of a commit to the nodes. */
  spread: (words: readonly Announcement[]) => void = () => undefined;
  /** Told of each statement and each commit when it reaches the database, before it is answered. */
  arrived: (name: string) => void = () => undefined;
  readonly #locks = new Locks();

  constructor(private readonly scheduler: Scheduler) {}

  /** The database as one process reaches it. */
  of(owner: Owner, ids: IdSource): LivePorts['database'] {
    const inContext = <T>(principal: Principal, fn: (ctx: RequestContext) => Promise<T>): Promise<T> =>
      this.transaction(owner, async (tx) => fn(await this.#context(tx, principal, ids)));
    return {
      inContext,
      atOneMoment: inContext,
      asSystem: (fn) => this.transaction(owner, (tx) => fn(tx.sql)),
      statement: <T>(text: string, params: unknown[]) => this.#statement<T>(owner, text, params),
    };
  }

  /** One transaction; whatever `work` throws rolls it back. */
  async transaction<T>(owner: Owner, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const tx = new Transaction(this, this.scheduler, this.#locks, owner);
    try {
      await tx.step('begin');
      tx.begin();
      const found = await work(tx);
      await tx.commit();
      return found;
    } finally {
      tx.end();
    }
  }

  // A statement that is its own transaction: begun when it arrives.
  async #statement<T>(owner: Owner, text: string, params: unknown[]): Promise<T[]> {
    const tx = new Transaction(this, this.scheduler, this.#locks, owner);
    try {
      const found = await tx.sql.query<T>(text, params);
      await tx.commit();
      return found;
    } finally {
      tx.end();
    }
  }

  async #context(tx: Transaction, principal: Principal, ids: IdSource): Promise<RequestContext> {
    await tx.step('session');
    const person = personOf(this.rows, principal.sessionId, tx.begun);
    if (!person) throw new ProductError('UNAUTHENTICATED');
    tx.sessionId = principal.sessionId;
    const ctx = { ...principal, ...PLAIN, traceId: '', now: tx.begun, ids, sql: tx.sql, audit: () => undefined };
    // The live channel asks for nothing else of a context.
    return ctx as unknown as RequestContext;
  }
}

/** A broken connection, as the driver says it. */
export function broken(): Error {
  return Object.assign(new Error('connection broken'), { code: '08006' });
}

export class Transaction {
  sessionId: SessionId | null = null;
  readonly sql: Sql;
  readonly #writes: (() => void)[] = [];
  readonly #words: Announcement[] = [];
  #begun: number | null = null;
  #last = '';
  #over = false;

  constructor(
    private readonly database: SimulatedDatabase,
    private readonly scheduler: Scheduler,
    private readonly locks: Locks,
    private readonly owner: Owner,
  ) {
    this.sql = statements((text, params) => this.#query(text, params));
  }

  /** When it began. */
  get begun(): number {
    return this.#begun ?? this.scheduler.time;
  }

  begin(): void {
    this.#begun ??= this.scheduler.time;
  }

  /** One trip to the database. @throws when the connection breaks on the way */
  async step(name: string): Promise<void> {
    const { slowest, breaks } = this.database.health;
    // The database goes on when the process that asked is dead; only the answer finds nobody.
    await this.scheduler.wait(this.scheduler.delay(0.05, slowest), WORLD, `db ${name}`);
    this.#last = name;
    this.database.arrived(name);
    if (!this.owner.alive) return this.#orphaned();
    if (this.database.health.away || this.scheduler.random.chance(breaks)) {
      this.end();
      throw broken();
    }
  }

  lock(key: string, alone: boolean): Promise<void> {
    return this.locks.take(this, key, alone);
  }

  tryLock(key: string): boolean {
    return this.locks.tryTake(this, key);
  }

  later(write: () => void): void {
    this.#writes.push(write);
  }

  announce(word: Announcement): void {
    this.#words.push(word);
  }

  /** What was written is there from here on, whether or not the answer arrives. */
  async commit(): Promise<void> {
    const { random } = this.scheduler;
    const { slowest } = this.database.health;
    await this.scheduler.wait(this.scheduler.delay(0.05, slowest), WORLD, '');
    if (this.#over) throw broken();
    this.database.arrived(`commit ${this.#last}`);
    // A process that dies now dies before its commit as often as after it.
    const lost = !this.owner.alive || this.database.health.away || random.chance(this.database.health.breaks);
    const there = !lost || random.chance(0.5);
    if (there && this.#writes.length > 0) {
      this.scheduler.note('db commit');
      for (const write of this.#writes) write();
      this.database.committed();
      this.database.spread(this.#words);
    }
    this.end();
    if (!this.owner.alive) return this.#orphaned();
    if (lost) throw broken();
    await this.scheduler.wait(this.scheduler.delay(0.05, 1), this.owner, '');
  }

  end(): void {
    if (this.#over) return;
    this.#over = true;
    this.locks.release(this);
  }

  async #query(text: string, params: readonly unknown[]): Promise<readonly unknown[]> {
    this.database.asked.add(text);
    await this.step(nameOf(text));
    if (this.#over) throw broken();
    this.begin();
    const found = await answer(this.#place(), text, params);
    if (!this.owner.alive) return this.#orphaned();
    return found;
  }

  #place(): Place {
    const { scheduler, begun, sessionId } = this;
    return {
      ...{ rows: this.database.rows, begun, sessionId },
      get now() {
        return scheduler.time;
      },
      lock: (key, alone) => this.lock(key, alone),
      tryLock: (key) => this.tryLock(key),
      later: (write) => this.later(write),
      announce: (word) => this.announce(word),
    };
  }

  // Nobody is there to go on: the server of the database rolls back.
  #orphaned(): Promise<never> {
    this.end();
    return new Promise(() => undefined);
  }
}
