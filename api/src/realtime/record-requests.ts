import { Inject, Injectable } from '@nestjs/common';
import type { RecordId } from '@soulad/shared/ids';
import type { ClientMessage, ReplyOf } from '@soulad/shared/protocol';
import { type Connection, refusal } from './connection.js';
import { Hub } from './hub.js';
import { Manifests } from './manifests.js';
import { Rosters } from './rosters.js';
import { SeenRecords } from './seen-records.js';
import { Tidings } from './tidings.js';

/** Records one connection may have open at once. */
const MAX_RECORDS = 8;

/** Coming to a record and leaving it. */
@Injectable()
export class RecordRequests {
  @Inject(Hub) private readonly hub: Hub;
  @Inject(SeenRecords) private readonly seen: SeenRecords;
  @Inject(Manifests) private readonly manifests: Manifests;
  @Inject(Rosters) private readonly rosters: Rosters;
  @Inject(Tidings) private readonly tidings: Tidings;

  open(connection: Connection, { recordId }: ClientMessage<'record:open'>): Promise<ReplyOf<'record:open'>> {
    return this.manifests.whileOpening(connection, recordId, () =>
      connection.inTurn(() => this.read(connection, recordId)),
    );
  }

  private async read(connection: Connection, recordId: RecordId): Promise<ReplyOf<'record:open'>> {
    const record = await this.seen.open(connection.principal, recordId);
    // It went away meanwhile, and nobody would take it off the list again.
    if (!connection.isOpen) return refusal('UNAVAILABLE');
    for (const oldest of [...connection.records.keys()].slice(
      0,
      Math.max(0, connection.records.size + 1 - MAX_RECORDS),
    )) {
      if (oldest !== recordId) this.close(connection, { recordId: oldest });
    }
    connection.records.set(recordId, record);
    this.hub.openRecord(connection, recordId);
    const online = this.rosters.of(connection, recordId);
    record.roster = JSON.stringify(online);
    this.rosters.changed(recordId);
    await this.tidings.opened(connection, record);
    return { ok: true, online };
  }

  close(connection: Connection, { recordId }: ClientMessage<'record:close'>): void {
    this.hub.closeRecord(connection, recordId);
    this.rosters.changed(recordId);
  }
}
