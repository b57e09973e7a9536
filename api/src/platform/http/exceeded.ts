import type { AuditEvent } from '../context.js';

/** The row of the log that says of a limit that it was exceeded, and of nobody who did it. */
export function exceeded(what: string): AuditEvent {
  return {
    ...{ action: 'rate.exceeded', caseId: null, objectType: 'limit', objectId: null, rule: 'RATE_LIMITED' },
    detail: { what },
  };
}
