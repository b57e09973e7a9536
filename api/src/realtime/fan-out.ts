import { Inject, Injectable } from '@nestjs/common';
import { ClockPort } from '../platform/clock/clock.js';
import { PRESSURE } from './backpressure.js';
import type { Connection } from './connection.js';
import type { Committed } from './committed.js';
import { Hub } from './hub.js';
import { Moments } from './moments.js';
import type { Authorisation, Subscription } from './subscription.js';
import { UpdateFrame } from './update-frame.js';

/** Asked to look at the rights of a viewer again, who is then told or cut off. */
export type Reauthorise = (connection: Connection, subscription: Subscription) => void;

/** Hands committed updates to those who look at the unit, each only under an authorisation as new as the frame. */
@Injectable()
export class FanOut {
  reauthorise: Reauthorise = () => undefined;

  constructor(
    @Inject(Hub) private readonly hub: Hub,
    @Inject(Moments) private readonly moments: Moments,
    @Inject(ClockPort) private readonly clock: ClockPort,
  ) {}

  committed({ unitId, gen, epoch, from, to, bytes, clientId, authorities }: Committed): void {
    const update = { unitId, gen, epoch, from, to, bytes };
    const frame = new UpdateFrame(update, authorities, this.moments.next());
    for (const connection of this.hub.viewersOf(unitId)) {
      const subscription = connection.subscriptions.get(unitId);
      if (!subscription) continue;
      // Its writer is told by the answer to the push.
      if (clientId !== null && subscription.authorisation?.clientId === clientId) continue;
      this.send(connection, subscription, frame);
    }
  }

  /** Frames that waited: each is looked at as if it came now. */
  release(connection: Connection, subscription: Subscription): void {
    for (const frame of subscription.release()) this.send(connection, subscription, frame);
  }

  private send(connection: Connection, subscription: Subscription, frame: UpdateFrame): void {
    const { update } = frame;
    const { authorisation } = subscription;
    if (subscription.isHeld) return subscription.keep(frame);
    if (!authorisation || authorisation.gen !== update.gen) return;
    if (!this.holds(authorisation, frame, connection)) {
      // [I7] Fail closed: whoever was authorised before something moved is asked about before anything is sent.
      subscription.hold();
      subscription.keep(frame);
      return this.reauthorise(connection, subscription);
    }
    const waiting = connection.buffered;
    if (waiting > PRESSURE.disconnect) connection.close();
    else if (waiting > PRESSURE.dirty) connection.emit('unit:dirty', { unitId: update.unitId, headSeq: update.to });
    else connection.write(frame.encodedFor(subscription.epoch));
  }

  // The audience is as it was at the commit of the frame, the viewer's own rights are, and no window has ended since.
  private holds(
    authorisation: Authorisation,
    { update, authorities, came }: UpdateFrame,
    { principal }: Connection,
  ): boolean {
    const { epoch, authority, asOf, until } = authorisation;
    const unmoved = asOf.order > came.order || authority >= (authorities.get(principal.userId) ?? Infinity);
    return epoch >= update.epoch && unmoved && this.clock.elapsed() < until;
  }
}
