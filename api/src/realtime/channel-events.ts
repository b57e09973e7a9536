import { Inject, Injectable } from '@nestjs/common';
import { ProductError } from '@soulad/shared/errors';
import {
  CLIENT_EVENTS,
  type ClientEvents,
  type ClientMessage,
  decodeMessage,
  type ReplyOf,
  type RequestEvent,
} from '@soulad/shared/protocol';
import { Sessions } from '../identity/index.js';
import { ClockPort } from '../platform/clock/clock.js';
import { productErrorOf } from '../platform/database/database-error.js';
import { evenRefusal } from '../platform/even-refusal.js';
import { describeError, log } from '../platform/logging/log.js';
import { count } from '../platform/metrics/measures.js';
import { Carets } from './carets.js';
import { type Connection, refusal } from './connection.js';
import { countAnswer } from './count-answer.js';
import { Hub } from './hub.js';
import { Manifests } from './manifests.js';
import { NotedRefusals } from './noted-refusals.js';
import { PushRequest } from './push-request.js';
import { RecordRequests } from './record-requests.js';
import { Rosters } from './rosters.js';
import { UnitOpening } from './unit-opening.js';
import { UnitRequests } from './unit-requests.js';

type Reply = (answer: unknown) => void;
type Handler<E extends keyof ClientEvents> = (
  connection: Connection,
  message: ClientMessage<E>,
  reply: Reply,
) => Promise<void> | void;

const BUCKET_OF: Partial<Record<keyof ClientEvents, 'push' | 'open' | 'pull' | 'caret'>> = {
  'record:open': 'open',
  'unit:open': 'open',
  'unit:push': 'push',
  'unit:pull': 'pull',
  'unit:here': 'pull',
  'unit:check': 'pull',
  'caret:set': 'caret',
  'auth:renew': 'open',
};

/** Takes every frame through the same door: known event, rate, strict decoder, handler, one answer, never a crash. */
@Injectable()
export class ChannelEvents {
  @Inject(Hub) private readonly hub: Hub;
  @Inject(ClockPort) private readonly clock: ClockPort;
  @Inject(Sessions) private readonly sessions: Sessions;
  @Inject(Carets) private readonly carets: Carets;
  @Inject(Rosters) private readonly rosters: Rosters;
  @Inject(Manifests) private readonly manifests: Manifests;
  @Inject(RecordRequests) private readonly records: RecordRequests;
  @Inject(UnitOpening) private readonly opening: UnitOpening;
  @Inject(UnitRequests) private readonly units: UnitRequests;
  @Inject(PushRequest) private readonly pushes: PushRequest;
  @Inject(NotedRefusals) private readonly refusals: NotedRefusals;

  private readonly handlers: { readonly [E in keyof ClientEvents]: Handler<E> } = {
    'record:open': async (connection, message, reply) => reply(await this.records.open(connection, message)),
    'record:close': (connection, message) => this.records.close(connection, message),
    'unit:open': (connection, message, reply) => this.opening.open(connection, message, reply),
    'unit:close': (connection, { unitId }) => {
      this.carets.leave(connection, unitId);
      this.hub.unsubscribe(connection, unitId);
      return this.manifests.dropped(connection, unitId);
    },
    'unit:push': (connection, message, reply) => this.pushes.push(connection, message, reply),
    'unit:pull': async (connection, message, reply) => reply(await this.units.pull(connection, message)),
    'unit:here': async (connection, message, reply) => reply(await this.units.here(connection, message)),
    'unit:check': async (connection, message, reply) => reply(await this.units.check(connection, message)),
    'caret:set': (connection, message) => this.carets.set(connection, message),
    'auth:renew': async (connection, message, reply) => reply(await this.renew(connection, message)),
  };

  /** Begins to listen to an admitted connection. */
  attach(connection: Connection): void {
    this.hub.add(connection);
    const { socket } = connection;
    socket.on('disconnect', () => this.detach(connection));
    socket.onAny((event: unknown, ...args: unknown[]) => {
      const known = CLIENT_EVENTS.find((name) => name === event);
      if (!known) return this.bad(connection, args.at(-1));
      void this.receive(connection, known, args);
    });
  }

  private detach(connection: Connection): void {
    const open = [...connection.records.keys()];
    this.carets.clear(connection);
    this.hub.remove(connection);
    for (const recordId of open) this.rosters.changed(recordId);
  }

  private async receive<E extends keyof ClientEvents>(
    connection: Connection,
    event: E,
    args: readonly unknown[],
  ): Promise<void> {
    const [value, ack] = args;
    const answered = event !== 'record:close' && event !== 'unit:close' && event !== 'caret:set';
    const reply = once(ack);
    const message = decodeMessage(event, value);
    if (message === undefined || args.length > 2 || (answered && !reply)) return this.bad(connection, ack);
    const bucket = BUCKET_OF[event];
    // By the steady clock: one on the wall that goes back would let nothing pass until it has come so far again.
    const begunAt = this.clock.elapsed();
    const wait = bucket ? connection.buckets[bucket].take(begunAt) : 0;
    if (wait > 0) {
      count('soulad_refusals_total', 'RATE_LIMITED');
      if (!connection.borrows(begunAt)) return this.shutOut(connection);
      return reply?.(refusal('RATE_LIMITED', wait));
    }
    // What a page does by itself keeps no session alive; opening, resting carets and checks need nobody at the keys.
    if (event === 'unit:push') connection.activeAt = begunAt;
    const counted: Reply = (given) => {
      countAnswer(event, given, this.clock.elapsed() - begunAt);
      reply?.(given);
    };
    const answer: Reply = (given) =>
      reply && this.refusals.answer(connection, { event, message, answer: given }, counted);
    try {
      await this.handlers[event](connection, message, answer);
    } catch (error) {
      const known = productErrorOf(error);
      if (known?.code === 'NOT_FOUND') await evenRefusal(this.clock, begunAt);
      if (!known) log('error', 'A frame of the live channel failed.', describeError(error));
      answer(refusal(known?.code ?? 'INTERNAL'));
      if (known?.code === 'UNAUTHENTICATED') connection.close();
    }
  }

  // A frame that no client of ours sends: a code, a strike, and on the third one the end.
  private bad(connection: Connection, ack: unknown): void {
    count('soulad_refusals_total', 'BAD_INPUT');
    once(ack)?.(refusal('BAD_INPUT'));
    connection.strike();
  }

  /** Whoever never waits takes the time of the others at the node [R12]. What is still on its way from there is not noted again. */
  private shutOut(connection: Connection): void {
    if (!connection.isOpen) return;
    connection.close();
    this.refusals.ended(connection, 'RATE_LIMITED');
  }

  /** The same person and seat go on under a newer session. */
  private async renew(
    connection: Connection,
    { ticket }: ClientMessage<'auth:renew'>,
  ): Promise<ReplyOf<RequestEvent & 'auth:renew'>> {
    const principal = await this.sessions.useTicket(ticket);
    if (!principal) throw new ProductError('TICKET_INVALID');
    const { userId, membershipId } = connection.principal;
    if (principal.userId !== userId || principal.membershipId !== membershipId)
      throw new ProductError('TICKET_INVALID');
    connection.principal = principal;
    connection.expiring = false;
    return { ok: true };
  }
}

/** The acknowledgement as a function that speaks at most once. */
function once(ack: unknown): Reply | undefined {
  if (typeof ack !== 'function') return undefined;
  let spoken = false;
  return (answer) => {
    if (spoken) return;
    spoken = true;
    Reflect.apply(ack, undefined, [answer]);
  };
}
