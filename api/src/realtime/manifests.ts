import { Inject, Injectable } from '@nestjs/common';
import { ProductError } from '@soulad/shared/errors';
import type { CaseId, ConferenceId, PartyId, RecordId } from '@soulad/shared/ids';
import type { Principal } from '../platform/context.js';
import { Database } from '../platform/database/database.js';
import { type Manifest, manifestRev, readManifest } from '../records/index.js';
import { seatsOf } from '../sharing/index.js';
import type { Connection, OpenRecord } from './connection.js';
import { Hub } from './hub.js';
import { Rosters } from './rosters.js';

/**
 * Tells viewers that their own outline changed, and only those whose own did: that something hidden changed must not be
 * felt, not even as a word without content [I1].
 */
@Injectable()
export class Manifests {
  readonly #running = new Map<Connection, Set<RecordId>>();

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Hub) private readonly hub: Hub,
    @Inject(Rosters) private readonly rosters: Rosters,
  ) {}

  /** @throws ProductError NOT_FOUND */
  async open(principal: Principal, recordId: RecordId): Promise<OpenRecord> {
    return this.db.inContext(principal, async (ctx) => {
      const manifest = await readManifest(ctx, recordId);
      const [seat] = manifest.seats;
      if (!seat) throw new ProductError('NOT_FOUND');
      ctx.audit({ action: 'record.live', caseId: manifest.record.caseId, objectType: 'record', objectId: recordId });
      const { caseId } = manifest.record;
      return {
        recordId,
        caseId,
        partyId: seat.partyId,
        known: knownIn(manifest),
        rev: manifestRev(manifest),
        roster: '',
      };
    });
  }

  /** Looks at the record with the eyes of everybody here who has it open. */
  async recordChanged(recordId: RecordId): Promise<void> {
    await Promise.all(this.hub.readersOf(recordId).map((connection) => this.look(connection, recordId)));
  }

  /** Passes the word on to those who may see the conference. */
  async conferenceChanged(id: ConferenceId): Promise<void> {
    await this.each(
      (ctx) => ctx.sql.query<{ caseId: CaseId }>('select case_id as "caseId" from conference where id = $1', [id]),
      (connection) => connection.emit('changed', { kind: 'conference', id }),
    );
    for (const recordId of this.recordsOpen()) await this.recordChanged(recordId);
  }

  /** Passes the word on to those with a seat in the case. */
  async caseChanged(id: CaseId): Promise<void> {
    await this.each(
      (ctx) => ctx.sql.query<{ caseId: CaseId }>('select id as "caseId" from case_file where id = $1', [id]),
      (connection) => connection.emit('changed', { kind: 'case', id }),
    );
  }

  private async each(
    find: (ctx: Parameters<Parameters<Database['inContext']>[1]>[0]) => Promise<readonly { caseId: CaseId }[]>,
    tell: (connection: Connection) => void,
  ): Promise<void> {
    for (const connection of [...this.hub.connections]) {
      const sees = await this.db
        .inContext(connection.principal, async (ctx) => {
          const rows = await find(ctx);
          const seats = await seatsOf(ctx);
          return rows.some((row) => seats.some((seat) => seat.caseId === row.caseId));
        })
        .catch(() => false);
      if (sees) tell(connection);
    }
  }

  private recordsOpen(): ReadonlySet<RecordId> {
    return new Set([...this.hub.connections].flatMap((connection) => [...connection.records.keys()]));
  }

  // Words that come while one look is under way are answered by one more look.
  private async look(connection: Connection, recordId: RecordId): Promise<void> {
    const again = this.#running.get(connection);
    if (again) return void again.add(recordId);
    const waiting = new Set<RecordId>([recordId]);
    this.#running.set(connection, waiting);
    try {
      for (const next of waiting) {
        waiting.delete(next);
        await this.compare(connection, next);
      }
    } finally {
      this.#running.delete(connection);
    }
  }

  private async compare(connection: Connection, recordId: RecordId): Promise<void> {
    const record = connection.records.get(recordId);
    if (!record) return;
    const manifest = await this.db
      .inContext(connection.principal, (ctx) => readManifest(ctx, recordId))
      .catch((error: unknown) => {
        if (!(error instanceof ProductError) || !GONE.has(error.code)) throw error;
        return undefined;
      });
    const rev = manifest ? manifestRev(manifest) : '';
    if (manifest) record.known = knownIn(manifest);
    // For whoever has no part in it any more the record is closed: nothing of it is told, not even who is there.
    else this.hub.closeRecord(connection, recordId);
    this.rosters.changed(recordId);
    if (rev === record.rev) return;
    record.rev = rev;
    connection.emit('manifest', { recordId });
  }
}

/** The record is not there for the viewer any more, or the session has ended. */
const GONE: ReadonlySet<string> = new Set(['NOT_FOUND', 'UNAUTHENTICATED']);

function knownIn(manifest: Manifest): ReadonlySet<PartyId> {
  return new Set(manifest.marks.keys());
}
