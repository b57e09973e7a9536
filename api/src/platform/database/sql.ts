import type { QueryRunner } from 'typeorm';
import type { Sql } from '../context.js';

/** The `Sql` of one query runner. */
export function sqlOf(runner: QueryRunner): Sql {
  return {
    async query<T>(text: string, params: unknown[] = []): Promise<T[]> {
      const result = await runner.query(text, params, true);
      // The decoder of rows: the statement and `T` stand side by side at every call.
      return (result.records ?? []) as T[];
    },
  };
}
