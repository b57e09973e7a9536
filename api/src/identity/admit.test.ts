import { describe, expect, it } from 'vitest';
import { addMembership, createAgency, createUser, Demo, FoundInstallation, registerDemoPerson } from './index.js';
import { enter, layCaseTable, startTestApp } from '../testing/index.js';
import { forAllTests, onTestApp } from '../testing/hooks.js';

const server = onTestApp({ mode: 'demo' });
const table = forAllTests(() => layCaseTable(server));

const newcomer = { login: 'novy', displayName: 'Nový', role: 'worker' };

describe('accounts', () => {
  it('are made by the administrator of the installation alone, unless of the own agency', async () => {
    const { convener, admin } = table.people;
    await expect(
      convener.act((ctx) => createUser(ctx, { ...newcomer, agencyId: table.agencies.ospod })),
    ).rejects.toMatchObject({ code: 'FORBIDDEN_STEP' });
    await expect(
      convener.act((ctx) => createAgency(ctx, { type: 'school', name: 'Š', shortName: 'Š' })),
    ).rejects.toMatchObject({ code: 'FORBIDDEN_STEP' });
    const made = await admin.act((ctx) => createUser(ctx, { ...newcomer, agencyId: table.agencies.ospod }));
    expect(made.display_name).toBe('Nový');
  });

  it('[I3] are refused by the database too, when the application is passed by', async () => {
    const { convener } = table.people;
    const past = convener.act((ctx) =>
      ctx.sql.query(
        `select user_create(gen_random_uuid(), 'podvod', 'P', null, 'cs', gen_random_uuid(), $1, 'head', '')`,
        [table.agencies.ospod],
      ),
    );
    await expect(past).rejects.toThrow('insufficient_privilege');
    await expect(convener.act((ctx) => ctx.sql.query('update app_user set installation_admin = true'))).rejects.toThrow(
      'permission denied',
    );
    await expect(convener.act((ctx) => ctx.sql.query('select password_hash from app_user'))).rejects.toThrow(
      'permission denied',
    );
  });

  it('[A6] draw nobody in from elsewhere by a bare id: that is missing like nobody at all', async () => {
    const { admin, teacher } = table.people;
    const agencyId = table.agencies.shelter;
    const made = await admin.act((ctx) =>
      createUser(ctx, { login: 'spravce-ukrytu', displayName: 'Správce', agencyId, role: 'admin' }),
    );
    const own = await enter(server, made.id, made.membershipId);
    for (const userId of [teacher.userId, '00000000-0000-4000-8000-000000000000'])
      await expect(own.act((ctx) => addMembership(ctx, { userId, agencyId, role: 'worker' }))).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    const past = own.act((ctx) =>
      ctx.sql.query(`select membership_add($1, gen_random_uuid(), $2, 'worker', '')`, [teacher.userId, agencyId]),
    );
    await expect(past).rejects.toThrow('insufficient_privilege');
    const { userId } = table.people.shelter;
    const second = await own.act((ctx) => addMembership(ctx, { userId, agencyId, role: 'worker' }));
    expect(second.id).toBe(userId);
  });

  it('have a role that fits: self without an agency, every other with one', async () => {
    const { admin } = table.people;
    await expect(
      admin.act((ctx) => createUser(ctx, { ...newcomer, login: 'a1', role: 'self', agencyId: table.agencies.ngo })),
    ).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(admin.act((ctx) => createUser(ctx, { ...newcomer, login: 'a2' }))).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    await expect(
      admin.act((ctx) => createUser(ctx, { ...newcomer, login: 'Á ž', agencyId: table.agencies.ngo })),
    ).rejects.toMatchObject({ code: 'BAD_INPUT' });
    const answer = await admin.act((ctx) =>
      addMembership(ctx, { userId: table.people.teacher.userId, agencyId: table.agencies.ngo, role: 'worker' }),
    );
    expect(answer.id).toBe(table.people.teacher.userId);
  });

  it('start with one administrator, who cannot be made twice', async () => {
    const again = {
      login: 'x',
      displayName: 'x',
      password: null,
      agencyType: 'school',
      agencyName: 'x',
      agencyShortName: 'x',
    };
    expect(await server.app.get(FoundInstallation).run(again)).toBeNull();
  });
});

describe('demo sign-in', () => {
  const SIGN_IN = 'mutation ($key: String!) { signInDemo(personKey: $key) { userId } }';

  it('lists the people of a story and signs them in with one click', async () => {
    const person = {
      key: 'matka',
      userId: table.people.mother.userId,
      roleNote: 'matka',
      agencyName: null,
      partyType: 'parent_a',
      story: 'Příběh',
      position: 1,
    } as const;
    await table.people.admin.act((ctx) => registerDemoPerson(ctx, person));
    const list = await server.gql<{ demoPeople: object[] }>(
      '{ demoPeople { key displayName roleNote agencyName partyType story } }',
    );
    expect(list.data?.demoPeople).toEqual([
      {
        key: 'matka',
        displayName: 'matka 1',
        roleNote: 'matka',
        agencyName: null,
        partyType: 'parent_a',
        story: 'Příběh',
      },
    ]);
    const answer = await server.gql<{ signInDemo: { userId: string } }>(SIGN_IN, { key: 'matka' });
    expect(answer.data?.signInDemo.userId).toBe(table.people.mother.userId);
    expect((await server.gql(SIGN_IN, { key: 'nikdo' })).code).toBe('SIGN_IN_FAILED');
  });

  it('is off in production and says so', async () => {
    const production = await startTestApp({ mode: 'production', database: server.database });
    try {
      expect((await production.gql(SIGN_IN, { key: 'matka' })).code).toBe('DEMO_OFF');
      expect((await production.gql('{ demoPeople { key } }')).data).toEqual({ demoPeople: [] });
      expect(await production.app.get(Demo).people()).toEqual([]);
    } finally {
      await production.close();
    }
  });
});
