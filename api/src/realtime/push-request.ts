import { Inject, Injectable } from '@nestjs/common';
import type { ClientMessage, ReplyOf } from '@soulad/shared/protocol';
import { Actors } from './actors.js';
import { Authority } from './authority.js';
import type { PushAnswer } from './committed.js';
import { type Connection, refusal } from './connection.js';

/** Codes that no client of ours can earn: they count against the connection. */
const HOSTILE: ReadonlySet<string> = new Set(['INVALID_UPDATE', 'FOREIGN_CLIENT']);

/** No epoch of any unit. */
const NEVER = 0;

/** Takes an edit to the actor of its unit. The answer comes after the commit. */
@Injectable()
export class PushRequest {
  constructor(
    @Inject(Actors) private readonly actors: Actors,
    @Inject(Authority) private readonly authority: Authority,
  ) {}

  async push(
    connection: Connection,
    message: ClientMessage<'unit:push'>,
    reply: (answer: ReplyOf<'unit:push'>) => void,
  ): Promise<void> {
    const { unitId, gen, clientId } = message;
    await connection.openings.of(unitId);
    const held = connection.subscriptions.get(unitId)?.authorisation;
    if (!held) return reply(refusal('NOT_FOUND'));
    if (held.gen !== gen) return reply(refusal('GEN_MISMATCH'));
    if (held.right !== 'write') return reply(refusal('FORBIDDEN_STEP'));
    if (held.clientId !== clientId) return this.foreign(connection, reply);
    let answer = await this.commit(connection, message);
    if (!answer.ok && answer.code === 'EPOCH_STALE' && this.current(connection, message)) {
      // The audience moved, perhaps by a party that the writer may not know of: whoever still writes need not notice.
      await this.authority.audienceChanged([unitId]);
      answer = await this.commit(connection, message);
    }
    if (answer.ok) return reply(answer.dup ? { ok: true, seq: answer.seq, dup: true } : { ok: true, seq: answer.seq });
    if (HOSTILE.has(answer.code)) connection.strike();
    reply(refusal(answer.code));
  }

  private async commit(connection: Connection, message: ClientMessage<'unit:push'>): Promise<PushAnswer> {
    const { unitId, clientId, n, update } = message;
    const held = connection.subscriptions.get(unitId)?.authorisation;
    const actor = await this.actors.of(unitId);
    if (!actor || !held) return { ok: false, code: 'NOT_FOUND' };
    const epoch = this.current(connection, message) ? held.epoch : NEVER;
    const { sessionId } = connection.principal;
    return new Promise((answer) => actor.push({ sessionId, epoch, clientId, n, update, answer }));
  }

  /** Whether the writer has been told of everything that concerns its own right. */
  private current(connection: Connection, { unitId, epoch }: ClientMessage<'unit:push'>): boolean {
    return connection.subscriptions.get(unitId)?.epoch === epoch;
  }

  private foreign(connection: Connection, reply: (answer: ReplyOf<'unit:push'>) => void): void {
    reply(refusal('FOREIGN_CLIENT'));
    connection.strike();
  }
}
