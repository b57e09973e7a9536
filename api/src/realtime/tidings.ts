import { Inject, Injectable } from '@nestjs/common';
import type { CaseId, ConferenceId, RecordId, UserId } from '@soulad/shared/ids';
import type { Connection, OpenRecord } from './connection.js';
import { Hub } from './hub.js';
import { type Matter, SeenRecords } from './seen-records.js';

/** What is looked at together, and when it has been told. */
interface Look {
  readonly at: Map<string, Matter>;
  readonly told: Promise<void>;
}

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
  /** The look of a connection that has not begun. */
  readonly #next = new WeakMap<Connection, Look>();

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
    await Promise.all(people.map((connection) => this.compare(connection, [ownNotices(connection)])));
  }

  /** Whoever loses a record is told once more what became of its matters, and of it nothing afterwards. */
  async recordLost(connection: Connection, record: OpenRecord): Promise<void> {
    await this.compare(connection, [...mattersOf(record), ownNotices(connection)]);
  }

  private async changed(
    concerns: (record: OpenRecord) => boolean,
    matters: (record: OpenRecord, connection: Connection) => readonly Matter[],
  ): Promise<void> {
    const looks = [...this.hub.connections].map(async (connection) => {
      const records = [...connection.records.values()].filter(concerns);
      if (records.length > 0)
        await this.compare(
          connection,
          records.flatMap((record) => matters(record, connection)),
        );
    });
    await Promise.all(looks);
  }

  /** A look that has not begun will see what this one would: whatever waits is read together. */
  private compare(connection: Connection, matters: readonly Matter[]): Promise<void> {
    const look = this.#next.get(connection) ?? this.nextLook(connection);
    for (const matter of matters) look.at.set(keyOf(matter), matter);
    return look.told;
  }

  private nextLook(connection: Connection): Look {
    const at = new Map<string, Matter>();
    const told = this.inTurn(connection, () => {
      this.#next.delete(connection);
      return this.tell(connection, at);
    });
    const look = { at, told };
    this.#next.set(connection, look);
    return look;
  }

  private inTurn(connection: Connection, act: () => Promise<void>): Promise<void> {
    const before = this.#turns.get(connection) ?? Promise.resolve();
    const own = before.catch(() => undefined).then(act);
    this.#turns.set(connection, own);
    return own;
  }

  private async tell(connection: Connection, at: ReadonlyMap<string, Matter>): Promise<void> {
    // Always in this order: which of two words came first may hang on something that the viewer may not know of [I1].
    const keys = [...at.keys()].toSorted();
    const matters = keys.flatMap((key) => at.get(key) ?? []);
    const now = await this.seen.matters(connection.principal, matters);
    const prints = this.prints(connection);
    matters.forEach((matter, index) => {
      const [key, print] = [keyOf(matter), now[index] ?? ''];
      if (prints.get(key) === print) return;
      prints.set(key, print);
      connection.emit('changed', matter);
    });
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
