import type { PartyId, SessionId, UnitId, UserId } from '@soulad/shared/ids';
import type { Right } from '@soulad/shared/policy';
import { createHash, randomUUID } from 'node:crypto';
import { grant, IDLE_MS, regenerate } from '../rows.js';
import type { TwoStores } from './two-stores.js';

const NEW_STATE = Buffer.from('new state');

/** Changes of who may do what, made in both stores alike. */
export class Changes {
  constructor(private readonly stores: TwoStores) {}

  /** @param ends when the right ends by itself: never, long ago, in an hour, or between two steps of this moment */
  async right(
    unitId: UnitId,
    partyId: PartyId,
    right: Right,
    ends: 'never' | 'ended' | 'later' | 'now',
  ): Promise<void> {
    const { owner, rows, time } = this.stores;
    const unit = rows.units.get(unitId);
    if (!unit) return;
    const at = {
      ...{ never: 'null::timestamptz', ended: `now() - interval '1 hour'`, later: `now() + interval '1 hour'` },
      // After the transaction that is under way began, before its next statement.
      now: 'clock_timestamp()',
    }[ends];
    await owner.query(
      `insert into audience (unit_id, party_id, access_right, rule, explanation, valid_to) values ($1, $2, $3, 'P1', 'zkouška', ${at})
         on conflict (unit_id, party_id) do update set access_right = excluded.access_right, valid_to = excluded.valid_to`,
      [unitId, partyId, right],
    );
    await owner.query('update unit set access_epoch = access_epoch + 1 where id = $1', [unitId]);
    const until = { never: null, ended: time - 3_600_000, later: time + 3_600_000, now: time }[ends];
    grant(unit, partyId, { right, until }, time);
  }

  async seal(unitId: UnitId, sealed: boolean): Promise<void> {
    const unit = this.stores.rows.units.get(unitId);
    if (!unit) return;
    await this.stores.owner.query('update unit set sealed = $2 where id = $1', [unitId, sealed]);
    unit.sealed = sealed;
  }

  /** Ends a session; the person is signed in again in another one. */
  async revoke(sessionId: SessionId): Promise<void> {
    const { owner, rows } = this.stores;
    const session = rows.sessions.get(sessionId);
    if (!session || session.revoked) return;
    await owner.query('update session set revoked_at = now() where id = $1', [sessionId]);
    session.revoked = true;
    this.#moved(session.userId);
    const id = randomUUID() as SessionId;
    await owner.query(
      `insert into session (id, token_hash, user_id, membership_id, absolute_expiry)
         select $1, $2, user_id, membership_id, now() + interval '10 hours' from session where id = $3`,
      [id, createHash('sha256').update(id).digest(), sessionId],
    );
    this.stores.addSession(id, session.userId);
  }

  /** Nobody has used the session for too long, or somebody does now. */
  async idle(sessionId: SessionId, idle: boolean): Promise<void> {
    const { owner, rows, time } = this.stores;
    const session = rows.sessions.get(sessionId);
    if (!session) return;
    const seen = idle ? `now() - interval '21 minutes'` : 'now()';
    await owner.query(`update session set last_seen_at = ${seen} where id = $1`, [sessionId]);
    session.lastSeen = idle ? time - IDLE_MS - 60_000 : time;
  }

  /** The assignment of a person to a seat ends, or goes on. */
  async unseat(userId: UserId, unseated: boolean): Promise<void> {
    const { owner, rows } = this.stores;
    const person = rows.people.get(userId);
    if (!person) return;
    const end = unseated ? `now() - interval '1 second'` : 'null';
    await owner.query(`update assignment set valid_to = ${end} where user_id = $1`, [userId]);
    person.unseated = unseated;
    this.#moved(userId);
  }

  async regenerate(unitId: UnitId): Promise<void> {
    const { owner, rows, time, table } = this.stores;
    const unit = rows.units.get(unitId);
    if (!unit || unit.sealed) return;
    await owner.query('begin');
    await owner.query(`select set_config('app.session', $1, true)`, [table.people.worker.sessionId]);
    await owner.query(`select generation_make($1, $2, $3, 'widen', $4)`, [unitId, unit.gen, unit.head, NEW_STATE]);
    await owner.query('commit');
    regenerate(unit, NEW_STATE, time);
  }

  #moved(userId: UserId): void {
    const person = this.stores.rows.people.get(userId);
    if (person) Object.assign(person, { n: person.n + 1, movedAt: this.stores.time });
  }
}
