import type { Sql } from '../context.js';

const HELD = new WeakMap<Sql, Map<string, Promise<unknown>>>();

/**
 * What was read once in a transaction, as long as nothing has happened in it since but reading: many presenters of one
 * answer ask for the same. Whatever writes, and a lock behind which others may have written, makes it be read again.
 * @param key what is read; the same for the same
 */
export function heldIn<T>(sql: Sql, key: string, read: () => Promise<T>): Promise<T> {
  const held = HELD.get(sql) ?? new Map<string, Promise<unknown>>();
  HELD.set(sql, held);
  const known = held.get(key) ?? read();
  held.set(key, known);
  // Under one key stands what one kind of reading gives.
  return known as Promise<T>;
}

// Statements of ours that write without saying so call a function first of all, and so does the taking of a lock.
const READS = /^\s*(?:select|with)\s(?!\s*\w+\s*\()/u;
// Or they choose from what a function gives: ours have a name of several words. Some of these only read, and are read after once more.
const ASKS_FUNCTION = /\bfrom\s+\w+_\w+\s*\(/u;

/** Every statement of the transaction passes here. */
export function letGo(sql: Sql, statement: string): void {
  if (!READS.test(statement) || ASKS_FUNCTION.test(statement)) HELD.delete(sql);
}
