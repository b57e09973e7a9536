import { Inject, Injectable } from '@nestjs/common';
import { ProductError } from '@soulad/shared/errors';
import type { CaseId, ConferenceId } from '@soulad/shared/ids';
import type { ServerMessage } from '@soulad/shared/protocol';
import { caseAsSeen } from '../cases/index.js';
import { conferenceAsSeen } from '../conferences/index.js';
import type { RequestContext } from '../platform/context.js';
import { Database } from '../platform/database/database.js';
import type { Connection, OpenRecord } from './connection.js';
import { Hub } from './hub.js';

type Matter = ServerMessage<'changed'>;

/**
 * Tells viewers that their conference or case changed, and only those whose own view of it did: the pace of a part to
 * which one is not invited, or the coming of a party one may not know of, must not be felt as a word without content [I1].
 * Spoken of are the conference and the case of a record that the connection has open.
 */
@Injectable()
export class Tidings {
  readonly #seen = new WeakMap<Connection, Map<string, string>>();

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Hub) private readonly hub: Hub,
  ) {}

  /** Remembers what the viewer sees from now on. What changed before is told by one word that everybody gets. */
  async opened(connection: Connection, record: OpenRecord): Promise<void> {
    for (const matter of mattersOf(record)) {
      this.prints(connection).set(keyOf(matter), await this.look(connection, matter));
      connection.emit('changed', matter);
    }
  }

  /** Passes the word on to those whose own view of the conference is another one now. */
  async conferenceChanged(id: ConferenceId): Promise<void> {
    await this.changed({ kind: 'conference', id }, (record) => record.conferenceId === id);
  }

  /** The same of a case. */
  async caseChanged(id: CaseId): Promise<void> {
    await this.changed({ kind: 'case', id }, (record) => record.caseId === id);
  }

  private async changed(matter: Matter, concerns: (record: OpenRecord) => boolean): Promise<void> {
    const viewers = [...this.hub.connections].filter((one) => [...one.records.values()].some(concerns));
    await Promise.all(viewers.map((connection) => this.compare(connection, matter)));
  }

  private async compare(connection: Connection, matter: Matter): Promise<void> {
    const now = await this.look(connection, matter);
    const prints = this.prints(connection);
    if (prints.get(keyOf(matter)) === now) return;
    prints.set(keyOf(matter), now);
    connection.emit('changed', matter);
  }

  private look(connection: Connection, { kind, id }: Matter): Promise<string> {
    // Decoder: the ids of a matter were branded where it was made.
    const seen = (ctx: RequestContext): Promise<string> =>
      kind === 'conference' ? conferenceAsSeen(ctx, id as ConferenceId) : caseAsSeen(ctx, id as CaseId);
    return this.db.inContext(connection.principal, seen).catch((error: unknown) => {
      if (error instanceof ProductError && NOTHING.has(error.code)) return '';
      throw error;
    });
  }

  private prints(connection: Connection): Map<string, string> {
    const prints = this.#seen.get(connection) ?? new Map<string, string>();
    this.#seen.set(connection, prints);
    return prints;
  }
}

/** The viewer sees nothing of it any more, or the session has ended. */
const NOTHING: ReadonlySet<string> = new Set(['NOT_FOUND', 'UNAUTHENTICATED']);

function mattersOf({ conferenceId, caseId }: OpenRecord): readonly Matter[] {
  const ofCase: Matter = { kind: 'case', id: caseId };
  return conferenceId === null ? [ofCase] : [{ kind: 'conference', id: conferenceId }, ofCase];
}

function keyOf({ kind, id }: Matter): string {
  return `${kind} ${id}`;
}
