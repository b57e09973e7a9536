import { Inject, Injectable } from '@nestjs/common';
import { IdSource } from '../platform/clock/clock.js';
import { Config } from '../platform/config/config.js';
import type { Principal } from '../platform/context.js';
import { Database } from '../platform/database/database.js';
import { passwordFits } from './password.js';
import { RateLimits } from './rate-limit.js';
import { SIGN_IN_LIMITS } from './words.js';

/** Asks the person behind a session once more who they are, within the act that needs it (security 5.10). */
@Injectable()
export class StepUp {
  @Inject(Config) private readonly config: Config;
  @Inject(Database) private readonly db: Database;
  @Inject(RateLimits) private readonly limits: RateLimits;
  @Inject(IdSource) private readonly ids: IdSource;

  /** Outside of production nobody has a password of their own: there the name is asked. */
  get asksName(): boolean {
    return this.config.mode !== 'production';
  }

  /** Counts one try, whatever it is made with. @throws ProductError RATE_LIMITED */
  count(principal: Principal): Promise<void> {
    return this.limits.take('stepUp', principal.userId, SIGN_IN_LIMITS.stepUp);
  }

  /** Whether it is the own password; outside of production the own name. The try is to be counted before. */
  async knows(principal: Principal, proof: string): Promise<boolean> {
    if (this.asksName) return sameName(proof, principal.displayName);
    const [own] = await this.db.inContext(principal, (ctx) =>
      ctx.sql.query<{ hash: string | null }>('select own_password_hash() as hash'),
    );
    return passwordFits(own?.hash ?? null, proof, Buffer.from(this.ids.bytes(24)).toString('base64url'));
  }
}

function sameName(written: string, name: string): boolean {
  const plain = (text: string): string => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('cs');
  return plain(written) !== '' && plain(written) === plain(name);
}
