import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DROP_TASKS, TASK_FUNCTIONS, TASK_POLICIES, TASK_TABLES } from './tasks/task-tables.js';

/** Kinds of notices that this adds. The list of the table is widened, whatever it holds by then. */
const KINDS = ['task', 'taskDue', 'taskLate'];

/** Follow-up tasks: issued by the convener to a party, read by the issuer, the owner and the checker. */
export class Tasks1700000009300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TASK_TABLES);
    await runner.query(TASK_FUNCTIONS);
    await runner.query(TASK_POLICIES);
    await changeKinds(runner, (kinds) => [...kinds, ...KINDS]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('delete from notice where kind = any ($1)', [KINDS]);
    await changeKinds(runner, (kinds) => kinds.filter((kind) => !KINDS.includes(kind)));
    await runner.query(DROP_TASKS);
  }
}

async function changeKinds(runner: QueryRunner, change: (kinds: string[]) => string[]): Promise<void> {
  const [row]: { text: string }[] = await runner.query(
    `select pg_get_constraintdef(oid) as text from pg_constraint where conrelid = 'notice'::regclass and conname = 'notice_kind_check'`,
  );
  const kinds = [...(row?.text ?? '').matchAll(/'([A-Za-z]+)'::text/g)].flatMap(([, kind]) => (kind ? [kind] : []));
  const list = [...new Set(change(kinds))].map((kind) => `'${kind}'`).join(', ');
  await runner.query(`
    alter table notice drop constraint notice_kind_check;
    alter table notice add constraint notice_kind_check check (kind in (${list}));
  `);
}
