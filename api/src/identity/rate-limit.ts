import { Inject, Injectable } from '@nestjs/common';
import { ProductError } from '@soulad/shared/errors';
import { createHash } from 'node:crypto';
import { AuditSink, Database } from '../platform/database/database.js';
import { exceeded } from '../platform/http/exceeded.js';

export interface RateLimit {
  readonly points: number;
  readonly seconds: number;
}

/** Counts tries in the database, so that all nodes count together and a restart forgets nothing. */
@Injectable()
export class RateLimits {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(AuditSink) private readonly audit: AuditSink,
  ) {}

  /**
   * Takes one point of `what` for `who` (hashed: the table names nobody).
   * @throws ProductError RATE_LIMITED with `retryAfterMs`; exceeding is audited
   */
  async take(what: string, who: string, limit: RateLimit): Promise<void> {
    const key = createHash('sha256').update(`${what}\n${who}`).digest();
    const wait = await this.db.asSystem(async (sql) => {
      const [row] = await sql.query<{ wait: number | null; first: boolean }>('select * from rate_take($1, $2, $3)', [
        key,
        limit.points,
        limit.seconds,
      ]);
      // One row a window: a stranger must not be able to fill the log.
      if (row?.first === true) await this.audit.write(sql, [exceeded(what)]);
      return row?.wait ?? null;
    });
    if (wait !== null) throw new ProductError('RATE_LIMITED', { retryAfterMs: wait });
  }
}
