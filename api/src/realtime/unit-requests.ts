import { Inject, Injectable } from '@nestjs/common';
import type { UnitId } from '@soulad/shared/ids';
import type { ClientMessage, ReplyOf } from '@soulad/shared/protocol';
import { includesRight } from '@soulad/shared/policy';
import type { RequestContext } from '../platform/context.js';
import { Database } from '../platform/database/database.js';
import { rightsOf } from '../sharing/index.js';
import { Actors } from './actors.js';
import { type Connection, refusal } from './connection.js';
import { Moments } from './moments.js';
import { readUnits } from './unit-reader.js';
import { UnitStates } from './unit-states.js';
import { difference, discloseLive, readUntilStill } from './unit-text.js';

/** Units that are open already: what is missing of them, and whether both sides have the same. */
@Injectable()
export class UnitRequests {
  @Inject(Database) private readonly db: Database;
  @Inject(Moments) private readonly moments: Moments;
  @Inject(Actors) private readonly actors: Actors;
  @Inject(UnitStates) private readonly states: UnitStates;

  async pull(connection: Connection, { unitId, gen, sv }: ClientMessage<'unit:pull'>): Promise<ReplyOf<'unit:pull'>> {
    await connection.openings.of(unitId);
    const subscription = connection.subscriptions.get(unitId);
    const held = subscription?.authorisation;
    if (!held) return refusal('NOT_FOUND');
    if (held.gen !== gen) return refusal('GEN_MISMATCH');
    const [unit] = await readUntilStill(() =>
      connection.inTurn(() =>
        this.db.inContext(connection.principal, async (ctx) => {
          const read = await readUnits(ctx, [unitId], this.moments.next(), this.states);
          if (read) await discloseLive(ctx, read);
          return read;
        }),
      ),
    );
    if (!unit) return refusal('NOT_FOUND');
    const { headSeq, authorisation, text } = unit;
    const diff = difference(text, sv);
    if (authorisation.gen !== gen) return refusal('GEN_MISMATCH');
    return diff ? { ok: true, headSeq, epoch: subscription.epoch, diff } : refusal('BAD_INPUT');
  }

  /** Units in which the viewer is behind. Also notes up to where the text has reached the viewer. */
  async here(connection: Connection, { units }: ClientMessage<'unit:here'>): Promise<ReplyOf<'unit:here'>> {
    const own = units.filter(({ unitId, gen }) => connection.subscriptions.get(unitId)?.authorisation?.gen === gen);
    const behind: UnitId[] = [];
    for (const { unitId, seq } of own) {
      const actor = await this.actors.present(unitId);
      if (actor && actor.fanned > seq) behind.push(unitId);
    }
    const ids = own.map(({ unitId }) => unitId);
    const still = await connection.inTurn(() =>
      this.db.inContext(connection.principal, async (ctx) => {
        await ctx.sql.query('select disclose($1, $2)', [ids, 'live']);
        return stillRead(ctx, behind);
      }),
    );
    return { ok: true, behind: behind.filter((unitId) => still.has(unitId)) };
  }

  async check(
    connection: Connection,
    { unitId, gen, seq, hash }: ClientMessage<'unit:check'>,
  ): Promise<ReplyOf<'unit:check'>> {
    const held = connection.subscriptions.get(unitId)?.authorisation;
    if (!held) return refusal('NOT_FOUND');
    if (held.gen !== gen) return refusal('GEN_MISMATCH');
    const actor = await this.actors.of(unitId);
    const same = await actor?.matches(seq, hash);
    // Asked after the text was looked at: an answer about it is text of it.
    const still = await connection.inTurn(() =>
      this.db.inContext(connection.principal, (ctx) => stillRead(ctx, [unitId])),
    );
    return same === undefined || !still.has(unitId) ? refusal('NOT_FOUND') : { ok: true, same };
  }
}

/** Those of the units that the caller may read now. */
async function stillRead(ctx: RequestContext, unitIds: readonly UnitId[]): Promise<ReadonlySet<UnitId>> {
  const rights = await rightsOf(ctx, unitIds);
  return new Set(unitIds.filter((unitId) => includesRight(rights.get(unitId)?.right ?? 'none', 'read')));
}
