import type { AuditEvent } from '../context.js';

/**
 * Under which words the text log is sealed. A row opens nowhere but in its own place: not in another unit, another
 * generation, under another number.
 */
export const TEXT_PLACES = {
  update: (unitId: string, gen: number, clientId: string | number, n: string | number): string =>
    `unit_update|${unitId}|${gen}|${clientId}|${n}`,
  snapshot: (unitId: string, gen: number, seq: string | number): string => `unit_snapshot|${unitId}|${gen}|${seq}`,
};

/** Under which words reasons are sealed that were kept in the clear once. */
export const WORD_PLACES = {
  overrideReason: (id: string): string => `unit_override|reason|${id}`,
  partyEnd: (partyId: string): string => `party|ended_reason|${partyId}`,
};

/** Under which words the detail of an audit row is sealed; the chain of hashes binds it to its row (AUDIT.md A4). */
export function auditPlace(event: Pick<AuditEvent, 'action' | 'objectType' | 'objectId'>): string {
  return `audit_event|${event.action}|${event.objectType}|${event.objectId ?? ''}`;
}
