import type { CaseId, ConferenceId, Instant, PartyId, TaskId, UnitId, UserId } from '@soulad/shared/ids';
import type { TaskOutcome, TaskState } from '@soulad/shared/workflow';
import type { RequestContext } from '../platform/context.js';

/** One task; its texts are sealed. */
export interface TaskRow {
  readonly id: TaskId;
  readonly caseId: CaseId;
  readonly familyName: string;
  readonly fileMark: string;
  readonly issuedBy: PartyId;
  readonly owner: PartyId;
  readonly checker: PartyId;
  readonly person: UserId | null;
  readonly personName: string | null;
  readonly title: Buffer;
  readonly detail: Buffer | null;
  readonly proofWanted: Buffer | null;
  readonly dueOn: string;
  readonly state: TaskState;
  readonly outcome: TaskOutcome | null;
  readonly issuedAt: Instant;
}

export interface StepRow {
  readonly id: string;
  readonly taskId: TaskId;
  readonly to: TaskState;
  readonly party: PartyId;
  readonly words: Buffer | null;
  readonly at: Instant;
}

export interface SourceRow {
  readonly taskId: TaskId;
  readonly unitId: UnitId;
  readonly conferenceId: ConferenceId | null;
}

const TASK = `select t.id, t.case_id as "caseId", f.name as "familyName", c.file_mark as "fileMark", t.issued_by as "issuedBy",
    t.owner_party as owner, t.checker_party as checker, t.person, u.display_name as "personName", t.title, t.detail,
    t.proof_wanted as "proofWanted", t.due_on::text as "dueOn", t.state, t.outcome, instant(t.issued_at) as "issuedAt"
  from task t join case_file c on c.id = t.case_id join family f on f.id = c.family_id left join app_user u on u.id = t.person`;

/** Tasks as the database shows them to the caller, by their day. */
export function taskRows(ctx: RequestContext, caseIds: readonly CaseId[]): Promise<TaskRow[]> {
  return ctx.sql.query(
    `${TASK} where t.case_id = any ($1) and not case_erased(t.case_id) order by t.due_on, t.issued_at, t.id`,
    [caseIds],
  );
}

export async function taskRow(ctx: RequestContext, id: TaskId): Promise<TaskRow | undefined> {
  const [row] = await ctx.sql.query<TaskRow>(`${TASK} where t.id = $1 and not case_erased(t.case_id)`, [id]);
  return row;
}

export function taskSteps(ctx: RequestContext, ids: readonly TaskId[]): Promise<StepRow[]> {
  return ctx.sql.query(
    `select id, task_id as "taskId", to_state as "to", by_party as party, words, instant(at) as at
       from task_step where task_id = any ($1) order by at, id`,
    [ids],
  );
}

/** Where tasks came from, as far as the caller reads it. */
export function taskSources(ctx: RequestContext, ids: readonly TaskId[]): Promise<SourceRow[]> {
  return ctx.sql.query(
    `select s.task_id as "taskId", s.unit_id as "unitId", r.conference_id as "conferenceId" from task_source s
       join unit u on u.id = s.unit_id join record r on r.id = u.record_id where s.task_id = any ($1)`,
    [ids],
  );
}

export function confirmations(
  ctx: RequestContext,
  ids: readonly TaskId[],
): Promise<{ readonly taskId: TaskId; readonly reason: Buffer }[]> {
  return ctx.sql.query('select task_id as "taskId", reason from task_confirmation where task_id = any ($1)', [ids]);
}

/** People on the seats named, for the seats themselves. */
export function peopleOn(
  ctx: RequestContext,
  parties: readonly PartyId[],
): Promise<{ readonly party: PartyId; readonly id: UserId; readonly displayName: string }[]> {
  return ctx.sql.query(
    `select a.party_id as party, u.id, u.display_name as "displayName" from assignment a join app_user u on u.id = a.user_id
       where a.party_id = any ($1) and a.valid_from <= now() and (a.valid_to is null or a.valid_to > now())
       order by u.display_name, u.id`,
    [parties],
  );
}

export interface NewTask extends Omit<
  TaskRow,
  'familyName' | 'fileMark' | 'person' | 'personName' | 'state' | 'outcome' | 'issuedAt'
> {
  readonly unitId: UnitId | null;
}

export async function insertTask(ctx: RequestContext, task: NewTask): Promise<void> {
  await ctx.sql.query(
    `insert into task (id, case_id, issued_by, issued_by_user, owner_party, checker_party, title, detail, proof_wanted, due_on)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[task.id, task.caseId, task.issuedBy, ctx.userId, task.owner, task.checker],
      ...[task.title, task.detail, task.proofWanted, task.dueOn],
    ],
  );
  if (task.unitId !== null)
    await ctx.sql.query('insert into task_source (task_id, unit_id) values ($1, $2)', [task.id, task.unitId]);
}
