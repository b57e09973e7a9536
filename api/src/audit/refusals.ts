import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '../platform/context.js';
import { AuditSink, Database } from '../platform/database/database.js';
import { RefusalSink } from '../platform/graphql/request.js';

/**
 * Refusals go to the chain of the installation and name the ids that were asked for: whether anything stands behind
 * them is not known here, so hidden and missing leave the same row [I11].
 */
@Injectable()
export class Refusals extends RefusalSink {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(AuditSink) private readonly sink: AuditSink,
  ) {
    super();
  }

  async refused(principal: Principal | null, action: string, ids: readonly string[], code: string): Promise<void> {
    // Nobody acted: such a request reached no data, and a stranger must not be able to fill the log.
    if (principal === null) return;
    await this.db.asSystem(async (sql) => {
      await sql.query(`select set_config('app.session', $1, true)`, [principal.sessionId]);
      await this.sink.write(sql, [
        { action, caseId: null, objectType: 'request', objectId: null, rule: code, detail: { refused: true, ids } },
      ]);
    });
  }
}
