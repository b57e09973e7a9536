import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { ProductError } from '@soulad/shared/errors';
import type { CaseId, UnitId } from '@soulad/shared/ids';
import { ClockPort } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { describeError, log } from '../platform/logging/log.js';
import { observe } from '../platform/metrics/measures.js';
import { Carets } from './carets.js';
import type { Connection } from './connection.js';
import { FanOut } from './fan-out.js';
import { Hub } from './hub.js';
import { Manifests } from './manifests.js';
import { Moments } from './moments.js';
import type { Authorisation, Subscription } from './subscription.js';
import { authorise } from './unit-reader.js';

/** A client that has not wiped a revoked unit by then is disconnected. */
const WIPE_MS = 5_000;

/** Times a viewer is asked about in a row while the rights move. */
const MAX_ASKED = 4;

/** Asks again what live viewers may, and acts on the answer: as before, other right, or cut off [I7]. */
@Injectable()
export class Authority implements OnModuleInit {
  @Inject(Database) private readonly db: Database;
  @Inject(ClockPort) private readonly clock: ClockPort;
  @Inject(Hub) private readonly hub: Hub;
  @Inject(FanOut) private readonly fanOut: FanOut;
  @Inject(Carets) private readonly carets: Carets;
  @Inject(Moments) private readonly moments: Moments;
  @Inject(Manifests) private readonly manifests: Manifests;

  onModuleInit(): void {
    this.fanOut.reauthorise = (connection, subscription) => void this.reauthorise(connection, [subscription], true);
  }

  /** The audience of these units may have changed: looks at every viewer of them on this node. */
  async audienceChanged(unitIds: readonly UnitId[]): Promise<void> {
    const affected = new Map<Connection, Subscription[]>();
    for (const unitId of unitIds) {
      for (const connection of this.hub.viewersOf(unitId)) {
        const subscription = connection.subscriptions.get(unitId);
        if (subscription) affected.set(connection, [...(affected.get(connection) ?? []), subscription]);
      }
    }
    await Promise.all([...affected].map(([connection, subscriptions]) => this.reauthorise(connection, subscriptions)));
  }

  /** The key of the case was destroyed: whoever has it open on this node is cut off from its text, and reads it anew. */
  async caseErased(caseId: CaseId): Promise<void> {
    for (const connection of this.hub.connections) {
      const records = [...connection.records.values()].filter((record) => record.caseId === caseId);
      if (records.length === 0) continue;
      for (const unitId of await this.unitsOf(connection, caseId)) this.revoke(connection, unitId);
      for (const { recordId } of records) connection.emit('manifest', { recordId });
    }
  }

  private async unitsOf(connection: Connection, caseId: CaseId): Promise<readonly UnitId[]> {
    const rows = await this.db.inContext(connection.principal, (ctx) =>
      ctx.sql.query<{ id: UnitId }>(
        'select u.id from unit u join record r on r.id = u.record_id where r.case_id = $1 and u.id = any ($2)',
        [caseId, [...connection.subscriptions.keys()]],
      ),
    );
    return rows.map((row) => row.id);
  }

  /** Everything this connection looks at, after its seats changed. */
  async seatsChanged(connection: Connection): Promise<void> {
    await this.reauthorise(connection, [...connection.subscriptions.values()]);
  }

  /**
   * @param held the subscriptions are being held already by the caller
   */
  private async reauthorise(
    connection: Connection,
    subscriptions: readonly Subscription[],
    held = false,
  ): Promise<void> {
    if (subscriptions.length === 0) return;
    const begunAt = this.clock.elapsed();
    for (const subscription of subscriptions) {
      subscription.stale = true;
      if (!held) subscription.hold();
    }
    try {
      const ids = subscriptions.map((subscription) => subscription.unitId);
      const rights = await this.rightsNow(connection, ids);
      for (const subscription of subscriptions) this.apply(connection, subscription, rights.get(subscription.unitId));
    } catch (error) {
      // Nothing is known of the rights: without them there is no viewer. The client comes back and is asked anew. That a session
      // is over, as every one is some day, is no trouble of the node.
      const over = error instanceof ProductError && error.code === 'UNAUTHENTICATED';
      if (!over) log('warn', 'A live viewer could not be authorised again and was disconnected.', describeError(error));
      connection.close();
    }
    observe('soulad_reauthorise_seconds', (this.clock.elapsed() - begunAt) / 1000);
  }

  private async rightsNow(connection: Connection, ids: readonly UnitId[]): Promise<ReadonlyMap<UnitId, Authorisation>> {
    for (let attempt = 0; attempt < MAX_ASKED; attempt++) {
      const asOf = this.moments.next();
      const rights = await this.db.inContext(connection.principal, (ctx) => authorise(ctx, ids, asOf));
      if (rights) return rights;
    }
    throw new ProductError('UNAVAILABLE');
  }

  private apply(connection: Connection, subscription: Subscription, now: Authorisation | undefined): void {
    const { unitId, authorisation: before } = subscription;
    if (connection.subscriptions.get(unitId) !== subscription) return;
    // Not open yet: whoever is opening it reads the rights again itself, and answers for what it finds.
    if (before && subscription.opened) {
      if (!now) return this.revoke(connection, unitId);
      if (before.gen !== now.gen) {
        this.hub.unsubscribe(connection, unitId);
        return connection.emit('unit:regen', { unitId, gen: now.gen });
      }
      subscription.authorise({ ...now, clientId: now.right === 'write' ? before.clientId : null });
      if (before.right !== now.right)
        connection.emit('unit:epoch', { unitId, epoch: subscription.epoch, right: now.right });
    }
    this.fanOut.release(connection, subscription);
  }

  // [I7] From here on nothing of the unit goes to this socket; the word itself says nothing but the id it already has.
  private revoke(connection: Connection, unitId: UnitId): void {
    this.hub.unsubscribe(connection, unitId);
    this.carets.leave(connection, unitId);
    if (!connection.isOpen) return;
    connection.socket.timeout(WIPE_MS).emit('unit:revoked', { unitId }, (timedOut: Error | null) => {
      if (timedOut) connection.close();
    });
    void this.manifests.dropped(connection, unitId);
  }
}
