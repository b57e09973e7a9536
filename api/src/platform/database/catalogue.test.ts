import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onTestDatabase } from '../../testing/hooks.js';

/** Tables without walls, each with the reason. */
const OPEN: Readonly<Record<string, string>> = {
  migration: 'names of migrations only; the server has no right to it and asks schema_version()',
};

/** Everything of the schema that a new table, view or function can forget, one line each. */
const GAPS = `
  select 'table ' || c.relname || ' lets its rows through' as gap from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> all ($1)
      and not (c.relrowsecurity and c.relforcerowsecurity)
  union all
  select 'table ' || c.relname || ' has no policies' from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> all ($1)
      and not exists (select from pg_policy p where p.polrelid = c.oid)
  union all
  select 'table ' || c.relname || ' is granted to the server without a policy for it' from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and has_table_privilege('soulad_app', c.oid, 'select, insert, update, delete')
      and not exists (select from pg_policy p where p.polrelid = c.oid and 'soulad_app'::regrole = any (p.polroles))
  union all
  select 'table ' || c.relname || ' is open to everybody' from pg_class c, aclexplode(c.relacl) a
    where c.relnamespace = 'public'::regnamespace and a.grantee = 0
  union all
  select 'policy ' || p.polname || ' of ' || p.polrelid::regclass || ' is for everybody' from pg_policy p
    where 0 = any (p.polroles)
  union all
  select 'view ' || c.relname || ' looks with the eyes of its owner' from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'v'
      and not coalesce('security_invoker=true' = any (c.reloptions), false)
  union all
  select 'view ' || c.relname || ' keeps a copy past the walls' from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'm'
  union all
  select 'function ' || f.oid::regprocedure || ' looks names up where its caller says' from pg_proc f
    where f.pronamespace = 'public'::regnamespace and f.prosecdef
      and not coalesce(f.proconfig::text like '%search_path=%', false)
  union all
  select 'function ' || f.oid::regprocedure || ' is open to everybody' from pg_proc f
    where f.pronamespace = 'public'::regnamespace
      and (f.proacl is null or exists (select from aclexplode(f.proacl) a where a.grantee = 0))
  order by 1`;

const database = onTestDatabase();
let owner: pg.Client;
beforeAll(async () => {
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterAll(() => owner?.end());

const gaps = async (): Promise<string[]> => {
  const { rows } = await owner.query<{ gap: string }>(GAPS, [Object.keys(OPEN)]);
  return rows.map((row) => row.gap);
};

describe('the catalogue of the database', () => {
  it('[I3] has no table, view or function that passes the walls by', async () => {
    expect(await gaps()).toEqual([]);
    const { rows } = await owner.query(
      `select count(*)::int as n from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
    );
    expect(rows[0].n).toBeGreaterThan(30);
  });

  it.each([
    ['create table planted (id int)', ['has no policies', 'lets its rows through']],
    ['create table planted (id int); alter table planted enable row level security', ['no policies', 'lets its rows']],
    [
      `create table planted (id int); alter table planted enable row level security; alter table planted force row level security;
       create policy owner_all on planted to soulad_owner using (true); grant select on planted to soulad_app`,
      ['is granted to the server without a policy'],
    ],
    ['create view planted as select * from unit', ['eyes of its owner']],
    ['create materialized view planted as select 1 as one', ['keeps a copy']],
    [
      `create function planted() returns int language sql security definer as 'select 1'`,
      ['looks names up where its caller says'],
    ],
    [
      `create function planted() returns int language sql as 'select 1'; grant execute on function planted() to public`,
      ['open'],
    ],
    ['grant select on unit to public', ['table unit is open to everybody']],
    ['create policy planted on unit for select using (true)', ['policy planted of unit is for everybody']],
  ])('[I3] would show it: %s', async (sql, told) => {
    await owner.query('begin');
    try {
      await owner.query(sql);
      const found = await gaps();
      expect(found).toHaveLength(told.length);
      for (const [index, part] of told.entries()) expect(found[index]).toContain(part);
    } finally {
      await owner.query('rollback');
    }
  });
});
