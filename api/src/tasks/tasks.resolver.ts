import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { CaseId, ConferenceId, TaskId } from '@soulad/shared/ids';
import { RateLimits } from '../identity/index.js';
import type { Principal, RequestContext } from '../platform/context.js';
import { Database } from '../platform/database/database.js';
import { Access, Caller } from '../platform/graphql/access.js';
import { idFrom } from '../platform/input.js';
import { endFeed, makeFeed, readFeed } from './calendar-feed.js';
import { checkWords } from './check-words.js';
import { evaluateTasks } from './evaluate-tasks.js';
import { issueTask } from './issue-task.js';
import { listTasks, readTask } from './list-tasks.js';
import { namePerson } from './name-person.js';
import { stepTask } from './step-task.js';
import {
  CalendarFeedView,
  IssuedTaskView,
  IssueTaskInput,
  StepTaskInput,
  TaskLeakView,
  TaskView,
  TaskWordsInput,
} from './task.graphql.js';

/** Checks of one person in ten minutes: writing a task and correcting it, not reading a case word by word. */
const CHECKING = { points: 120, seconds: 600 } as const;

/** Follow-up tasks. */
@Resolver()
export class TasksResolver {
  @Inject(Database) private readonly db: Database;
  @Inject(RateLimits) private readonly limits: RateLimits;

  @Query(() => [TaskView])
  @Access('task.list')
  tasks(
    @Caller() principal: Principal,
    @Args('caseId', { type: () => ID, nullable: true, description: 'One case only.' }) caseId?: string | null,
  ): Promise<TaskView[]> {
    return this.db.inContext(principal, (ctx) => listTasks(ctx, caseId ? idFrom<CaseId>(caseId) : null));
  }

  @Query(() => [TaskView], { description: 'What a conference looks at, as far as the viewer may read it.' })
  @Access('task.list')
  conferenceTasks(
    @Caller() principal: Principal,
    @Args('conferenceId', { type: () => ID }) id: string,
  ): Promise<TaskView[]> {
    return this.db.inContext(principal, (ctx) => evaluateTasks(ctx, idFrom<ConferenceId>(id)));
  }

  @Query(() => [TaskLeakView], { description: 'What a task would tell its readers of, before it is issued.' })
  @Access('task.check')
  async taskCheck(@Caller() principal: Principal, @Args('input') input: TaskWordsInput): Promise<TaskLeakView[]> {
    await this.limits.take('task.check', principal.userId, CHECKING);
    return this.db.inContext(principal, async (ctx) => [...(await checkWords(ctx, input)).leaks]);
  }

  @Mutation(() => IssuedTaskView)
  @Access('task.issue')
  async issueTask(@Caller() principal: Principal, @Args('input') input: IssueTaskInput): Promise<IssuedTaskView> {
    await this.limits.take('task.check', principal.userId, CHECKING);
    return this.db.inContext(principal, async (ctx) => {
      const issued = await issueTask(ctx, input);
      if (issued.taskId === null) return { task: null, leaks: [...issued.leaks] };
      return { task: await readTask(ctx, issued.taskId), leaks: [] };
    });
  }

  @Mutation(() => TaskView)
  @Access('task.step')
  stepTask(@Caller() principal: Principal, @Args('input') input: StepTaskInput): Promise<TaskView | null> {
    return this.step(principal, (ctx) => stepTask(ctx, input));
  }

  @Mutation(() => TaskView)
  @Access('task.namePerson')
  nameTaskPerson(
    @Caller() principal: Principal,
    @Args('taskId', { type: () => ID }) taskId: string,
    @Args('userId', { type: () => ID, nullable: true, description: 'Null: nobody in particular.' }) userId?:
      | string
      | null,
  ): Promise<TaskView | null> {
    return this.step(principal, (ctx) => namePerson(ctx, taskId, userId ?? null));
  }

  @Query(() => CalendarFeedView)
  @Access('calendar.read')
  calendarFeed(@Caller() principal: Principal): Promise<CalendarFeedView> {
    return this.db.inContext(principal, readFeed);
  }

  @Mutation(() => CalendarFeedView, { description: 'Makes an address for a calendar program; the one before it ends.' })
  @Access('calendar.change')
  makeCalendarFeed(@Caller() principal: Principal): Promise<CalendarFeedView> {
    return this.db.inContext(principal, makeFeed);
  }

  @Mutation(() => CalendarFeedView)
  @Access('calendar.change')
  endCalendarFeed(@Caller() principal: Principal): Promise<CalendarFeedView> {
    return this.db.inContext(principal, endFeed);
  }

  private step(principal: Principal, act: (ctx: RequestContext) => Promise<TaskId>): Promise<TaskView | null> {
    return this.db.inContext(principal, async (ctx) => readTask(ctx, await act(ctx)));
  }
}
