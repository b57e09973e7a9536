import { Inject, Injectable } from '@nestjs/common';
import type { CaseId, ConferenceId, RecordId, UserId } from '@soulad/shared/ids';
import type { Connection, OpenRecord } from './connection.js';
import { Hub } from './hub.js';
import { type Matter, SeenRecords } from './seen-records.js';

/**
 * Tells viewers that their conference, their case or the comments they read changed, and only those whose own view of it
 * did: the pace of a part to which one is not invited, the coming of a party one may not know of, or a talk of others must
 * not be felt as a word without content [I1]. Spoken of are the conference, the case and the talk of a record that the
 * connection has open.
 */
@Injectable()
export class Tidings {
  readonly #seen = new WeakMap<Connection, Map<string, string>>();
  /** What a connection is told stands in the order of what happened, however long each look takes. */
  readonly #turns = new WeakMap<Connection, Promise<void>>();
  /** Looks that have not begun, by what they look at. */
  readonly #waiting = new WeakMap<Connection, Map<string, Promise<void>>>();

  constructor(
    @Inject(SeenRecords) private readonly seen: SeenRecords,
    @Inject(Hub) private readonly hub: Hub,
  ) {}

  /** Remembers what the viewer sees from now on. What changed before is told by one word that everybody gets. */
  async opened(connection: Connection, record: OpenRecord): Promise<void> {
    const told = mattersOf(record);
    // Not told: the page counts its notices by itself when it opens.
    const matters = [ownNotices(connection), ...told];
    await this.inTurn(connection, async () => {
      const seen = await this.seen.matters(connection.principal, matters);
      matters.forEach((matter, index) => this.prints(connection).set(keyOf(matter), seen[index] ?? ''));
      told.forEach((matter) => connection.emit('changed', matter));
    });
  }

  /** Passes the word on to those whose own view of the conference is another one now. */
  async conferenceChanged(id: ConferenceId): Promise<void> {
    await this.changed(
      (record) => record.conferenceId === id,
      () => [{ kind: 'conference', id }],
    );
  }

  /**
   * The same of a case. Who sits in it decides what is seen of its meetings, of the talk and of what waits: all of it is
   * looked at, for what is told later is told with whatever comes next, and that may be nothing of the viewer's [I1].
   */
  async caseChanged(id: CaseId): Promise<void> {
    await this.changed(
      (record) => record.caseId === id,
      (record, connection) => [...mattersOf(record), ownNotices(connection)],
    );
  }

  /** The same of the comments of a record, and of what waits at them. */
  async talkChanged(id: RecordId): Promise<void> {
    await this.changed(
      (record) => record.recordId === id,
      (_, connection) => [{ kind: 'talk', id }, ownNotices(connection)],
    );
  }

  /** The same of the notices of these people, each of whom hears of the own ones alone. */
  async noticesChanged(userIds: readonly UserId[]): Promise<void> {
    const people = [...this.hub.connections].filter((one) => userIds.includes(one.principal.userId));
    await Promise.all(people.map((connection) => this.compare(connection, ownNotices(connection))));
  }

  /** Whoever loses a record is told once more what became of its matters, and of it nothing afterwards. */
  async recordLost(connection: Connection, record: OpenRecord): Promise<void> {
    await Promise.all([...mattersOf(record), ownNotices(connection)].map((one) => this.compare(connection, one)));
  }

  private async changed(
    concerns: (record: OpenRecord) => boolean,
    matters: (record: OpenRecord, connection: Connection) => readonly Matter[],
  ): Promise<void> {
    const looks = [...this.hub.connections].flatMap((connection) =>
      [...connection.records.values()]
        .filter(concerns)
        .flatMap((record) => matters(record, connection))
        .map((matter) => this.compare(connection, matter)),
    );
    await Promise.all(looks);
  }

  private compare(connection: Connection, matter: Matter): Promise<void> {
    const waiting = this.#waiting.get(connection) ?? new Map<string, Promise<void>>();
    this.#waiting.set(connection, waiting);
    const key = keyOf(matter);
    // A look that has not begun will see what this one would.
    const known = waiting.get(key);
    if (known) return known;
    const own = this.inTurn(connection, () => {
      waiting.delete(key);
      return this.tell(connection, matter);
    });
    waiting.set(key, own);
    return own;
  }

  private inTurn(connection: Connection, act: () => Promise<void>): Promise<void> {
    const before = this.#turns.get(connection) ?? Promise.resolve();
    const own = before.catch(() => undefined).then(act);
    this.#turns.set(connection, own);
    return own;
  }

  private async tell(connection: Connection, matter: Matter): Promise<void> {
    const [now = ''] = await this.seen.matters(connection.principal, [matter]);
    const prints = this.prints(connection);
    if (prints.get(keyOf(matter)) === now) return;
    prints.set(keyOf(matter), now);
    connection.emit('changed', matter);
  }

  private prints(connection: Connection): Map<string, string> {
    const prints = this.#seen.get(connection) ?? new Map<string, string>();
    this.#seen.set(connection, prints);
    return prints;
  }
}

function ownNotices({ principal }: Connection): Matter {
  return { kind: 'notices', id: principal.membershipId };
}

function mattersOf({ recordId, conferenceId, caseId }: OpenRecord): readonly Matter[] {
  const always: readonly Matter[] = [
    { kind: 'case', id: caseId },
    { kind: 'talk', id: recordId },
  ];
  return conferenceId === null ? always : [{ kind: 'conference', id: conferenceId }, ...always];
}

function keyOf({ kind, id }: Matter): string {
  return `${kind} ${id}`;
}
