import { Inject, Injectable } from '@nestjs/common';
import { ProductError } from '@soulad/shared/errors';
import type { AgencyId, MembershipId, SessionId, UserId } from '@soulad/shared/ids';
import { createHash } from 'node:crypto';
import { IdSource } from '../platform/clock/clock.js';
import type { Principal, Sql } from '../platform/context.js';
import { AuditSink, Database } from '../platform/database/database.js';
import { announce } from '../platform/events.js';

/** A session just opened: the token goes into the cookie and is kept nowhere. */
export interface OpenedSession {
  readonly token: string;
  readonly principal: Principal;
}

/** The person's number (PROTOCOL.md R42) and seats, as the database tells them. */
export interface HeldSeats {
  readonly n: string;
  readonly seats: readonly string[] | null;
}

/** Somebody whose ticket was good, with the number and the seats held at that moment. */
export interface Admitted {
  readonly principal: Principal;
  readonly seats: string;
}

/** Number and seats in one word: another one as soon as either moves. */
export function seatsPrint({ n, seats }: HeldSeats): string {
  return `${n} ${(seats ?? []).join()}`;
}

interface PrincipalRow {
  session_id: SessionId;
  user_id: UserId;
  membership_id: MembershipId;
  agency_id: AgencyId | null;
  agency_type: string | null;
  role: string;
  display_name: string;
  installation_admin: boolean;
}

/** Opens, finds and ends sessions. A token is 256 random bits; the database holds its SHA-256 only. */
@Injectable()
export class Sessions {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(IdSource) private readonly ids: IdSource,
    @Inject(AuditSink) private readonly audit: AuditSink,
  ) {}

  /**
   * Opens a session of `userId` acting for `membershipId`. The oldest sessions beyond three end, and so does
   * `replaces`; their sockets are told.
   */
  async open(userId: UserId, membershipId: MembershipId, way: string, replaces?: SessionId): Promise<OpenedSession> {
    const token = Buffer.from(this.ids.bytes(32)).toString('base64url');
    const id = this.ids.uuid();
    const principal = await this.db.asSystem(async (sql) => {
      const ended = await sql.query<{ id: SessionId }>(
        'select session_open as id from session_open($1, $2, $3, $4, $5)',
        [id, digestOf(token), userId, membershipId, replaces ?? null],
      );
      for (const one of ended) await announce({ sql }, { kind: 'session', sessionId: one.id });
      await sql.query(`select set_config('app.session', $1, true)`, [id]);
      const event = { action: 'session.open', caseId: null, objectType: 'session', objectId: id, detail: { way } };
      await this.audit.write(sql, [event]);
      return principalOf(sql, id);
    });
    if (principal === null) throw new ProductError('UNAUTHENTICATED');
    return { token, principal };
  }

  /**
   * The principal behind a cookie's token; null when there is none.
   * @param used somebody is at the window: the session is kept from idling out
   */
  async byToken(token: string, used = true): Promise<Principal | null> {
    const [row] = await this.db.statement<PrincipalRow>(
      `select p.* from (select session_find($1) as id) f left join lateral (select session_touch(f.id) where $2) t on true
         cross join lateral session_principal(f.id) p`,
      [digestOf(token), used],
    );
    return row === undefined ? null : presentPrincipal(row);
  }

  /** The principal of a live session, e.g. for the lease of a socket; null once it has ended. */
  async byId(sessionId: SessionId): Promise<Principal | null> {
    return this.db.asSystem((sql) => principalOf(sql, sessionId));
  }

  /** Ends a session at once, everywhere. */
  async close(principal: Principal): Promise<void> {
    await this.db.asSystem(async (sql) => {
      // Before the head of the log: whoever signs in meanwhile takes them in this order too (R42).
      await sql.query('select authority_claim($1)', [[principal.userId]]);
      await sql.query(`select set_config('app.session', $1, true)`, [principal.sessionId]);
      const object = { objectType: 'session', objectId: principal.sessionId };
      await this.audit.write(sql, [{ action: 'session.signOut', caseId: null, ...object }]);
      await sql.query('select session_close($1)', [principal.sessionId]);
      await announce({ sql }, { kind: 'session', sessionId: principal.sessionId });
    });
  }

  /** A ticket for one socket: good once, for 60 s, for this session. */
  async issueTicket(principal: Principal): Promise<string> {
    const ticket = Buffer.from(this.ids.bytes(32)).toString('base64url');
    await this.db.inContext(principal, async (ctx) => {
      await ctx.sql.query('select ticket_issue($1)', [digestOf(ticket)]);
      ctx.audit({ action: 'session.ticket', caseId: null, objectType: 'session', objectId: principal.sessionId });
    });
    return ticket;
  }

  /** Uses a ticket up. Null when it is unknown, used, expired, or its session has ended. */
  async admit(ticket: string): Promise<Admitted | null> {
    const [row] = await this.db.statement<PrincipalRow & HeldSeats>(
      `select p.*, l.seats, l.n from (select ticket_use($1) as id) f
         cross join lateral session_principal(f.id) p cross join lateral live_seats(array[f.id]) l`,
      [digestOf(ticket)],
    );
    return row === undefined ? null : { principal: presentPrincipal(row), seats: seatsPrint(row) };
  }

  /** The same for somebody who is connected already. */
  async useTicket(ticket: string): Promise<Principal | null> {
    return (await this.admit(ticket))?.principal ?? null;
  }

  /** Keeps sessions from idling out. */
  async touch(sessionIds: readonly SessionId[]): Promise<void> {
    if (sessionIds.length === 0) return;
    // In one order everywhere, for each of them is locked.
    const ids = [...new Set(sessionIds)].sort();
    await this.db.statement('select session_touch(s.id) from unnest($1::uuid[]) s(id)', [ids]);
  }
}

/** The principal of a session that is live in this transaction. */
export async function principalOf(sql: Sql, sessionId: string): Promise<Principal | null> {
  const [row] = await sql.query<PrincipalRow>('select * from session_principal($1)', [sessionId]);
  return row === undefined ? null : presentPrincipal(row);
}

function presentPrincipal(row: PrincipalRow): Principal {
  return {
    sessionId: row.session_id,
    userId: row.user_id,
    membershipId: row.membership_id,
    agencyId: row.agency_id,
    agencyType: row.agency_type,
    role: row.role,
    displayName: row.display_name,
    installationAdmin: row.installation_admin,
  };
}

function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
