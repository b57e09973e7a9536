import { Inject, Injectable } from '@nestjs/common';
import { contentHash, readContent, unitFragment } from '@soulad/shared/doc';
import type { ErrorCode } from '@soulad/shared/errors';
import type { CaseId, SessionId, UnitId, UserId } from '@soulad/shared/ids';
import * as Y from 'yjs';
import { Database } from '../platform/database/database.js';
import { TEXT_PLACES, Vault } from '../platform/keys/index.js';
import { loadUnitText, openRows, sealSnapshot, tailOf } from '../sharing/index.js';
import { numbered } from './authorities.js';
import { GroupCommit } from './group-commit.js';

/** One push as it goes into the log. */
export interface LogEntry {
  readonly sessionId: SessionId;
  readonly epoch: number;
  readonly clientId: number;
  readonly n: number;
  readonly bytes: Uint8Array;
  /** True where the update holds nothing new. */
  readonly empty: boolean;
}

/** Where a batch goes, and who is watching. */
export interface CommitPlace {
  readonly caseId: CaseId;
  readonly unitId: UnitId;
  readonly gen: number;
  /** Seq of the document on which the batch was guarded. */
  readonly head: number;
  /** Name of this process in announcements. */
  readonly node: string;
  readonly watch: readonly UserId[];
}

/** Numbers of the rights of those who watch a unit, as they stood when its text was committed or later. */
export type Authorities = ReadonlyMap<UserId, number>;

/** What became of a batch. */
export interface CommitAnswer {
  readonly outcomes: readonly CommitOutcome[];
  readonly authorities: Authorities;
}

/** Text of other nodes, with the epoch of the unit and the rights of its viewers read after it. */
export interface Tail {
  readonly rows: readonly TailRow[];
  readonly epoch: number;
  readonly authorities: Authorities;
}

export type CommitOutcome =
  | { readonly kind: 'stored' | 'dup'; readonly seq: number }
  /** Another node wrote first, or an entry before this one was refused: guard it again on a newer document. */
  | { readonly kind: 'behind' | 'again' }
  | { readonly kind: 'refused'; readonly code: ErrorCode };

export interface LoadedUnit {
  readonly caseId: CaseId;
  readonly gen: number;
  readonly doc: Y.Doc;
  readonly seq: number;
  /** Bytes of the newest snapshot, and what the log had behind it when it was loaded. */
  readonly behind: { readonly snapshot: number; readonly rows: number; readonly bytes: number };
}

export interface TailRow {
  readonly seq: number;
  readonly bytes: Uint8Array;
}

export interface Head {
  readonly id: UnitId;
  readonly gen: number;
  readonly seq: number;
  readonly epoch: number;
}

/** The log as the server's own actors need it: for guarding and for committing, never for answering a viewer. */
@Injectable()
export class LiveStore {
  /** Snapshots that were asked for and have not begun. */
  readonly #snapshots = new Map<UnitId, Promise<void>>();
  #lastSnapshot: Promise<void> = Promise.resolve();

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(GroupCommit) private readonly group: GroupCommit,
  ) {}

  /** The present document of a unit; undefined when there is no such unit. */
  async load(unitId: UnitId): Promise<LoadedUnit | undefined> {
    const text = await this.db.asSystem((sql) => loadUnitText(this.vault.over(sql), unitId));
    if (!text) return undefined;
    const { caseId, gen, seq, updates } = text;
    const doc = new Y.Doc({ gc: true });
    unitFragment(doc, unitId, gen);
    doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)));
    const [snapshot = 0, ...sizes] = updates.map(({ length }) => length);
    const behind = { snapshot, rows: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
    return { caseId, gen, doc, seq, behind };
  }

  /** What was stored after `after`, oldest first; undefined when the unit is no more. */
  async tail(at: { unitId: UnitId; gen: number; after: number; watch: readonly UserId[] }): Promise<Tail | undefined> {
    const { unitId: id, gen, after, watch } = at;
    return this.db.asSystem(async (sql) => {
      const rows = await tailOf(sql, { id, gen }, after);
      // [I7] Asked after the rows: whatever moved before one of them was committed is in the numbers.
      const [now] = await sql.query<{ epoch: string; numbers: readonly string[] }>(
        'select access_epoch as epoch, authority_numbers($2) as numbers from live_heads($1)',
        [[id], watch],
      );
      if (!now) return undefined;
      const opened = await openRows(this.vault, { id, gen }, rows);
      const found = opened.map((bytes, index) => ({ seq: Number(rows[index]?.seq), bytes }));
      return { rows: found, epoch: Number(now.epoch), authorities: numbered(watch, now.numbers) };
    });
  }

  async heads(unitIds: readonly UnitId[]): Promise<readonly Head[]> {
    if (unitIds.length === 0) return [];
    const rows = await this.db.asSystem((sql) =>
      sql.query<{ id: UnitId; gen: number; seq: string; epoch: string }>(
        'select id, gen, head_seq as seq, access_epoch as epoch from live_heads($1)',
        [unitIds],
      ),
    );
    return rows.map((row) => ({ ...row, seq: Number(row.seq), epoch: Number(row.epoch) }));
  }

  /** Stores a batch in one transaction [I6]. Returns only after the commit. */
  async commit(at: CommitPlace, batch: readonly LogEntry[]): Promise<CommitAnswer> {
    // Before the transaction: nobody waits for this work with a lock held.
    const key = await this.vault.keyOf(at.caseId);
    const rows = batch.map(({ sessionId, epoch, clientId, n, bytes, empty }) => ({
      ...{ sessionId, epoch, clientId, n, empty },
      sealed: key.seal(TEXT_PLACES.update(at.unitId, at.gen, clientId, n), bytes),
    }));
    const { unitId, gen, head, node, watch } = at;
    return this.group.commit({ unitId, gen, head, node, watch, rows });
  }

  /**
   * Writes a shorter way to the state at `seq`: a fresh document with garbage collection, loaded from the rows and encoded
   * anew, so that deleted text is not in it (realtime, fact 4). The rows stay. One at a time: tables that began together
   * come to the length of one together, and the keys typed meanwhile would wait for all of them.
   */
  snapshot(unitId: UnitId): Promise<void> {
    const waiting = this.#snapshots.get(unitId);
    if (waiting) return waiting;
    const own = this.#lastSnapshot.then(() => {
      this.#snapshots.delete(unitId);
      return this.makeSnapshot(unitId);
    });
    this.#snapshots.set(unitId, own);
    this.#lastSnapshot = own.catch(() => undefined);
    return own;
  }

  private async makeSnapshot(unitId: UnitId): Promise<void> {
    const loaded = await this.load(unitId);
    if (!loaded) return;
    const state = Y.encodeStateAsUpdate(loaded.doc);
    const content = readContent(unitFragment(loaded.doc, unitId, loaded.gen));
    loaded.doc.destroy();
    if (!this.reloads(unitId, loaded.gen, state, contentHash(content))) return;
    const at = { caseId: loaded.caseId, id: unitId, gen: loaded.gen, seq: loaded.seq };
    const sealed = await sealSnapshot(this.vault, at, state);
    await this.db.asSystem((sql) =>
      sql.query('select snapshot_store($1, $2, $3, $4)', [unitId, loaded.gen, loaded.seq, sealed]),
    );
  }

  // A snapshot that does not say the same is worse than none.
  private reloads(unitId: UnitId, gen: number, state: Uint8Array, hash: Uint8Array): boolean {
    const doc = new Y.Doc({ gc: true });
    Y.applyUpdate(doc, state);
    const same = Buffer.compare(contentHash(readContent(unitFragment(doc, unitId, gen))), hash) === 0;
    doc.destroy();
    return same;
  }
}
