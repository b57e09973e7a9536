import type { CaseId, PartyId, RecordId, SessionId, UnitId, UserId } from '@soulad/shared/ids';
import {
  type Announcement,
  createTestDatabase,
  layTable,
  type LiveTable,
  type TestDatabase,
} from '@soulad/api/testing';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { emptyRows, newUnit, type Rows, type UnitRow } from '../rows.js';
import { answer } from '../statements.js';

/** Those who write; the convener's worker owns the units and gives them new generations. */
const WRITERS = ['teacher', 'ngo', 'adviser', 'mother'] as const;
const STATE = Buffer.from('state');

export interface Asked {
  readonly text: string;
  readonly params: readonly unknown[];
  /** Session of the transaction; null = none. */
  readonly sessionId?: SessionId | null;
  /** Happens, committed, after the transaction began and before the statement. */
  readonly before?: (() => Promise<void>) | undefined;
  /** Somebody else holds this unit meanwhile. */
  readonly held?: UnitId | undefined;
}

export interface Answered {
  readonly rows: readonly unknown[];
  /** Heads of the log that were announced. */
  readonly heads: readonly Announcement[];
}

/** The database and the store of the simulation, with the same rows in both. */
export class TwoStores {
  readonly rows: Rows = emptyRows();
  /** Virtual time; every step of an operation is later than the one before it. */
  time = 1_000_000;
  readonly owner: pg.Client;
  private readonly app: pg.Client;
  private readonly holder: pg.Client;
  #heard: Announcement[] = [];

  private constructor(
    private readonly database: TestDatabase,
    { owner, app, holder }: Readonly<Record<'owner' | 'app' | 'holder', pg.Client>>,
    readonly table: LiveTable,
  ) {
    this.owner = owner;
    this.app = app;
    this.holder = holder;
    app.on('notification', ({ payload }) => {
      const word: Announcement = JSON.parse(payload ?? '{}');
      if (word.kind === 'head') this.#heard.push(word);
    });
  }

  static async lay(units: number): Promise<TwoStores> {
    const database = await createTestDatabase();
    const [owner, app, holder] = [database.ownerUrl, database.appUrl, database.ownerUrl].map(
      (connectionString) => new pg.Client({ connectionString }),
    ) as [pg.Client, pg.Client, pg.Client];
    await Promise.all([owner, app, holder].map((client) => client.connect()));
    await app.query('listen soulad');
    const table = await layTable(async (text, params) => (await owner.query<object>(text, params)).rows);
    const stores = new TwoStores(database, { owner, app, holder }, table);
    await stores.#people();
    for (let one = 0; one < units; one++) await stores.#unit();
    return stores;
  }

  async close(): Promise<void> {
    await Promise.all([this.owner, this.app, this.holder].map((client) => client.end()));
    await this.database.drop();
  }

  get writers(): readonly { readonly userId: UserId; readonly partyId: PartyId; readonly sessionId: SessionId }[] {
    return WRITERS.map((key) => this.table.people[key]);
  }

  /** Asks both the same. */
  async ask(asked: Asked): Promise<{ readonly real: Answered; readonly simulated: Answered }> {
    const begun = (this.time += 1);
    const real = await this.#inDatabase(asked);
    return { real, simulated: await this.#inMemory(asked, begun) };
  }

  async #inDatabase({ text, params, sessionId = null, before, held }: Asked): Promise<Answered> {
    this.#heard = [];
    if (held) {
      await this.holder.query('begin');
      await this.holder.query('select from unit where id = $1 for update', [held]);
    }
    await this.app.query('begin');
    await this.app.query(`select set_config('app.session', $1, true)`, [sessionId ?? '']);
    this.time += 1;
    await before?.();
    this.time += 1;
    const { rows } = await this.app.query<object>(text, [...params]);
    await this.app.query('commit');
    if (held) await this.holder.query('rollback');
    return { rows, heads: this.#heard };
  }

  // What happened before the statement has happened in these rows already.
  async #inMemory({ text, params, sessionId = null, held }: Asked, begun: number): Promise<Answered> {
    const writes: (() => void)[] = [];
    const heads: Announcement[] = [];
    const rows = await answer(
      {
        ...{ rows: this.rows, begun, now: this.time, sessionId },
        lock: () => Promise.resolve(),
        tryLock: (key) => key !== `unit ${held}`,
        later: (write) => void writes.push(write),
        announce: (word) => void heads.push(word),
      },
      text,
      params,
    );
    for (const write of writes) write();
    return { rows, heads };
  }

  async #people(): Promise<void> {
    for (const { userId, partyId, sessionId } of this.writers) {
      const [found] = (await this.owner.query<{ n: string }>('select n from authority where user_id = $1', [userId]))
        .rows;
      const person = {
        userId,
        partyId,
        caseId: this.table.caseId,
        unseated: false,
        n: Number(found?.n ?? 0),
        movedAt: -1,
      };
      this.rows.people.set(userId, person);
      this.addSession(sessionId, userId);
    }
  }

  addSession(id: SessionId, userId: UserId): void {
    const membershipId = userId as never;
    const times = { expiresAt: this.time + 36_000_000, lastSeen: this.time };
    this.rows.sessions.set(id, { id, userId, membershipId, ...times, revoked: false });
  }

  // Of the convener, who reads it and never writes: whose it is has no part in the simulation.
  async #unit(): Promise<void> {
    const { caseId, recordId, sectionId, parties, people } = this.table;
    const id = randomUUID() as UnitId;
    await this.owner.query(
      `insert into unit (id, record_id, section_id, rank, author_party, category, kind, mode, state, created_by, shared_at, schema_v)
         values ($1, $2, $3, 'm', $4, 'PLAN', 'fact', 'joint', 'shared', $5, now(), 1)`,
      [id, recordId, sectionId, parties.ospod, people.worker.userId],
    );
    await this.owner.query('insert into unit_snapshot (unit_id, gen, seq, state) values ($1, 1, 0, $2)', [id, STATE]);
    const unit: UnitRow = newUnit({ id, recordId: recordId as RecordId, caseId: caseId as CaseId }, STATE);
    for (const [party, right] of [
      [parties.ospod, 'read'] as const,
      ...this.writers.map(({ partyId }) => [partyId, 'write'] as const),
    ]) {
      await this.owner.query(
        `insert into audience (unit_id, party_id, access_right, rule, explanation) values ($1, $2, $3, 'P1', 'zkouška')`,
        [id, party, right],
      );
      unit.audience.set(party, { right, until: null });
      unit.floors.set(`1 ${party}`, 0);
    }
    this.rows.units.set(id, unit);
  }
}
