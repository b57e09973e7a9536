import type { ConferenceId, Instant } from '@soulad/shared/ids';
import { knownConference } from '../conferences/index.js';
import type { RequestContext } from '../platform/context.js';
import { walls } from '../platform/walls.js';
import { listTasks } from './list-tasks.js';
import type { TaskView } from './task.graphql.js';

/**
 * [W46] What a conference looks at: the tasks that the caller may read and that are open, or ended since the caller's
 * last conference of the case. Which was the last one follows from sittings that are for the caller alone.
 * @throws ProductError NOT_FOUND for a conference without a sitting for the caller
 */
export async function evaluateTasks(ctx: RequestContext, conferenceId: ConferenceId): Promise<TaskView[]> {
  const { scope, conference } = await knownConference(ctx, conferenceId);
  const [row] = await ctx.sql.query<{ since: Instant | null }>(
    `select instant(max(s.starts_at)) as since from conference c join sitting s on s.conference_id = c.id
       where c.case_id = $1 and c.id <> $2 and c.state = 'ended' and s.starts_at < (select min(o.starts_at) from sitting o where o.conference_id = $2)
         and ($3 or exists (select from sitting_party p where p.sitting_id = s.id and p.invitation = 'invited' and p.party_id = any ($4)))`,
    [scope.caseId, conference.id, scope.hosts || !walls().app, scope.partyIds],
  );
  const since = row?.since ?? 0;
  const tasks = await listTasks(ctx, scope.caseId);
  return tasks.filter((task) => {
    const ended = task.steps.at(-1)?.at ?? task.issuedAt;
    return task.open || (task.state !== 'withdrawn' && ended >= since);
  });
}
