import { Inject, Injectable } from '@nestjs/common';
import { PRESSURE } from './backpressure.js';
import type { Connection } from './connection.js';
import { Hub } from './hub.js';
import type { HeldFrame, Subscription } from './subscription.js';
import type { Committed } from './unit-actor.js';

/** Asked to look at the rights of a viewer again, who is then told or cut off. */
export type Reauthorise = (connection: Connection, subscription: Subscription) => void;

/** Hands committed updates to those who look at the unit, each only under an authorisation as new as the frame. */
@Injectable()
export class FanOut {
  reauthorise: Reauthorise = () => undefined;

  constructor(@Inject(Hub) private readonly hub: Hub) {}

  committed({ unitId, gen, epoch, seq, bytes, clientId }: Committed): void {
    const update = { unitId, gen, epoch, from: seq, to: seq, bytes };
    for (const connection of this.hub.viewersOf(unitId)) {
      const subscription = connection.subscriptions.get(unitId);
      if (!subscription) continue;
      // Its writer is told by the answer to the push.
      if (clientId !== null && subscription.authorisation?.clientId === clientId) continue;
      this.send(connection, subscription, { update });
    }
  }

  /** Frames that waited: each is looked at as if it came now. */
  release(connection: Connection, subscription: Subscription): void {
    for (const frame of subscription.release()) this.send(connection, subscription, frame);
  }

  private send(connection: Connection, subscription: Subscription, frame: HeldFrame): void {
    const { update } = frame;
    const { authorisation } = subscription;
    if (subscription.isHeld) return subscription.keep(frame);
    if (!authorisation || authorisation.gen !== update.gen) return;
    if (authorisation.epoch < update.epoch) {
      // [I7] Fail closed: whoever was authorised before the audience changed is asked about before anything is sent.
      subscription.hold();
      subscription.keep(frame);
      return this.reauthorise(connection, subscription);
    }
    const waiting = connection.buffered;
    if (waiting > PRESSURE.disconnect) connection.close();
    else if (waiting > PRESSURE.dirty) connection.emit('unit:dirty', { unitId: update.unitId, headSeq: update.to });
    else connection.emit('unit:upd', { ...update, epoch: subscription.epoch });
  }
}
