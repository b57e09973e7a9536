import { Inject, Injectable } from '@nestjs/common';
import { contentHash, readContent, unitFragment } from '@soulad/shared/doc';
import { type ErrorCode, isErrorCode } from '@soulad/shared/errors';
import type { SessionId, UnitId } from '@soulad/shared/ids';
import * as Y from 'yjs';
import { Database } from '../platform/database/database.js';

/** One push as it goes into the log. */
export interface LogEntry {
  readonly sessionId: SessionId;
  readonly epoch: number;
  readonly clientId: number;
  readonly n: number;
  readonly bytes: Uint8Array;
}

export type CommitOutcome =
  | { readonly kind: 'stored' | 'dup'; readonly seq: number }
  /** Another node wrote first, or an entry before this one was refused: guard it again on a newer document. */
  | { readonly kind: 'behind' | 'again' }
  | { readonly kind: 'refused'; readonly code: ErrorCode };

export interface LoadedUnit {
  readonly gen: number;
  readonly doc: Y.Doc;
  readonly seq: number;
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
  constructor(@Inject(Database) private readonly db: Database) {}

  /** The present document of a unit; undefined when there is no such unit. */
  async load(unitId: UnitId): Promise<LoadedUnit | undefined> {
    return this.db.asSystem(async (sql) => {
      const [base] = await sql.query<{ gen: number; snap: string; state: Buffer }>(
        'select gen, snap_seq as snap, state from live_load($1)',
        [unitId],
      );
      if (!base) return undefined;
      const tail = await sql.query<{ seq: string; bytes: Buffer }>('select seq, bytes from live_tail($1, $2, $3)', [
        unitId,
        base.gen,
        base.snap,
      ]);
      const doc = new Y.Doc({ gc: true });
      unitFragment(doc, unitId, base.gen);
      doc.transact(() => {
        Y.applyUpdate(doc, base.state);
        for (const row of tail) Y.applyUpdate(doc, row.bytes);
      });
      return { gen: base.gen, doc, seq: Number(tail.at(-1)?.seq ?? base.snap) };
    });
  }

  /** What was stored after `after`, oldest first. */
  async tail(unitId: UnitId, gen: number, after: number): Promise<readonly TailRow[]> {
    const rows = await this.db.asSystem((sql) =>
      sql.query<{ seq: string; bytes: Buffer }>('select seq, bytes from live_tail($1, $2, $3)', [unitId, gen, after]),
    );
    return rows.map(({ seq, bytes }) => ({ seq: Number(seq), bytes }));
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

  /**
   * Stores a batch in one transaction [I6]. Returns only after the commit.
   * @param head seq of the document on which the batch was guarded
   */
  async commit(
    at: { unitId: UnitId; gen: number; head: number; node: string },
    batch: readonly LogEntry[],
  ): Promise<readonly CommitOutcome[]> {
    const rows = await this.db.asSystem((sql) =>
      sql.query<{ outcome: string; at_seq: string | null }>(
        'select outcome, at_seq from push_updates($1, $2, $3, $4, $5, $6, $7, $8, $9)',
        [
          ...[at.unitId, at.gen, at.head, at.node],
          batch.map((entry) => entry.sessionId),
          batch.map((entry) => entry.epoch),
          batch.map((entry) => entry.clientId),
          batch.map((entry) => entry.n),
          batch.map((entry) => Buffer.from(entry.bytes)),
        ],
      ),
    );
    return rows.map(({ outcome, at_seq }) => outcomeOf(outcome, Number(at_seq)));
  }

  /**
   * Writes a shorter way to the state at `seq`: a fresh document with garbage collection, loaded from the rows and encoded
   * anew, so that deleted text is not in it (realtime, fact 4). The rows stay.
   */
  async snapshot(unitId: UnitId): Promise<void> {
    const loaded = await this.load(unitId);
    if (!loaded) return;
    const state = Y.encodeStateAsUpdate(loaded.doc);
    const content = readContent(unitFragment(loaded.doc, unitId, loaded.gen));
    loaded.doc.destroy();
    if (!this.reloads(unitId, loaded.gen, state, contentHash(content))) return;
    await this.db.asSystem((sql) =>
      sql.query('select snapshot_store($1, $2, $3, $4, $5::jsonb, $6)', [
        ...[unitId, loaded.gen, loaded.seq],
        Buffer.from(state),
        JSON.stringify(content),
        Buffer.from(contentHash(content)),
      ]),
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

function outcomeOf(outcome: string, seq: number): CommitOutcome {
  if (outcome === 'STORED' || outcome === 'DUP') return { kind: outcome === 'STORED' ? 'stored' : 'dup', seq };
  if (outcome === 'BEHIND' || outcome === 'AGAIN') return { kind: outcome === 'BEHIND' ? 'behind' : 'again' };
  return { kind: 'refused', code: isErrorCode(outcome) ? outcome : 'INTERNAL' };
}
