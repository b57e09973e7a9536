import { Inject, Injectable } from '@nestjs/common';
import { ProductError } from '@soulad/shared/errors';
import type { MembershipId, UserId } from '@soulad/shared/ids';
import { IdSource } from '../platform/clock/clock.js';
import { AuditSink, Database } from '../platform/database/database.js';
import { passwordFits } from './password.js';
import { RateLimits } from './rate-limit.js';
import { type OpenedSession, Sessions } from './sessions.js';
import { SIGN_IN_LIMITS } from './words.js';

interface Found {
  user_id: UserId;
  password_hash: string | null;
  membership_id: MembershipId | null;
}

/** Signs a person in by name and password. */
@Injectable()
export class SignIn {
  @Inject(Database) private readonly db: Database;
  @Inject(Sessions) private readonly sessions: Sessions;
  @Inject(RateLimits) private readonly limits: RateLimits;
  @Inject(IdSource) private readonly ids: IdSource;
  @Inject(AuditSink) private readonly audit: AuditSink;

  /**
   * @param address of the caller, for the limit
   * @throws ProductError SIGN_IN_FAILED alike for an unknown name, a wrong password and a disabled account; RATE_LIMITED
   */
  async withPassword(login: string, password: string, address: string): Promise<OpenedSession> {
    const name = login.trim().toLowerCase();
    await this.limits.take('signIn.address', address, SIGN_IN_LIMITS.address);
    await this.limits.take('signIn.account', `${name}\n${address}`, SIGN_IN_LIMITS.account);
    const [found] = await this.db.asSystem((sql) => sql.query<Found>('select * from sign_in_lookup($1)', [name]));
    const unknown = Buffer.from(this.ids.bytes(24)).toString('base64url');
    const fits = await passwordFits(found?.password_hash ?? null, password, unknown);
    if (!fits || found === undefined || found.membership_id === null) return this.refuse(found?.user_id ?? null);
    return this.sessions.open(found.user_id, found.membership_id, 'password');
  }

  private async refuse(userId: UserId | null): Promise<never> {
    const event = {
      action: 'session.signIn',
      caseId: null,
      objectType: 'user',
      objectId: userId,
      rule: 'SIGN_IN_FAILED',
    };
    await this.db.asSystem((sql) => this.audit.write(sql, [event]));
    throw new ProductError('SIGN_IN_FAILED');
  }
}
