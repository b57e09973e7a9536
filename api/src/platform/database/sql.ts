import { QueryFailedError, type QueryRunner } from 'typeorm';
import type { Sql } from '../context.js';
import { letGo } from './held.js';
import type { Talking } from './said.js';

/**
 * The `Sql` of one connection. A statement leaves at once, and the answers come in the order of the statements: those that do not
 * need each other's answers are asked together and cost one way to the database.
 */
export function sqlOf(client: Client): Sql {
  const sql: Sql = {
    async query<T>(text: string, params: unknown[] = []): Promise<T[]> {
      letGo(sql, text);
      const name = nameOf(text);
      try {
        const { rows } = await client.query<T>(
          name === undefined ? { text, values: params } : { name, text, values: params },
        );
        return rows;
      } catch (error) {
        throw error instanceof Error ? new QueryFailedError(text, params, error) : error;
      }
    },
  };
  return sql;
}

/** A connection to Postgres. */
export interface Client extends Talking {
  // The decoder of rows: the statement and `T` stand side by side at every call.
  query<T>(config: { name?: string; text: string; values: unknown[] }): Promise<{ rows: T[] }>;
}

/** The connection of a query runner. */
export async function clientOf(runner: QueryRunner): Promise<Client> {
  // The driver is that of Postgres: what it connects is a client of it.
  return (await runner.connect()) as Client;
}

/** Statements kept prepared on each connection. What is put together from parts could be without end: it goes without. */
const MOST_PREPARED = 1000;
const NAMES = new Map<string, string>();

/**
 * The name under which a connection keeps the statement: most of the work of a short one is its reading and planning, and
 * the policies of row-level security are planned with it.
 */
function nameOf(text: string): string | undefined {
  const known = NAMES.get(text);
  if (known !== undefined || NAMES.size >= MOST_PREPARED) return known;
  const name = `s${NAMES.size}`;
  NAMES.set(text, name);
  return name;
}
