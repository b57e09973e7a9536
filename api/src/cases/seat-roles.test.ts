import { describe, expect, it } from 'vitest';
import { caseScope } from './case-scope.js';
import { layCaseTable } from '../testing/index.js';
import { forAllTests, onTestApp } from '../testing/hooks.js';

const ASSIGN = `mutation ($party: ID!, $user: ID!, $role: String!) { assignPerson(partyId: $party, input: { userId: $user, roleAtTable: $role }) { id } }`;

const server = onTestApp();
const table = forAllTests(() => layCaseTable(server));

describe('roles at the table', () => {
  it.each(['minute_taker', 'facilitator'])(
    '[I4] lets no guest make themself %s of a meeting that others called',
    async (role) => {
      const { people, parties } = table;
      const answer = await server.gql(
        ASSIGN,
        { party: parties.school, user: people.teacher.userId, role },
        people.teacher.cookie,
      );
      expect(answer.code).toBe('FORBIDDEN_STEP');
    },
  );

  it('[I3] gives such a role no power on either wall, should it stand in the table all the same', async () => {
    const { people, parties, caseId } = table;
    await server.asOwner(
      `insert into assignment (id, party_id, user_id, role_at_table, valid_from) values (gen_random_uuid(), $1, $2, 'facilitator', now())`,
      [parties.school, people.teacher.userId],
    );
    const [row] = await people.teacher.act((ctx) => ctx.sql.query<{ leads: string[] }>('select ctx_leads() as leads'));
    expect(row?.leads).toEqual([]);
    expect((await people.teacher.act((ctx) => caseScope(ctx, caseId))).leads).toBe(false);
  });

  it('lets the convening seat name its minute taker, and every seat its members', async () => {
    const { people, parties } = table;
    const minutes = await server.gql(
      ASSIGN,
      { party: parties.ospod, user: people.colleague.userId, role: 'minute_taker' },
      people.convener.cookie,
    );
    expect(minutes.code).toBeUndefined();
    const member = await server.gql(
      ASSIGN,
      { party: parties.school, user: people.teacher.userId, role: 'member' },
      people.teacher.cookie,
    );
    expect(member.code).toBeUndefined();
  });

  it('[I7] lets somebody leave the seat they sit on, alone too', async () => {
    const { people, parties } = table;
    const [row] = await server.asOwner<{ id: string }>(
      `select id from assignment where party_id = $1 and user_id = $2 and valid_to is null`,
      [parties.ngo, people.ngo.userId],
    );
    const END = `mutation ($id: ID!) { endAssignment(assignmentId: $id) { id people { id } } }`;
    await server.asOwner(`update membership set role = 'worker' where id = $1`, [people.ngo.membershipId]);
    const answer = await server.gql<{ endAssignment: { people: object[] } }>(END, { id: row?.id }, people.ngo.cookie);
    expect(answer.data?.endAssignment.people).toEqual([]);
    expect(await people.ngo.act((ctx) => ctx.sql.query('select 1 from case_file'))).toEqual([]);
  });
});
