import { Inject, Injectable } from '@nestjs/common';
import type { UnitId } from '@soulad/shared/ids';
import type { ClientMessage, ReplyOf, UnitOpenRequest } from '@soulad/shared/protocol';
import { ClockPort, IdSource } from '../platform/clock/clock.js';
import type { RequestContext } from '../platform/context.js';
import { Database } from '../platform/database/database.js';
import { evenRefusal } from '../platform/even-refusal.js';
import { Actors } from './actors.js';
import { Carets } from './carets.js';
import { type Connection, refusal } from './connection.js';
import { FanOut } from './fan-out.js';
import { Hub } from './hub.js';
import { Moments } from './moments.js';
import type { Subscription } from './subscription.js';
import { type UnitAnswer, withLeases } from './unit-answer.js';
import { readUnits, type ReadUnit } from './unit-reader.js';
import { UnitStates } from './unit-states.js';
import { difference, discloseLive, readUntilStill } from './unit-text.js';

/** Client ids below are the server's own. */
const LEAST_CLIENT_ID = 2 ** 16;

/** Opening units: from then on their text is sent, always under the viewer's own rights. */
@Injectable()
export class UnitOpening {
  @Inject(Database) private readonly db: Database;
  @Inject(IdSource) private readonly ids: IdSource;
  @Inject(ClockPort) private readonly clock: ClockPort;
  @Inject(Hub) private readonly hub: Hub;
  @Inject(Moments) private readonly moments: Moments;
  @Inject(Actors) private readonly actors: Actors;
  @Inject(FanOut) private readonly fanOut: FanOut;
  @Inject(Carets) private readonly carets: Carets;
  @Inject(UnitStates) private readonly states: UnitStates;

  /** Opens units after whatever else the connection is opening of them. */
  open(
    connection: Connection,
    message: ClientMessage<'unit:open'>,
    reply: (answer: ReplyOf<'unit:open'>) => void,
  ): Promise<void> {
    const ids = [...new Set(message.units.map(({ unitId }) => unitId))];
    return connection.openings.inTurn(ids, () => this.openNow(connection, message, reply));
  }

  /** Registers the viewer first, then reads rights and text, then looks whether the audience moved meanwhile. */
  private async openNow(
    connection: Connection,
    { recordId, units }: ClientMessage<'unit:open'>,
    reply: (answer: ReplyOf<'unit:open'>) => void,
  ): Promise<void> {
    const asked = new Map(units.map((unit) => [unit.unitId, unit]));
    // Of the record itself, whichever it is: the client opens that first.
    if (!connection.records.has(recordId)) return reply(refusal('NOT_FOUND'));
    const begunAt = this.clock.elapsed();
    const subscriptions = new Map([...asked.keys()].map((unitId) => [unitId, this.hub.subscribe(connection, unitId)]));
    let answers: readonly UnitAnswer[] = [];
    try {
      await Promise.all([...asked.keys()].map((unitId) => this.actors.of(unitId)));
      answers = await this.read(connection, asked, subscriptions, recordId);
      const readable = answers.filter((answer) => !('ok' in answer && answer.code === 'NOT_FOUND'));
      if (readable.length < asked.size) {
        await evenRefusal(this.clock, begunAt);
        answers = await this.readAgain(connection, asked, { answers, readable, subscriptions, recordId });
      }
    } finally {
      this.close(connection, subscriptions, answers);
    }
    if (!connection.isOpen) return;
    reply({ ok: true, units: answers });
    for (const answer of answers) {
      const subscription = subscriptions.get(answer.unitId);
      if ('ok' in answer || !subscription) continue;
      subscription.opened = true;
      this.fanOut.release(connection, subscription);
      this.carets.greet(connection, answer.unitId);
    }
  }

  private async read(
    connection: Connection,
    asked: ReadonlyMap<UnitId, UnitOpenRequest>,
    subscriptions: ReadonlyMap<UnitId, Subscription>,
    recordId: string,
  ): Promise<readonly UnitAnswer[]> {
    let wanted = asked;
    return readUntilStill(async () => {
      for (const subscription of subscriptions.values()) subscription.stale = false;
      const answers = await connection.inTurn(() =>
        this.db.inContext(connection.principal, async (ctx) => {
          const read = await readUnits(ctx, [...asked.keys()], this.moments.next(), this.states);
          const own = read?.filter((unit) => unit.authorisation.recordId === recordId);
          return own && this.answerAll(ctx, connection, wanted, own);
        }),
      );
      // Rows that came between the reading and the new actor would reach nobody: they are read too.
      const renewed = await this.renewed(answers ?? []);
      if (!renewed && ![...subscriptions.values()].some((subscription) => subscription.stale)) return answers;
      wanted = withLeases(wanted, answers ?? []);
      return undefined;
    });
  }

  private async renewed(answers: readonly UnitAnswer[]): Promise<boolean> {
    const opened = answers.flatMap((answer) => ('ok' in answer ? [] : [answer]));
    const olds = await Promise.all(opened.map(({ unitId, gen }) => this.actors.renew(unitId, gen)));
    return olds.includes(true);
  }

  /** What was readable before a wait is read once more: its rights and its text may have moved meanwhile [I7]. */
  private async readAgain(
    connection: Connection,
    asked: ReadonlyMap<UnitId, UnitOpenRequest>,
    before: {
      readonly answers: readonly UnitAnswer[];
      readonly readable: readonly UnitAnswer[];
      readonly subscriptions: ReadonlyMap<UnitId, Subscription>;
      readonly recordId: string;
    },
  ): Promise<readonly UnitAnswer[]> {
    if (before.readable.length === 0) return before.answers;
    const ids = new Set(before.readable.map(({ unitId }) => unitId));
    const wanted = new Map([...withLeases(asked, before.answers)].filter(([unitId]) => ids.has(unitId)));
    const read = await this.read(connection, wanted, before.subscriptions, before.recordId);
    const found = new Map(read.map((answer) => [answer.unitId, answer]));
    return [...asked.keys()].map((unitId) => found.get(unitId) ?? hidden(unitId));
  }

  private async answerAll(
    ctx: RequestContext,
    connection: Connection,
    asked: ReadonlyMap<UnitId, UnitOpenRequest>,
    read: readonly ReadUnit[],
  ): Promise<readonly UnitAnswer[]> {
    const found = new Map(read.map((unit) => [unit.unitId, unit]));
    const answers: UnitAnswer[] = [];
    for (const request of asked.values()) {
      const unit = found.get(request.unitId);
      answers.push(unit ? await this.answer(ctx, connection, request, unit) : hidden(request.unitId));
    }
    await discloseLive(ctx, read);
    const [first] = [...connection.records.values()].filter((record) =>
      read.some((unit) => unit.authorisation.recordId === record.recordId),
    );
    if (first)
      ctx.audit({
        action: 'unit.open',
        caseId: first.caseId,
        objectType: 'record',
        objectId: first.recordId,
        detail: { units: [...found.keys()] },
      });
    return answers;
  }

  private async answer(
    ctx: RequestContext,
    connection: Connection,
    request: UnitOpenRequest,
    unit: ReadUnit,
  ): Promise<UnitAnswer> {
    const { unitId, authorisation, headSeq, text } = unit;
    if (request.gen !== authorisation.gen) return { ...refusal('GEN_MISMATCH'), unitId };
    const diff = difference(text, request.sv);
    if (!diff) return { ...refusal('BAD_INPUT'), unitId };
    const clientId =
      authorisation.right === 'write' ? await this.lease(ctx, unitId, authorisation.gen, request.lease) : null;
    const { gen, right } = authorisation;
    // The right ended between the reading and the lease: the next opening finds out what is left of it.
    if (right === 'write' && clientId === null) return { ...refusal('UNAVAILABLE'), unitId };
    const subscription = connection.subscriptions.get(unitId);
    subscription?.authorise({ ...authorisation, clientId });
    return {
      unitId,
      gen,
      epoch: subscription?.epoch ?? 0,
      headSeq,
      right,
      clientId,
      sv: text.sv,
      diff,
    };
  }

  private async lease(
    ctx: RequestContext,
    unitId: UnitId,
    gen: number,
    wanted: number | undefined,
  ): Promise<number | null> {
    const fresh = LEAST_CLIENT_ID + (Buffer.from(this.ids.bytes(4)).readUInt32BE() % (2 ** 32 - LEAST_CLIENT_ID));
    const [row] = await ctx.sql.query<{ id: string | null }>('select client_lease($1, $2, $3, $4) as id', [
      unitId,
      gen,
      fresh,
      wanted ?? null,
    ]);
    return row?.id ? Number(row.id) : null;
  }

  // Whatever was not opened is not looked at.
  private close(
    connection: Connection,
    subscriptions: ReadonlyMap<UnitId, Subscription>,
    answers: readonly UnitAnswer[],
  ): void {
    const opened = new Set(answers.filter((answer) => !('ok' in answer)).map((answer) => answer.unitId));
    for (const [unitId, subscription] of subscriptions) {
      const newest = connection.subscriptions.get(unitId) === subscription;
      if (newest && (!opened.has(unitId) || !connection.isOpen)) this.hub.unsubscribe(connection, unitId);
    }
  }
}

function hidden(unitId: UnitId): UnitAnswer {
  return { ...refusal('NOT_FOUND'), unitId };
}
