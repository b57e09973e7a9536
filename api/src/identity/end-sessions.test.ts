import { describe, expect, it } from 'vitest';
import { enter, layCaseTable, type TestPerson } from '../testing/index.js';
import { forEachTest, onTestApp } from '../testing/hooks.js';

const server = onTestApp();
const table = forEachTest(() => layCaseTable(server));

interface Listed {
  mySessions: { id: string; current: boolean; agency: { shortName: string } | null }[];
}
const LIST = 'query { mySessions { id current agency { shortName } openedAt usedAt expiresAt } }';
const END = 'mutation ($id: ID!) { endMySession(sessionId: $id) { id } }';
const OTHERS = 'mutation { endMyOtherSessions { id current } }';
const END_OF = 'mutation ($id: ID!) { endSessionsOf(userId: $id) }';
const DISABLE = 'mutation ($id: ID!) { disableUser(userId: $id) { id } }';
const ENABLE = 'mutation ($id: ID!) { enableUser(userId: $id) { id } }';
const END_MEMBERSHIP = 'mutation ($id: ID!) { endMembership(membershipId: $id) { id } }';

const again = (person: TestPerson): Promise<TestPerson> => enter(server, person.userId, person.membershipId);
const alive = async (person: TestPerson): Promise<boolean> =>
  (await server.gql(LIST, {}, person.cookie)).code === undefined;
const codeOf = async (by: TestPerson, text: string, id: string): Promise<string | undefined> =>
  (await server.gql(text, { id }, by.cookie)).code;
const audited = async (action: string, object: string): Promise<unknown[]> =>
  server.asOwner('select actor from audit_event where action = $1 and object = $2', [action, object]);

describe('sessions of one’s own', () => {
  it('[A1] are listed with the agency and without an address, the one in use marked', async () => {
    const { teacher } = table.people;
    const other = await again(teacher);
    const { data } = await server.gql<Listed>(LIST, {}, teacher.cookie);
    expect(data?.mySessions.map(({ id, current }) => [id, current]).toSorted()).toEqual(
      [
        [teacher.principal.sessionId, true],
        [other.principal.sessionId, false],
      ].toSorted(),
    );
    expect(data?.mySessions[0]?.agency?.shortName).toBe('Škola');
  });

  it('[A1] end one by one, at once and in the log; that of somebody else is missing', async () => {
    const { teacher, mother } = table.people;
    const other = await again(teacher);
    const { sessionId } = other.principal;
    expect(await codeOf(mother, END, sessionId)).toBe('NOT_FOUND');
    expect(await codeOf(teacher, END, '00000000-0000-4000-8000-000000000000')).toBe('NOT_FOUND');
    expect(await codeOf(teacher, END, teacher.principal.sessionId)).toBe('FORBIDDEN_STEP');
    expect(await codeOf(teacher, END, sessionId)).toBeUndefined();
    expect([await alive(other), await alive(teacher)]).toEqual([false, true]);
    expect(await audited('session.end', sessionId)).toEqual([{ actor: teacher.userId }]);
    expect(await codeOf(teacher, END, sessionId)).toBe('NOT_FOUND');
  });

  it('[A1] end all but the one in use', async () => {
    const { teacher } = table.people;
    const others = [await again(teacher), await again(teacher)];
    const { data } = await server.gql<{ endMyOtherSessions: object[] }>(OTHERS, {}, teacher.cookie);
    expect(data?.endMyOtherSessions).toEqual([{ id: teacher.principal.sessionId, current: true }]);
    expect(await Promise.all(others.map(alive))).toEqual([false, false]);
  });
});

describe('people of an agency', () => {
  it('[A2] have their sessions for it ended by its head, and those for others not', async () => {
    const { convener, minutes, admin, teacher } = table.people;
    const added = await server.gql<{ addMembership: object }>(
      'mutation ($input: AddMembershipInput!) { addMembership(input: $input) { id } }',
      { input: { userId: minutes.userId, agencyId: table.agencies.town, role: 'worker' } },
      admin.cookie,
    );
    expect(added.code).toBeUndefined();
    const [row] = await server.asOwner<{ id: typeof minutes.membershipId }>(
      'select id from membership where user_id = $1 and agency_id = $2',
      [minutes.userId, table.agencies.town],
    );
    const elsewhere = await enter(server, minutes.userId, row?.id ?? minutes.membershipId);
    expect(await codeOf(minutes, END_OF, convener.userId)).toBe('FORBIDDEN_STEP');
    const counts = await Promise.all(
      [teacher, convener].map((by) => server.gql(END_OF, { id: minutes.userId }, by.cookie)),
    );
    expect(counts.map((answer) => answer.data)).toEqual([{ endSessionsOf: 0 }, { endSessionsOf: 1 }]);
    expect([await alive(minutes), await alive(elsewhere)]).toEqual([false, true]);
  });

  it('[A3] lose an account through the installation’s administrator alone, and may get it back', async () => {
    const { convener, teacher, admin } = table.people;
    expect(await codeOf(convener, DISABLE, teacher.userId)).toBe('FORBIDDEN_STEP');
    expect(await codeOf(admin, DISABLE, admin.userId)).toBe('FORBIDDEN_STEP');
    expect(await codeOf(admin, DISABLE, '00000000-0000-4000-8000-000000000000')).toBe('NOT_FOUND');
    expect(await codeOf(admin, DISABLE, teacher.userId)).toBeUndefined();
    expect(await alive(teacher)).toBe(false);
    await expect(again(teacher)).rejects.toThrow('insufficient_privilege');
    expect(await codeOf(admin, ENABLE, teacher.userId)).toBeUndefined();
    expect(await alive(await again(teacher))).toBe(true);
    expect(await audited('user.disable', teacher.userId)).toHaveLength(1);
  });

  it('[A4] lose with a membership the sessions and the seats held through it, for good', async () => {
    const { convener, minutes, teacher, mother } = table.people;
    expect(await codeOf(teacher, END_MEMBERSHIP, minutes.membershipId)).toBe('NOT_FOUND');
    expect(await codeOf(convener, END_MEMBERSHIP, mother.membershipId)).toBe('NOT_FOUND');
    expect(await codeOf(minutes, END_MEMBERSHIP, minutes.membershipId)).toBe('FORBIDDEN_STEP');
    expect(await codeOf(convener, END_MEMBERSHIP, convener.membershipId)).toBe('FORBIDDEN_STEP');
    expect(await codeOf(convener, END_MEMBERSHIP, minutes.membershipId)).toBeUndefined();
    expect(await alive(minutes)).toBe(false);
    expect(await codeOf(convener, END_MEMBERSHIP, minutes.membershipId)).toBe('FORBIDDEN_STEP');
    const seats = await server.asOwner<{ ended: boolean }>(
      'select valid_to <= now() as ended from assignment where user_id = $1',
      [minutes.userId],
    );
    expect(seats).toEqual([{ ended: true }]);
  });
});

describe('the second wall', () => {
  it('[I3][A2] refuses the functions themselves to whoever manages nobody', async () => {
    const { colleague, teacher, minutes } = table.people;
    const ask = (by: TestPerson, text: string, params: unknown[]): Promise<unknown[]> =>
      by.act((ctx) => ctx.sql.query(text, params));
    for (const by of [colleague, teacher]) {
      expect(await ask(by, 'select * from sessions_of($1)', [minutes.userId])).toEqual([]);
      expect(await ask(by, 'select sessions_end($1, null, null)', [minutes.userId])).toEqual([]);
      await expect(ask(by, 'select user_disable($1, true)', [minutes.userId])).rejects.toThrow('insufficient');
      await expect(ask(by, 'select membership_end($1)', [minutes.membershipId])).rejects.toThrow('insufficient');
      await expect(ask(by, 'update session set revoked_at = now()', [])).rejects.toThrow('permission denied');
    }
    expect(await alive(minutes)).toBe(true);
  });
});
