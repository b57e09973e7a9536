import type { UnitId } from '@soulad/shared/ids';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { LiveScene } from '../live-scene.js';
import type { LiveTable, Sitter, SitterKey } from '../live-table.js';

/** Longest time until a window of a trial ends by itself, milliseconds. */
const WINDOW_MS = 150;

/** When a right ended: the order is the database's; the time serves for the figures alone. */
export interface Ended {
  /** Seq up to which text was committed before the right ended. */
  readonly cut: () => Promise<number>;
  /** Milliseconds since 1970 by the clock of this machine, which the database shares. */
  readonly at: number;
}

/** The table at which a right ends, and the ways to end it. */
export class Trial {
  readonly releaseId = randomUUID();
  /** Whom the text is about; empty where that does not matter. */
  subjects: readonly string[] = [];
  #endsAt = 0;

  constructor(
    private readonly scene: LiveScene,
    /** Who loses the right. */
    readonly person: Sitter,
    private readonly random: () => number,
    public unitId: UnitId,
  ) {}

  get table(): LiveTable {
    return this.scene.table;
  }

  /** Ends the right by a statement of the owner; in every second trial the unit is held, which makes the cut exact. */
  async bySql(text: string, id: string): Promise<Ended> {
    const client = new pg.Client({ connectionString: this.scene.server.database.ownerUrl });
    await client.connect();
    const head = async (hold: string): Promise<number> => {
      const { rows } = await client.query(`select head_seq as head from unit where id = $1 ${hold}`, [this.unitId]);
      return Number(rows[0].head);
    };
    try {
      await client.query('begin');
      await client.query(text, [id]);
      const exact = this.random() < 0.5;
      const held = exact ? await head('for update') : 0;
      await client.query('commit');
      const at = Date.now();
      const cut = exact ? held : await head('');
      return { cut: () => Promise.resolve(cut), at };
    } finally {
      await client.end();
    }
  }

  async byVerb(by: SitterKey, mutation: string, variables: object): Promise<Ended> {
    await this.scene.ask(by, mutation, variables);
    const at = Date.now();
    const [row] = await this.own<{ head: string }>('select head_seq as head from unit where id = $1', [this.unitId]);
    return { cut: () => Promise.resolve(Number(row?.head)), at };
  }

  /** The window ends by itself. A transaction that began in it may commit a moment after. */
  async byTime(): Promise<Ended> {
    const last = `select coalesce(max(seq), 0) as seq from unit_update where unit_id = $1 and at < to_timestamp($2::float8 / 1000)`;
    const cut = async (): Promise<number> => {
      const [row] = await this.own<{ seq: string }>(last, [this.unitId, this.#endsAt]);
      return Number(row?.seq);
    };
    return { cut, at: this.#endsAt };
  }

  /** Sets the end of a window; one trial has one. */
  async willEnd(text: string, ...ids: readonly string[]): Promise<void> {
    if (this.#endsAt === 0) this.#endsAt = Date.now() + WINDOW_MS * (0.3 + this.random());
    const [id, party] = ids;
    const only = party === undefined ? '' : ` and party_id = '${party}'`;
    await this.own(text.replace('$2', 'to_timestamp($2::float8 / 1000)') + only, [id, this.#endsAt]);
  }

  /** What storing an audience does when an end in it moves. */
  async raiseEpoch(): Promise<void> {
    await this.own('update unit set access_epoch = access_epoch + 1 where id = $1', [this.unitId]);
  }

  /** A case is closed when nobody meets any more; what is written then is still live. */
  async endMeeting(): Promise<void> {
    await this.own(`update conference set state = 'ended' where id = $1`, [this.table.conferenceId]);
  }

  /** The mother lets the visiting service read of her debts. */
  async release(): Promise<void> {
    const { parties, caseId } = this.table;
    const [mother] = await this.own<{ id: string }>('select person_id as id from party where id = $1', [
      parties.mother,
    ]);
    if (!mother) throw new Error('The table has no mother.');
    await this.own(
      `insert into release (id, case_id, given_by, released_party, recipients, categories, purpose, form, valid_from)
         values ($1, $2, $3, $4, $5, '{FIN}', 'x', 'written', now() - interval '1 hour')`,
      [this.releaseId, caseId, mother.id, parties.debt, [parties.ngo]],
    );
    this.subjects = [mother.id];
  }

  /** Rows that the person who lost the right wrote after `cut`, and rows of anybody. */
  async rowsAfter(cut: number): Promise<{ readonly own: number; readonly all: number }> {
    const [row] = await this.own<{ own: string; all: string }>(
      `select count(*) filter (where author_user = $3) as own, count(*) as "all" from unit_update where unit_id = $1 and seq > $2`,
      [this.unitId, cut, this.person.userId],
    );
    return { own: Number(row?.own), all: Number(row?.all) };
  }

  private own<T extends object>(text: string, params: unknown[]): Promise<T[]> {
    return this.scene.server.asOwner<T>(text, params);
  }
}
