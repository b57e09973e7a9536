import { Inject, Injectable } from '@nestjs/common';
import type { CaseId, ConferenceId, RecordId, UnitId } from '@soulad/shared/ids';
import { describeError, log } from '../platform/logging/log.js';
import type { Connection, OpenRecord } from './connection.js';
import { Hub } from './hub.js';
import { Rosters } from './rosters.js';
import { SeenRecords } from './seen-records.js';
import { Tidings } from './tidings.js';

/** A record that is being read to be opened, and whether there was a word of it since. */
interface Coming {
  readonly recordId: RecordId;
  heard: boolean;
}

/** Records that a connection is being asked about, and what comes of it: those that were looked at. */
interface Looking {
  readonly waiting: Set<RecordId>;
  readonly looked: Promise<ReadonlySet<RecordId>>;
}

/**
 * Tells viewers that their own outline changed, and only those whose own did: that something hidden changed must not be
 * felt, not even as a word without content [I1].
 */
@Injectable()
export class Manifests {
  readonly #running = new Map<Connection, Looking>();
  readonly #coming = new Set<Coming>();

  constructor(
    @Inject(SeenRecords) private readonly seen: SeenRecords,
    @Inject(Hub) private readonly hub: Hub,
    @Inject(Rosters) private readonly rosters: Rosters,
    @Inject(Tidings) private readonly tidings: Tidings,
  ) {}

  /**
   * Runs what opens a record for somebody. Words of it that come meanwhile find nobody to look for: they are looked at when it
   * is open, before its reader is told so and reads the outline [R32].
   * @param open whether it was opened is in its answer
   */
  async whileOpening<A extends { readonly ok: boolean }>(
    connection: Connection,
    recordId: RecordId,
    open: () => Promise<A>,
  ): Promise<A> {
    const coming: Coming = { recordId, heard: false };
    this.#coming.add(coming);
    try {
      const answer = await open();
      if (answer.ok && coming.heard) await this.lookOrLeave(connection, recordId);
      return answer;
    } finally {
      this.#coming.delete(coming);
    }
  }

  /**
   * Looks at the record with the eyes of everybody here who has it open, and at whatever else they have open of its case, in the
   * order in which they opened it: which of two records has a word of its own may hang on a passage that they may not know of [I1].
   */
  async recordChanged(recordId: RecordId): Promise<void> {
    this.heard((coming) => coming.recordId === recordId);
    await this.lookWith(this.hub.readersOf(recordId), (record) => record.recordId === recordId);
  }

  /** The same for the records of a conference. */
  async conferenceChanged(id: ConferenceId): Promise<void> {
    await this.openChanged((record) => record.conferenceId === id);
  }

  /** The same for those of a case: who sits at the table, and who may know of whom, is part of every outline [I1]. */
  async caseChanged(id: CaseId): Promise<void> {
    await this.openChanged((record) => record.caseId === id);
  }

  /**
   * The viewer has a unit no more: it was taken away, or its page does not show it. It may be there again by now, in an
   * outline that reads as it did when the viewer was last told of it; to the viewer that is another one [R32].
   */
  async dropped(connection: Connection, unitId: UnitId): Promise<void> {
    for (const { recordId, units, dropped } of connection.records.values()) {
      if (!units.has(unitId)) continue;
      dropped.add(unitId);
      await this.lookOrLeave(connection, recordId);
    }
  }

  private heard(concerns: (coming: Coming) => boolean): void {
    for (const coming of this.#coming) coming.heard ||= concerns(coming);
  }

  private async lookOrLeave(connection: Connection, recordId: RecordId): Promise<void> {
    try {
      for (const looked of await this.look(connection, [recordId])) this.rosters.changed(looked);
    } catch (error) {
      log('warn', 'The outline of a viewer could not be read, who was disconnected.', describeError(error));
      connection.close();
    }
  }

  private async openChanged(concerns: (record: OpenRecord) => boolean): Promise<void> {
    // Of which case a record is, is not known before it has been read.
    this.heard(() => true);
    await this.lookWith(this.hub.connections, concerns);
  }

  private async lookWith(connections: Iterable<Connection>, concerns: (record: OpenRecord) => boolean): Promise<void> {
    const looked = await Promise.all(
      [...connections].map((connection) => {
        const open = [...connection.records.values()];
        const cases = new Set(open.filter(concerns).map(({ caseId }) => caseId));
        const records = open.filter(({ caseId }) => cases.has(caseId)).map(({ recordId }) => recordId);
        return records.length > 0 ? this.look(connection, records) : [];
      }),
    );
    // When many lose a record at once, who is left is told when all have been asked: in which order says nothing then.
    for (const recordId of new Set(looked.flatMap((records) => [...records]))) this.rosters.changed(recordId);
  }

  // Words that come while one look is under way are answered by one more look.
  private look(connection: Connection, recordIds: readonly RecordId[]): Promise<ReadonlySet<RecordId>> {
    const running = this.#running.get(connection);
    if (running) {
      for (const recordId of recordIds) running.waiting.add(recordId);
      return running.looked;
    }
    const waiting = new Set(recordIds);
    const looked = this.lookAll(connection, waiting);
    this.#running.set(connection, { waiting, looked });
    return looked;
  }

  private async lookAll(connection: Connection, waiting: Set<RecordId>): Promise<ReadonlySet<RecordId>> {
    const looked = new Set<RecordId>();
    try {
      for (const next of waiting) {
        waiting.delete(next);
        await this.compare(connection, next);
        looked.add(next);
      }
      return looked;
    } finally {
      // At once: what comes afterwards begins anew.
      this.#running.delete(connection);
    }
  }

  private async compare(connection: Connection, recordId: RecordId): Promise<void> {
    const record = connection.records.get(recordId);
    if (!record) return;
    const dropped = [...record.dropped];
    const seen = await this.seen.outline(connection.principal, recordId);
    const rev = seen?.rev ?? '';
    const units: ReadonlySet<UnitId> = seen?.units ?? new Set();
    if (seen) record.known = seen.known;
    else {
      // What is to be told of it is told before: that must not hang on which of two words was heard first [R32].
      await this.tidings.recordLost(connection, record);
      // For whoever has no part in it any more the record is closed: nothing of it is told, not even who is there.
      this.hub.closeRecord(connection, recordId);
    }
    for (const unitId of dropped) record.dropped.delete(unitId);
    if (rev === record.rev && !dropped.some((unitId) => units.has(unitId))) return;
    Object.assign(record, { rev, units });
    connection.emit('manifest', { recordId });
  }
}
