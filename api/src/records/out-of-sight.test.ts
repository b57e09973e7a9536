import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { seatPerson } from '../testing/index.js';
import { atEachTable, onTestApp } from '../testing/hooks.js';

const server = onTestApp();
const scene = atEachTable(server);

it('[Q4] a change that takes a passage from whoever makes it is done, and is not answered as missing', async () => {
  const id = await scene.newUnit('teacher', { category: 'EDU', mode: 'owned' });
  const relabel = `mutation ($id: ID!) { relabelUnit(unitId: $id, change: { category: INTERNAL }) { id } }`;
  expect(await scene.ask('worker', relabel, { id })).toEqual({ relabelUnit: null });
  expect(await server.asOwner('select category from unit where id = $1', [id])).toEqual([{ category: 'INTERNAL' }]);
  expect(await scene.refusalOf('worker', relabel, { id })).toBe('NOT_FOUND');
});

it('[I1][Q3] what stands on the wall does not tell the facilitator who is in another part', async () => {
  const { caseId, conferenceId, sittingId, recordId, parties } = scene.table;
  const [agencyId, partyId, later] = [randomUUID(), randomUUID(), randomUUID()];
  const run = server.asOwner;
  await run(`insert into agency (id, type, name, short_name) values ($1, 'facilitation', 'F', 'F')`, [agencyId]);
  await run(
    `insert into party (id, case_id, type, agency_id, letter, label, purpose, basis, valid_from)
       values ($1, $2, 'facilitation', $3, 'F', 'f', '', '', now() - interval '1 day')`,
    [partyId, caseId, agencyId],
  );
  await run(`insert into sitting_party (sitting_id, party_id, invitation) values ($1, $2, 'invited')`, [
    sittingId,
    partyId,
  ]);
  const facilitator = await seatPerson(run, { partyId, agencyId, role: 'facilitator', name: 'Iva Klidná' });
  const unit = await scene.newUnit('worker', { category: 'PLAN', mode: 'joint' });
  const wall = async (): Promise<string> => {
    const query = 'query ($id: ID!) { recordProjected(id: $id) { sections { units { id } } } }';
    return (await server.gql(query, { id: recordId }, facilitator.cookie)).body;
  };
  await run('delete from attendance where party_id <> $1', [parties.ospod]);
  const before = await wall();
  expect(before).toContain(unit);
  await run('update audience set access_right = $3 where unit_id = $1 and party_id = $2', [unit, parties.debt, 'none']);
  await run('update party set known_to = $2 where id = $1', [parties.debt, [parties.debt, parties.ospod]]);
  await run(
    `insert into sitting (id, conference_id, starts_at, ends_at, opened_at) values ($1, $2, now(), now() + interval '1 hour', now())`,
    [later, conferenceId],
  );
  await run(
    `insert into attendance (id, sitting_id, party_id, display_name, mode, in_at) values ($1, $2, $3, 'x', 'remote', now())`,
    [randomUUID(), later, parties.debt],
  );
  expect(await wall()).toBe(before);
});
