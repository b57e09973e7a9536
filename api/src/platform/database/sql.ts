import { QueryFailedError, type QueryRunner } from 'typeorm';
import type { Sql } from '../context.js';
import { letGo } from './held.js';
import type { Talking } from './said.js';

/** Statements of one transaction on a connection. */
export interface Statements extends Sql {
  /**
   * Ends the transaction. A commit fails when a statement before it has failed. Whatever is asked afterwards is refused: of several things that are read side by side one may fail, and
   * the others must not go on asking on a connection that has become somebody else's [I3].
   */
  end(how: 'commit' | 'rollback'): Promise<void>;
}

/**
 * The statements of one connection. Each leaves at once, and the answers come in the order of the statements: those that do not
 * need each other's answers are asked together and cost one way to the database.
 */
export function sqlOf(client: Client): Statements {
  let ended = false;
  const send = async <T>(statement: Statement): Promise<Answer<T>> => {
    try {
      return await client.query<T>(statement);
    } catch (error) {
      throw error instanceof Error ? new QueryFailedError(statement.text, statement.values, error) : error;
    }
  };
  const sql: Statements = {
    async query<T>(text: string, params: unknown[] = []): Promise<T[]> {
      if (ended) throw new Error('The transaction has ended.');
      letGo(sql, text);
      const name = nameOf(text);
      const { rows } = await send<T>({ ...(name === undefined ? {} : { name }), text, values: params });
      return rows;
    },
    async end(how) {
      ended = true;
      const { command } = await send({ text: how, values: [] });
      if (how === 'commit' && command === 'ROLLBACK') throw new Error('A statement had failed: nothing was committed.');
    },
  };
  return sql;
}

interface Statement {
  /** Under which the connection keeps it prepared. */
  readonly name?: string;
  readonly text: string;
  readonly values: unknown[];
}

interface Answer<T> {
  readonly rows: T[];
  /** What was done: the commit of a transaction in which a statement failed says ROLLBACK. */
  readonly command?: string;
}

/** A connection to Postgres. */
export interface Client extends Talking {
  // The decoder of rows: the statement and `T` stand side by side at every call.
  query<T>(statement: Statement): Promise<Answer<T>>;
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
