/**
 * Follow-up tasks. Invariants: a task is read by its issuer, owner and checker and by nobody else; what it says was
 * compared with what its readers may not read before it was issued [W44]; every step goes through the table of
 * shared/workflow, here and in the database; notices, mails and the calendar carry no word of it [W45].
 */
export { TasksModule } from './tasks.module.js';
export { TaskClock } from './task-clock.js';
export { issueTask } from './issue-task.js';
export { stepTask } from './step-task.js';
export { listTasks, tasksForCopy } from './list-tasks.js';
export { IssueTaskInput, StepTaskInput, TaskView } from './task.graphql.js';
