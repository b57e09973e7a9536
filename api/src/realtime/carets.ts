import { Inject, Injectable } from '@nestjs/common';
import { unitRootName } from '@soulad/shared/doc';
import type { PartyId, UnitId } from '@soulad/shared/ids';
import type { CaretMessage, ClientMessage } from '@soulad/shared/protocol';
import { ClockPort } from '../platform/clock/clock.js';
import { PRESSURE } from './backpressure.js';
import type { Connection, OpenRecord } from './connection.js';
import { Hub } from './hub.js';

const TTL_MS = 30_000;
const EVERY_MS = 200;

interface Held {
  readonly message: CaretMessage;
  /** Takes the end of it back. */
  readonly stay: () => void;
}

/**
 * Carets, one per connection. The server says whose it is; a client says only where. They go to those who look at the
 * same unit and may know of the party, at most five a second each, and vanish after 30 s.
 */
@Injectable()
export class Carets {
  readonly #held = new Map<Connection, Held>();
  readonly #due = new Map<Connection, { readonly stop: () => void; moved: boolean }>();

  constructor(
    @Inject(Hub) private readonly hub: Hub,
    @Inject(ClockPort) private readonly clock: ClockPort,
  ) {}

  /** Moves the caret of a connection; null takes it away. Positions outside the unit's own root are ignored. */
  set(connection: Connection, caret: ClientMessage<'caret:set'>): void {
    if (caret === null) return this.clear(connection);
    const { unitId, gen, anchor, head } = caret;
    const authorisation = connection.subscriptions.get(unitId)?.authorisation;
    const root = unitRootName(unitId, gen);
    if (authorisation?.gen !== gen || !inRoot(anchor, root) || !inRoot(head, root)) return;
    const held = this.#held.get(connection);
    if (held && held.message.unitId !== unitId) this.clear(connection);
    else held?.stay();
    const { partyId } = authorisation;
    const message = { key: connection.key, unitId, gen, partyId, name: connection.principal.displayName, anchor, head };
    this.#held.set(connection, { message, stay: this.clock.after(TTL_MS, () => this.clear(connection)) });
    this.schedule(connection);
  }

  /** Shows a new viewer where the others are. */
  greet(connection: Connection, unitId: UnitId): void {
    for (const [from, { message }] of this.#held)
      if (from !== connection && message.unitId === unitId) this.show(connection, message);
  }

  /** The connection does not look at the unit any more. */
  leave(connection: Connection, unitId: UnitId): void {
    if (this.#held.get(connection)?.message.unitId === unitId) this.clear(connection);
  }

  clear(connection: Connection): void {
    const held = this.#held.get(connection);
    if (!held) return;
    held.stay();
    this.#due.get(connection)?.stop();
    this.#due.delete(connection);
    this.#held.delete(connection);
    const { key, unitId } = held.message;
    for (const viewer of this.hub.viewersOf(unitId))
      if (this.mayShow(viewer, held.message)) viewer.emit('caret:gone', { key, unitId });
  }

  private schedule(connection: Connection): void {
    const due = this.#due.get(connection);
    if (due) {
      due.moved = true;
      return;
    }
    this.tell(connection);
    const stop = this.clock.after(EVERY_MS, () => {
      const moved = this.#due.get(connection)?.moved;
      this.#due.delete(connection);
      if (moved) this.schedule(connection);
    });
    this.#due.set(connection, { stop, moved: false });
  }

  private tell(connection: Connection): void {
    const message = this.#held.get(connection)?.message;
    if (message)
      for (const viewer of this.hub.viewersOf(message.unitId)) if (viewer !== connection) this.show(viewer, message);
  }

  private show(viewer: Connection, message: CaretMessage): void {
    if (this.mayShow(viewer, message) && viewer.buffered < PRESSURE.dropCarets) viewer.emit('caret', message);
  }

  private mayShow(viewer: Connection, { unitId, gen, partyId }: CaretMessage): boolean {
    if (viewer.subscriptions.get(unitId)?.authorisation?.gen !== gen) return false;
    return [...viewer.records.values()].some((record: OpenRecord) => knows(record, partyId));
  }
}

function knows(record: OpenRecord, partyId: PartyId): boolean {
  return record.known.has(partyId);
}

// A position at the end of a text names its root; one of another unit must not be passed on.
function inRoot(position: unknown, root: string): boolean {
  const name = typeof position === 'object' && position !== null && 'tname' in position ? position.tname : null;
  return name === null || name === undefined || name === root;
}
