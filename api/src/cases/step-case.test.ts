import type { RecordId } from '@soulad/shared/ids';
import { describe, expect, it } from 'vitest';
import { layCaseTable, type TestPerson } from '../testing/index.js';
import { forEachTest, onTestApp } from '../testing/hooks.js';
import { LiveScene } from '../testing/live-scene.js';
import { inviteParty } from './invite-party.js';
import { closeCase, reopenCase } from './step-case.js';

const server = onTestApp();

const CLOSE =
  'mutation ($id: ID!, $reason: String!) { closeCase(caseId: $id, reason: $reason) { state may { close reopen invite } } }';
const REOPEN =
  'mutation ($id: ID!, $reason: String!) { reopenCase(caseId: $id, reason: $reason) { state may { close reopen invite } } }';

describe('closing a case', () => {
  const table = forEachTest(() => layCaseTable(server));
  const ask = (
    by: TestPerson,
    text: string,
    reason = 'rodina to zvládá',
  ): Promise<{ data: object | null; code?: string }> =>
    server.gql<object>(text, { id: table.caseId, reason }, by.cookie) as Promise<{
      data: object | null;
      code?: string;
    }>;
  const reads = async (by: TestPerson): Promise<boolean> =>
    (await server.gql('query ($id: ID!) { case(id: $id) { id } }', { id: table.caseId }, by.cookie)).code === undefined;

  it('[P24] ends the seats of other organisations and leaves the family and the convening one to read', async () => {
    const { convener, teacher, shelter, mother, father, minutes } = table.people;
    expect((await ask(minutes, CLOSE)).code).toBe('FORBIDDEN_STEP');
    expect((await ask(teacher, CLOSE)).code).toBe('FORBIDDEN_STEP');
    expect((await ask(convener, CLOSE, '  ')).code).toBe('BAD_INPUT');
    expect((await ask(convener, CLOSE)).data).toEqual({
      closeCase: { state: 'closed', may: { close: false, reopen: true, invite: false } },
    });
    const seen = await Promise.all([convener, minutes, mother, father, teacher, shelter].map(reads));
    expect(seen).toEqual([true, true, true, true, false, false]);
    expect((await ask(convener, CLOSE)).code).toBe('FORBIDDEN_STEP');
  });

  it('[P24] takes nothing new until it is reopened, by either wall, and gives back nothing by itself', async () => {
    const { convener, teacher } = table.people;
    await convener.act((ctx) => closeCase(ctx, table.caseId, 'konec'));
    const input = {
      type: 'municipality' as const,
      letter: 'V',
      label: 'obec',
      purpose: 'x',
      basis: 'x',
      agencyId: table.agencies.town,
    };
    await expect(convener.act((ctx) => inviteParty(ctx, table.caseId, input))).rejects.toMatchObject({
      code: 'FORBIDDEN_STEP',
    });
    const past = convener.act((ctx) =>
      ctx.sql.query(
        `insert into party (id, case_id, type, agency_id, letter, label, purpose, basis, valid_from)
           values (gen_random_uuid(), $1, 'municipality', $2, 'V', 'x', 'x', 'x', now())`,
        [table.caseId, table.agencies.town],
      ),
    );
    await expect(past).rejects.toThrow('insufficient_privilege');
    expect((await ask(convener, REOPEN)).data).toMatchObject({
      reopenCase: { state: 'reopened', may: { invite: true } },
    });
    expect(await reads(teacher)).toBe(false);
    await expect(convener.act((ctx) => inviteParty(ctx, table.caseId, input))).resolves.toBeDefined();
    await convener.act((ctx) => closeCase(ctx, table.caseId, 'podruhé'));
    await convener.act((ctx) => reopenCase(ctx, table.caseId, 'potřetí'));
  });

  it('[I10] stands in the log, its reason sealed and for the convening seat alone', async () => {
    const { convener, mother } = table.people;
    await convener.act((ctx) => closeCase(ctx, table.caseId, 'důvod velmi osobní'));
    const rows = await server.asOwner<{ reason: Buffer }>('select reason from case_step where case_id = $1', [
      table.caseId,
    ]);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.reason.toString('utf8')).not.toContain('osobní');
    const seen = (by: TestPerson): Promise<object[]> => by.act((ctx) => ctx.sql.query('select id from case_step'));
    expect([await seen(convener), await seen(mother)]).toEqual([[expect.anything()], []]);
    const log = `select actor from audit_event where action = 'case.close' and object = $1`;
    expect(await server.asOwner(log, [table.caseId])).toEqual([{ actor: convener.userId }]);
    const past = mother.act((ctx) =>
      ctx.sql.query(`select case_take_step(gen_random_uuid(), $1, 'closed', 'reopened', '\\x00')`, [table.caseId]),
    );
    await expect(past).rejects.toThrow('insufficient_privilege');
  });
});

it('[P24] waits for a meeting to end, and then makes its record one that is only read', async () => {
  const scene = await LiveScene.lay(server);
  const { caseId, conferenceId, recordId } = scene.table;
  const unitId = await scene.newUnit('worker', { mode: 'joint' });
  expect(await scene.refusalOf('worker', CLOSE, { id: caseId, reason: 'x' })).toBe('FORBIDDEN_STEP');
  await server.asOwner(`update conference set state = 'ended' where id = $1`, [conferenceId]);
  await scene.ask('worker', CLOSE, { id: caseId, reason: 'x' });
  const rows = await server.asOwner<{ id: RecordId; state: string }>('select id, state from record where id = $1', [
    recordId,
  ]);
  expect(rows).toEqual([{ id: recordId, state: 'closed' }]);
  const rights = await server.asOwner<{ right: string }>(
    `select distinct access_right as "right" from audience where unit_id = $1 and access_right <> 'none'`,
    [unitId],
  );
  expect(rights).toEqual([{ right: 'read' }]);
});
