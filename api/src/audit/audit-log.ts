import { Injectable } from '@nestjs/common';
import type { AuditEvent, Sql } from '../platform/context.js';
import { AuditSink } from '../platform/database/database.js';

/** Writes events into their chains. Actor and session come from the database's own context [I10]. */
@Injectable()
export class AuditLog extends AuditSink {
  async write(sql: Sql, events: readonly AuditEvent[]): Promise<void> {
    if (events.length === 0) return;
    await sql.query('select audit_append($1::jsonb)', [JSON.stringify(events.map(rowOf))]);
  }
}

function rowOf(event: AuditEvent): Record<string, unknown> {
  return {
    stream: event.caseId,
    action: event.action,
    objectType: event.objectType,
    object: event.objectId,
    rule: event.rule,
    detail: event.detail ?? {},
  };
}
