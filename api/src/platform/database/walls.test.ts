import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layCaseTable, PERSONAS } from '../../testing/index.js';
import { forAllTests, onTestApp } from '../../testing/hooks.js';

const server = onTestApp();
const table = forAllTests(() => layCaseTable(server));
let app: pg.Client;
let tables: string[];
beforeAll(async () => {
  app = new pg.Client({ connectionString: server.database.appUrl });
  await app.connect();
  const rows = await server.asOwner<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm') order by relname`,
  );
  tables = rows.map((row) => row.name).filter((name) => name !== 'migration');
});
afterAll(() => app?.end());

const refused = async (text: string, params: unknown[] = []): Promise<string> => {
  try {
    await table.people.teacher.act((ctx) => ctx.sql.query(text, params));
    return 'done';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
};

describe('row-level security', () => {
  it('[I3] stands on every table, forced; a new table without it fails here', async () => {
    const open = await server.asOwner<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
         and relname <> 'migration' and not (relrowsecurity and relforcerowsecurity)`,
    );
    expect(open).toEqual([]);
    expect(tables.length).toBeGreaterThan(30);
  });

  it('[I3] leaves the server nothing in any table without a session', async () => {
    for (const name of tables) {
      const rows = await app.query(`select 1 from ${name}`).then(
        (result) => result.rowCount,
        (error: { code: string }) => error.code,
      );
      expect(rows === 0 || rows === '42501', `${name}: ${rows}`).toBe(true);
    }
  });

  it('[I3] leaves nothing with a session that nobody has, or that has ended', async () => {
    for (const id of ['3f6c1d1e-7a55-4b1f-9a52-0c0f6ad5a001', '', table.people.admin.principal.sessionId]) {
      await app.query('begin');
      await app.query(`select set_config('app.session', $1, true)`, [id]);
      const { rowCount } = await app.query(
        'select 1 from case_file union all select 1 from person union all select 1 from party',
      );
      await app.query('rollback');
      expect(rowCount).toBe(0);
    }
  });

  it('forgets the session with the transaction', async () => {
    await table.people.convener.act((ctx) => ctx.sql.query('select 1'));
    const [row] = await server.db.asSystem((sql) =>
      sql.query<{ left: string | null }>(`select current_setting('app.session', true) as left`),
    );
    expect(row?.left ?? '').toBe('');
  });

  it('gives the role of the server no way around: no DDL, no DELETE, no TRUNCATE, no bypass', async () => {
    const [role] = await server.asOwner(
      'select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = $1',
      ['soulad_app'],
    );
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false });
    for (const name of tables) {
      for (const text of [
        `delete from ${name}`,
        `truncate ${name}`,
        `drop table ${name}`,
        `alter table ${name} disable row level security`,
      ]) {
        expect(
          await app.query(text).then(
            () => 'done',
            (error: { code: string }) => error.code,
          ),
          text,
        ).toBe('42501');
      }
    }
  });

  it.each([
    'audit_event',
    'audit_head',
    'unit_update',
    'disclosure',
    'session',
    'socket_ticket',
    'demo_person',
    'rate_window',
  ])('lets the server change nothing in %s', async (name) => {
    const [column] = await server.asOwner<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = $1::regclass and attnum = 1`,
      [name],
    );
    expect(await refused(`update ${name} set ${column?.name} = ${column?.name}`)).toBe('42501');
  });

  it('opens functions to the server one by one', async () => {
    const rows = await server.asOwner<{ name: string }>(
      `select proname as name from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
         and exists (select from aclexplode(coalesce(proacl, acldefault('f', proowner))) x where x.grantee = 0)`,
    );
    expect(rows).toEqual([]);
  });
});

describe('writing past the application', () => {
  it('[I11] does not tell a hidden parent from a missing one', async () => {
    const other = await layCaseTable(server);
    const missing = '3f6c1d1e-7a55-4b1f-9a52-0c0f6ad5a001';
    const texts: [string, string][] = [
      [
        `insert into party (id, case_id, type, person_id, letter, label, purpose, basis, valid_from) values (gen_random_uuid(), $1, 'child', null, 'X', '', '', '', now())`,
        other.caseId,
      ],
      [
        `insert into person (id, family_id, given_name, family_name, sex, is_child) select gen_random_uuid(), $1, 'a', 'b', 'male', false`,
        other.caseId,
      ],
      [
        `insert into assignment (id, party_id, user_id, role_at_table, valid_from) values (gen_random_uuid(), $1, ctx_user(), 'member', now())`,
        other.parties.school,
      ],
      [
        `insert into conference (id, case_id, starts_at, ends_at) values (gen_random_uuid(), $1, now(), now() + interval '1 hour')`,
        other.caseId,
      ],
      [
        `insert into release (id, case_id, given_by, released_party, recipients, categories, purpose, form, valid_from)
          values (gen_random_uuid(), '${table.caseId}', $1, '${table.parties.school}', '{}', '{}', '', 'written', now())`,
        other.persons.child,
      ],
    ];
    for (const [text, hidden] of texts) {
      const [one, two] = [await refused(text, [hidden]), await refused(text, [missing])];
      expect(one, text).toBe(two);
      expect(one, text).not.toBe('done');
    }
  });

  it('[I3] does not let a guest invite, seat, end or open anything', async () => {
    const { parties, caseId, persons } = table;
    expect(await refused(`update party set valid_to = now() where id = $1 returning id`, [parties.father])).toBe(
      'done',
    );
    const [father] = await server.asOwner<{ valid_to: Date | null }>('select valid_to from party where id = $1', [
      parties.father,
    ]);
    expect(father?.valid_to).toBeNull();
    const seat = `insert into assignment (id, party_id, user_id, role_at_table, valid_from) values (gen_random_uuid(), $1, ctx_user(), 'key_worker', now())`;
    for (const id of [parties.ospod, parties.mother, parties.ngo]) expect(await refused(seat, [id])).toBe('42501');
    expect(
      await refused(
        `insert into party (id, case_id, type, person_id, letter, label, purpose, basis, valid_from)
      values (gen_random_uuid(), $1, 'child', $2, 'X', '', '', '', now())`,
        [caseId, persons.child],
      ),
    ).toBe('42501');
    expect(
      await refused(
        `select case_found(gen_random_uuid(), 'x', gen_random_uuid(), 'x', 'ordinary', now()::date, 'x', gen_random_uuid(), 'O', '', '', '', now(), gen_random_uuid())`,
      ),
    ).toBe('42501');
  });

  it('[I3] shows every persona exactly the own case in SQL', async () => {
    for (const persona of PERSONAS) {
      const rows = await table.people[persona].act((ctx) => ctx.sql.query<{ id: string }>('select id from case_file'));
      expect(
        rows.map((row) => row.id),
        persona,
      ).toEqual(persona === 'colleague' || persona === 'admin' ? [] : [table.caseId]);
    }
    const parties = await table.people.father.act((ctx) => ctx.sql.query<{ id: string }>('select id from party'));
    expect(parties.map((row) => row.id)).not.toContain(table.parties.shelter);
    const users = await table.people.father.act((ctx) => ctx.sql.query<{ id: string }>('select id from app_user'));
    expect(users.map((row) => row.id)).not.toContain(table.people.shelter.userId);
    const agencies = await table.people.father.act((ctx) => ctx.sql.query<{ id: string }>('select id from agency'));
    expect(agencies.map((row) => row.id).sort()).toEqual(
      [table.agencies.ospod, table.agencies.school, table.agencies.ngo].sort(),
    );
  });

  it('lets the head of an agency see its seats and not the case', async () => {
    const { ngo } = table.people;
    const before = await ngo.act((ctx) => ctx.sql.query('select 1 from case_file'));
    expect(before).toHaveLength(1);
    await server.asOwner('update assignment set valid_to = now() where user_id = $1', [ngo.userId]);
    expect(
      await ngo.act((ctx) => ctx.sql.query('select 1 from case_file union all select 1 from person')),
    ).toHaveLength(0);
    expect(await ngo.act((ctx) => ctx.sql.query('select 1 from party'))).toHaveLength(1);
  });
});
