import { Injectable } from '@nestjs/common';
import type { RecordId, UnitId } from '@soulad/shared/ids';
import type { Connection } from './connection.js';
import { Subscription } from './subscription.js';

/** Who is connected to this node and what each one looks at. Its own maps instead of rooms: an entry carries its epoch. */
@Injectable()
export class Hub {
  readonly connections = new Set<Connection>();
  readonly #viewers = new Map<UnitId, Set<Connection>>();
  readonly #readers = new Map<RecordId, Set<Connection>>();

  /** Bytes that wait in this node to be written, of all connections together: as many looks as there are connections. */
  get waiting(): number {
    return [...this.connections].reduce((sum, { buffered }) => sum + buffered, 0);
  }

  add(connection: Connection): void {
    this.connections.add(connection);
  }

  /** Forgets a connection and everything it had open. */
  remove(connection: Connection): void {
    this.connections.delete(connection);
    for (const unitId of [...connection.subscriptions.keys()]) this.unsubscribe(connection, unitId);
    for (const recordId of [...connection.records.keys()]) this.closeRecord(connection, recordId);
  }

  /**
   * Registers a viewer before its rights are read; frames wait in the subscription until they are. It takes the place of
   * an older one: what becomes of that (refused, cut off, another generation) does not touch the new one.
   */
  subscribe(connection: Connection, unitId: UnitId): Subscription {
    const subscription = new Subscription(unitId);
    connection.subscriptions.set(unitId, subscription);
    put(this.#viewers, unitId, connection);
    return subscription;
  }

  unsubscribe(connection: Connection, unitId: UnitId): void {
    connection.subscriptions.delete(unitId);
    take(this.#viewers, unitId, connection);
  }

  viewersOf(unitId: UnitId): readonly Connection[] {
    return [...(this.#viewers.get(unitId) ?? [])];
  }

  /** Units that somebody on this node looks at. */
  viewedUnits(): readonly UnitId[] {
    return [...this.#viewers.keys()];
  }

  openRecord(connection: Connection, recordId: RecordId): void {
    put(this.#readers, recordId, connection);
  }

  closeRecord(connection: Connection, recordId: RecordId): void {
    connection.records.delete(recordId);
    take(this.#readers, recordId, connection);
  }

  readersOf(recordId: RecordId): readonly Connection[] {
    return [...(this.#readers.get(recordId) ?? [])];
  }
}

function put<K>(map: Map<K, Set<Connection>>, key: K, connection: Connection): void {
  const set = map.get(key);
  if (set) set.add(connection);
  else map.set(key, new Set([connection]));
}

function take<K>(map: Map<K, Set<Connection>>, key: K, connection: Connection): void {
  const set = map.get(key);
  set?.delete(connection);
  if (set?.size === 0) map.delete(key);
}
