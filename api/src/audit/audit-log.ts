import { Inject, Injectable } from '@nestjs/common';
import { ProductError } from '@soulad/shared/errors';
import type { AuditEvent, Sql } from '../platform/context.js';
import { AuditSink } from '../platform/database/database.js';
import { count } from '../platform/metrics/measures.js';
import { auditPlace, INSTALLATION, Vault } from '../platform/keys/index.js';

/** Writes events into their chains. Actor and session come from the database's own context [I10]. */
@Injectable()
export class AuditLog extends AuditSink {
  constructor(@Inject(Vault) private readonly vault: Vault) {
    super();
  }

  async prepare(events: readonly AuditEvent[]): Promise<(sql: Sql) => Promise<void>> {
    if (events.length === 0) return async () => undefined;
    const rows = await counted(Promise.all(events.map(async (event) => rowOf(event, await this.sealed(event)))));
    const said = [JSON.stringify(rows)];
    return (sql) => counted(sql.query('select audit_append($1::jsonb)', said).then(() => undefined));
  }

  private async sealed(event: AuditEvent): Promise<Buffer | null> {
    if (event.detail === undefined) return null;
    const detail = Buffer.from(JSON.stringify(event.detail), 'utf8');
    try {
      return await this.vault.seal(event.caseId ?? INSTALLATION, auditPlace(event), detail);
    } catch (error) {
      // AUDIT.md A4: that somebody came is accounted for even when the case was erased.
      if (error instanceof ProductError && error.code === 'ERASED') return null;
      throw error;
    }
  }
}

function rowOf(event: AuditEvent, sealed: Buffer | null): Record<string, unknown> {
  return {
    stream: event.caseId,
    action: event.action,
    objectType: event.objectType,
    object: event.objectId,
    rule: event.rule,
    sealed: sealed?.toString('base64'),
  };
}

/** Counts a failure as one of the log. */
async function counted<T>(writing: Promise<T>): Promise<T> {
  try {
    return await writing;
  } catch (error) {
    count('soulad_audit_failures_total');
    throw error;
  }
}
