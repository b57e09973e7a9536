import { plainText, readContent } from '@soulad/shared/doc';
import type { UnitId, UserId } from '@soulad/shared/ids';
import { includesRight } from '@soulad/shared/policy';
import type { ClientMessage, ServerMessage } from '@soulad/shared/protocol';
import * as Y from 'yjs';
import { contentOf } from './acts.js';
import type { SimulatedDatabase } from './database.js';
import type { Page, Word } from './page.js';
import { type LogRow, personOf, rightNow, sessionEnd, type UnitRow } from './rows.js';
import type { Scheduler } from './scheduler.js';

interface Committed {
  readonly row: LogRow;
  /** Place of its commit among all commits, and its time. */
  readonly order: number;
  readonly at: number;
}

/** From the judgement of a row to its commit, at the most. */
const JUDGED_MS = 1_000;

/** Text that was committed reaches whoever has the unit live within this, where no line loses it. */
const SOON_MS = 5_000;

const WORD = /w[0-9a-z]{5}x/gu;

/** What must never be, looked at while the world runs and after it has settled. */
export class Oracle {
  readonly violations: string[] = [];
  readonly #rows = new Map<string, Committed>();
  /** Until which commit, and which time, a person could read a unit; absent while it never could. */
  readonly #readable = new Map<string, { order: number; at: number; now: boolean }>();
  #commits = 0;

  constructor(
    private readonly scheduler: Scheduler,
    private readonly database: SimulatedDatabase,
    private readonly words: ReadonlyMap<string, Word>,
  ) {}

  violated(what: string): void {
    this.violations.push(what);
    this.scheduler.note(`VIOLATED ${what}`);
  }

  /** After every commit that wrote: judges the new rows, remembers who may read what. */
  committed(): void {
    this.#commits += 1;
    const { rows } = this.database;
    for (const unit of rows.units.values()) {
      const log = unit.log.get(unit.gen) ?? [];
      for (let at = log.length - 1; at >= 0; at--) {
        const row = log[at];
        const key = row && `${unit.id} ${unit.gen} ${row.seq}`;
        if (!row || !key || this.#rows.has(key)) break;
        this.#rows.set(key, { row, order: this.#commits, at: this.scheduler.time });
        this.#judge(unit, row, log);
      }
      if (log.some(({ seq }, index) => seq !== index + 1)) this.violated('[I6] the log has a gap');
    }
    this.lookAtRights();
  }

  /** Who may read what at this moment. */
  lookAtRights(): void {
    const { rows } = this.database;
    const { time } = this.scheduler;
    for (const unit of rows.units.values()) {
      for (const session of rows.sessions.values()) {
        const person = personOf(rows, session.id, time);
        const key = `${unit.id} ${session.id}`;
        const known = this.#readable.get(key);
        const reads = includesRight(rightNow(unit, person, time), 'read');
        if (reads) this.#readable.set(key, { order: this.#commits, at: time, now: true });
        else if (known?.now) {
          const until = unit.audience.get(rows.people.get(session.userId)?.partyId as never)?.until ?? Infinity;
          const end = Math.min(until, sessionEnd(session));
          // What ends by itself ends between two commits, and the time says between which.
          const order = end <= time ? Infinity : this.#commits - 1;
          this.#readable.set(key, { order, at: Math.min(time, end), now: false });
        }
      }
    }
  }

  // [I7] Under a right that held at the commit; [I8] under the writer's own client id, and nothing else.
  #judge(unit: UnitRow, row: LogRow, log: readonly LogRow[]): void {
    const { rows } = this.database;
    // A session or a window that ends by itself between the statement and its commit was open when it was judged.
    const judged = this.scheduler.time - JUDGED_MS;
    if (rightNow(unit, personOf(rows, row.sessionId, judged), judged) !== 'write')
      this.violated(`[I7] row ${row.seq} was committed without a right to write`);
    if (unit.leases.get(`${unit.gen} ${row.clientId}`)?.userId !== row.userId)
      this.violated(`[I8] row ${row.seq} was written under the client id of somebody else`);
    const { structs } = Y.decodeUpdate(row.bytes);
    if (structs.some((struct) => struct.id.client !== row.clientId))
      this.violated(`[I8] row ${row.seq} has structs of another client id`);
    if (log.filter((one) => one.clientId === row.clientId && one.n === row.n).length > 1)
      this.violated(`[I6] number ${row.n} of a lease is in the log twice`);
  }

  /** Something leaves a node for a session. */
  emitted(sessionId: string, event: string, args: readonly unknown[]): void {
    const [first, asked] = args;
    if (event === 'unit:upd') return this.#sent(sessionId, first as ServerMessage<'unit:upd'>);
    if (event === 'ack unit:push') return this.#acknowledged(first, asked as ClientMessage<'unit:push'>);
    if (event !== 'ack unit:open') return;
    const units = Reflect.get(Object(first), 'units');
    for (const unit of Array.isArray(units) ? units : [])
      if (unit.ok !== false) this.#sent(sessionId, { ...unit, to: unit.headSeq });
  }

  // [I7] Text of a commit goes only to those whose right had not ended before it.
  #sent(sessionId: string, { unitId, gen, to }: { unitId: UnitId; gen: number; to: number }): void {
    this.lookAtRights();
    const known = this.#readable.get(`${unitId} ${sessionId}`);
    const commit = this.#rows.get(`${unitId} ${gen} ${to}`);
    if (!known) return this.violated('[I7] text was sent to somebody who never could read it');
    if (known.now || !commit) return;
    if (commit.order > known.order || commit.at > known.at)
      this.violated(`[I7] text of seq ${to} was sent under a right that had ended before its commit`);
  }

  // [I6] Acknowledged means committed: the row is there, under the seq that is told.
  #acknowledged(answer: unknown, push: ClientMessage<'unit:push'>): void {
    if (Reflect.get(Object(answer), 'ok') !== true) return;
    const seq: unknown = Reflect.get(Object(answer), 'seq');
    const { unitId, gen, clientId, n } = push;
    const log = this.database.rows.units.get(unitId)?.log.get(gen) ?? [];
    const row = log.find((one) => one.clientId === clientId && one.n === n);
    const stored = Math.max(0, ...log.map(({ bytes }) => clockAfter(bytes, clientId)));
    if (clockAfter(push.update, clientId) > stored)
      this.violated(`[I6] number ${n} was acknowledged, but not all of its words are committed`);
    for (const [text] of Buffer.from(push.update).toString('latin1').matchAll(WORD)) {
      const word = this.words.get(text);
      // Typed into a paragraph that somebody took out at the same moment: its place is in the log, the word is not.
      if (word && row && !row.bytes.includes(text)) word.deleted = true;
    }
    if (row?.seq !== seq)
      this.violated(`[I6] number ${n} was acknowledged as seq ${String(seq)}, which is not committed`);
  }

  /** What is still wrong when everything should have come to rest: lost, twice, unequal, stuck. Nothing = settled. */
  unsettled(pages: readonly Page[], sessionOf: (page: Page) => UserId): readonly string[] {
    const { rows } = this.database;
    const truth = new Map([...rows.units.values()].map((unit) => [unit.id, plainText(contentOf(unit))]));
    const all = [...truth.values()].join('\n');
    return [
      ...[...this.words.values()].flatMap((word) => fateOf(word, all)),
      ...pages.flatMap((page) => this.#ofPage(page, sessionOf(page), truth)),
    ];
  }

  /** What pages lack that have long been live, of what was long committed: nobody told them, and nobody would have. */
  late(pages: readonly Page[]): readonly string[] {
    const soon = this.scheduler.time - SOON_MS;
    const served = pages.filter(
      ({ owner, over, transport }) => owner.alive && !over && !(transport.wire?.isCut ?? true),
    );
    return [...this.database.rows.units.values()].flatMap((unit) => {
      const last = this.#rows.get(`${unit.id} ${unit.gen} ${unit.head}`);
      if (last && last.at > soon) return [];
      const truth = plainText(contentOf(unit));
      return served.flatMap((page) => {
        const live = page.record.unit(unit.id);
        const settled =
          (page.liveSince(unit.id) ?? Infinity) <= soon && live?.gen === unit.gen && live.save.pending === 0;
        if (!settled || plainText(readContent(live.fragment)) === truth) return [];
        return [`[R41] ${page.name} has not been told of what was committed more than ${SOON_MS} ms ago`];
      });
    });
  }

  #ofPage(page: Page, userId: UserId, truth: ReadonlyMap<UnitId, string>): readonly string[] {
    const { name, record, over } = page;
    const pending = record.save.pending > 0 ? [`[I6] ${name} still has ${record.save.pending} changes`] : [];
    if (over) return pending;
    const { rows } = this.database;
    const texts = page.texts();
    const found = [...rows.units.values()].flatMap((unit) => {
      const reads = includesRight(rightNow(unit, rows.people.get(userId), this.scheduler.time), 'read');
      const own = texts.get(unit.id);
      const live = record.unit(unit.id);
      if (!reads) return own === undefined ? [] : [`[I7] ${name} still has a unit that is not its own`];
      if (own === undefined || !live) return [`${name} lacks a unit that it may read`];
      return [
        ...(own === truth.get(unit.id) ? [] : [`[I6] ${name} reads something else than the store holds`]),
        ...(live.phase === 'live' ? [] : [`${name} is stuck: a unit is ${live.phase}`]),
        ...(live.gen === unit.gen ? [] : [`${name} has another generation`]),
        ...carvedIn(unit.id, Buffer.from(Y.encodeStateAsUpdate(live.doc)).toString('latin1'), truth).map(
          (word) => `[I7] ${name} holds ${word}, which is carved out`,
        ),
      ];
    });
    return [...pending, ...found];
  }
}

function fateOf({ text, saved, back, deleted, lost, page }: Word, all: string): string[] {
  const times = all.split(text).length - 1;
  if (times > 1) return [`[I6] ${text} is in the store ${times} times`];
  if (times > 0 || deleted) return [];
  if (saved) return [`[I6] ${text} was said to be saved and is lost (${page.name})`];
  return lost || back > 0 ? [] : [`[I6] ${text} is lost: neither stored nor handed back (${page.name})`];
}

// Words that were carved out of a unit are nowhere in what its readers hold of it, not even as deleted ones.
function carvedIn(unitId: UnitId, state: string, truth: ReadonlyMap<UnitId, string>): readonly string[] {
  return [...truth].flatMap(([id, text]) =>
    id === unitId ? [] : [...text.matchAll(WORD)].map(([word]) => word).filter((word) => state.includes(word)),
  );
}

/** Own clock behind the last struct of a client in an update. */
function clockAfter(update: Uint8Array, clientId: number): number {
  const own = Y.decodeUpdate(update).structs.filter((struct) => struct.id.client === clientId);
  return Math.max(0, ...own.map((struct) => struct.id.clock + struct.length));
}
