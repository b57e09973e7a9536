import { Inject, Injectable } from '@nestjs/common';
import type { ClientMessage, ReplyOf } from '@soulad/shared/protocol';
import { Actors } from './actors.js';
import { type Connection, refusal } from './connection.js';

/** Codes that no client of ours can earn: they count against the connection. */
const HOSTILE: ReadonlySet<string> = new Set(['INVALID_UPDATE', 'FOREIGN_CLIENT']);

/** Takes an edit to the actor of its unit. The answer comes after the commit. */
@Injectable()
export class PushRequest {
  constructor(@Inject(Actors) private readonly actors: Actors) {}

  async push(
    connection: Connection,
    message: ClientMessage<'unit:push'>,
    reply: (answer: ReplyOf<'unit:push'>) => void,
  ): Promise<void> {
    const { unitId, gen, epoch, clientId, n, update } = message;
    const held = connection.subscriptions.get(unitId)?.authorisation;
    if (!held) return reply(refusal('NOT_FOUND'));
    if (held.gen !== gen) return reply(refusal('GEN_MISMATCH'));
    if (held.right !== 'write') return reply(refusal('FORBIDDEN_STEP'));
    if (held.clientId !== clientId) return this.foreign(connection, reply);
    const actor = await this.actors.of(unitId);
    if (!actor) return reply(refusal('NOT_FOUND'));
    const { sessionId } = connection.principal;
    actor.push({
      ...{ sessionId, epoch, clientId, n, update },
      answer: (answer) => {
        if (answer.ok)
          return reply(answer.dup ? { ok: true, seq: answer.seq, dup: true } : { ok: true, seq: answer.seq });
        if (HOSTILE.has(answer.code)) connection.strike();
        reply(refusal(answer.code));
      },
    });
  }

  private foreign(connection: Connection, reply: (answer: ReplyOf<'unit:push'>) => void): void {
    reply(refusal('FOREIGN_CLIENT'));
    connection.strike();
  }
}
