/**
 * Origins of edits made by this person in this editor. A provider sends what is local; `transaction.local` answers the
 * same question, while the origin alone does not: updates that waited for others are applied with origin null.
 */
const origins = new WeakSet<object>();

/** Registers an origin object (of typing, or an undo manager) as this editor's own. */
export function markLocalOrigin<T extends object>(origin: T): T {
  origins.add(origin);
  return origin;
}

/** Whether a Yjs transaction with this origin came from typing, deleting, undo or redo in a record editor of this page. */
export function isLocalEdit(origin: unknown): boolean {
  return typeof origin === 'object' && origin !== null && origins.has(origin);
}
