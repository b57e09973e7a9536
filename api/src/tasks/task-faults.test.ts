import { ProductError } from '@soulad/shared/errors';
import type { MembershipId } from '@soulad/shared/ids';
import { addDays, dayInPrague } from '@soulad/shared/workflow';
import { describe, expect, it } from 'vitest';
import type { Principal, RequestContext } from '../platform/context.js';
import type { SitterKey } from '../testing/index.js';
import { atEachTable, onTestApp } from '../testing/hooks.js';
import { issueTask } from './issue-task.js';
import { stepTask } from './step-task.js';

const server = onTestApp();
const scene = atEachTable(server);

async function principalOf(key: SitterKey): Promise<Principal> {
  const { userId, sessionId, displayName } = scene.table.people[key];
  const [row] = await server.asOwner<Pick<Principal, 'agencyId' | 'agencyType'> & { membershipId: MembershipId }>(
    `select s.membership_id as "membershipId", m.agency_id as "agencyId", a.type as "agencyType"
       from session s join membership m on m.id = s.membership_id left join agency a on a.id = m.agency_id where s.id = $1`,
    [sessionId],
  );
  if (!row) throw new Error('no session');
  return { ...row, userId, sessionId, displayName, role: 'worker', installationAdmin: false };
}

/** Runs the verb in a transaction whose k-th statement fails; true when it got so far that it did. */
async function failingAt(k: number, by: Principal, verb: (ctx: RequestContext) => Promise<unknown>): Promise<boolean> {
  let n = 0;
  const run = server.db.inContext(by, (ctx) =>
    verb({
      ...ctx,
      sql: {
        query: <T>(text: string, params?: unknown[]): Promise<T[]> => {
          n += 1;
          return n === k ? Promise.reject(new Error('power cut')) : ctx.sql.query<T>(text, params);
        },
      },
    }),
  );
  return run.then(
    () => false,
    (error: unknown) => {
      if (error instanceof ProductError) throw error;
      return true;
    },
  );
}

const kept = async (): Promise<string> =>
  JSON.stringify(
    await server.asOwner(
      `select (select count(*) from task) as tasks, (select count(*) from task_step) as steps, (select count(*) from task_source) as sources,
         (select count(*) from task_confirmation) as confirmed, (select count(*) from notice) as notices,
         (select string_agg(state, ',' order by id) from task) as states,
         (select count(*) from audit_event where action like 'task.%') as audited`,
    ),
  );

async function crashOnAudit(run: () => Promise<unknown>): Promise<void> {
  await server.asOwner(
    `create function crash() returns trigger language plpgsql as $$ begin raise 'power cut'; end $$`,
  );
  await server.asOwner('create trigger crash before insert on audit_event for each row execute function crash()');
  await expect(run()).rejects.toThrow('power cut');
  await server.asOwner('drop trigger crash on audit_event');
  await server.asOwner('drop function crash()');
}

describe('a statement fails in the middle, whichever it is', () => {
  it('of issuing, with a source and a confirmation: nothing stays, no notice, no audit row', async () => {
    const unitId = await scene.newUnit('worker', { category: 'FIN', text: 'pět exekucí' });
    const { caseId, parties } = scene.table;
    const input = {
      ...{ caseId, ownerPartyId: parties.school, title: 'Doklad o exekuci', detail: 'podrobně', unitId },
      ...{ dueOn: addDays(dayInPrague(Date.now()), 3), confirmReason: 'ví to' },
    };
    const worker = await principalOf('worker');
    const before = await kept();
    let k = 1;
    while (await failingAt(k, worker, (ctx) => issueTask(ctx, input))) {
      expect(await kept(), `statement ${k}`).toBe(before);
      k += 1;
    }
    expect(k).toBeGreaterThan(8);
    const issued = await kept();
    expect(issued).not.toBe(before);
    await crashOnAudit(() => server.db.inContext(worker, (ctx) => issueTask(ctx, input)));
    expect(await kept()).toBe(issued);
  });

  it('of finishing: the task is as it was, or done with its audit row, once', async () => {
    const { caseId, parties } = scene.table;
    const worker = await principalOf('worker');
    const teacher = await principalOf('teacher');
    const issued = await server.db.inContext(worker, (ctx) =>
      issueTask(ctx, { caseId, ownerPartyId: parties.school, title: 'Hlášení', dueOn: dayInPrague(Date.now()) }),
    );
    const taskId = issued.taskId ?? '';
    await server.db.inContext(teacher, (ctx) => stepTask(ctx, { taskId, to: 'accepted' }));
    const before = await kept();
    const done = (ctx: RequestContext) => stepTask(ctx, { taskId, to: 'done', words: 'hotovo' });
    await crashOnAudit(() => server.db.inContext(teacher, done));
    expect(await kept()).toBe(before);
    let k = 1;
    while (await failingAt(k, teacher, done)) {
      expect(await kept(), `statement ${k}`).toBe(before);
      k += 1;
    }
    expect(k).toBeGreaterThan(3);
    const [task] = await server.asOwner('select state from task where id = $1', [taskId]);
    expect(task).toEqual({ state: 'done' });
  });

  it('two who finish at once are one step', async () => {
    const { caseId, parties } = scene.table;
    const worker = await principalOf('worker');
    const teacher = await principalOf('teacher');
    const issued = await server.db.inContext(worker, (ctx) =>
      issueTask(ctx, { caseId, ownerPartyId: parties.school, title: 'Hlášení', dueOn: dayInPrague(Date.now()) }),
    );
    const input = { taskId: issued.taskId ?? '', to: 'accepted' };
    const both = await Promise.allSettled(
      [1, 2].map(() => server.db.inContext(teacher, (ctx) => stepTask(ctx, input))),
    );
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await server.asOwner('select 1 from task_step where task_id = $1', [input.taskId])).toHaveLength(1);
  });
});
