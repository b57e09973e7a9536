import { describe, expect, it } from 'vitest';
import type { Sql } from '../context.js';
import { heldIn, letGo } from './held.js';

const sql: Sql = { query: async () => [] };
let count = 0;
const read = (): Promise<number> => heldIn(sql, 'number', async () => (count += 1));

describe('what a transaction holds of its reading', () => {
  it('is read once as long as nothing but reading happens', async () => {
    const first = await read();
    letGo(sql, 'select id from party where id = $1');
    letGo(
      sql,
      `
      with named as materialized (select 1) select 1 from named`,
    );
    letGo(sql, 'select id, extract(epoch from now()) from unnest($1::uuid[]) x(id)');
    expect(await read()).toBe(first);
    expect(await heldIn(sql, 'another', async () => -1)).toBe(-1);
  });

  it.each([
    'insert into party (id) values ($1)',
    'update assignment set valid_to = now() where id = $1',
    'delete from notice',
    'select case_take_step($1, $2, $3, $4, $5) as done',
    'select pg_advisory_xact_lock(hashtextextended($1, 7))',
    'select gen, head_seq::float8 as head from unit_hold($1)',
    'select was, becomes\n from minutes_correct($1, $2, $3, $4)',
  ])('is read again after: %s', async (statement) => {
    const first = await read();
    letGo(sql, statement);
    expect(await read()).toBe(first + 1);
  });
});
