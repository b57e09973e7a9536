import { Inject, Injectable } from '@nestjs/common';
import type { RecordId } from '@soulad/shared/ids';
import type { OnlineParty } from '@soulad/shared/protocol';
import type { Connection } from './connection.js';
import { Hub } from './hub.js';

/** Who is here: parties with a connection to a record, each viewer told only of those it sits with. Never where they are. */
@Injectable()
export class Rosters {
  constructor(@Inject(Hub) private readonly hub: Hub) {}

  /** The roster as this viewer may see it, oneself included. */
  of(viewer: Connection, recordId: RecordId): readonly OnlineParty[] {
    const known = viewer.records.get(recordId)?.known;
    const seen = new Map<string, OnlineParty>();
    for (const connection of this.hub.readersOf(recordId)) {
      const partyId = connection.records.get(recordId)?.partyId;
      const name = connection.principal.displayName;
      if (partyId && known?.has(partyId)) seen.set(`${partyId} ${name}`, { partyId, name });
    }
    return [...seen.keys()].sort().flatMap((key) => seen.get(key) ?? []);
  }

  /** Tells those whose own roster is another one now; to the others nothing happened. */
  changed(recordId: RecordId): void {
    for (const viewer of this.hub.readersOf(recordId)) {
      const record = viewer.records.get(recordId);
      const online = this.of(viewer, recordId);
      const roster = JSON.stringify(online);
      if (!record || record.roster === roster) continue;
      record.roster = roster;
      viewer.emit('roster', { recordId, online });
    }
  }
}
