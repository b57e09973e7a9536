/**
 * Follow-up tasks: list, board, issuing with the check of words, and the calendar address. Its promise: what a task would
 * tell is said to the issuer before anybody else sees it.
 */
export { TasksPage, type TasksPageProps } from './tasks-page.js';
export { ConferenceTasks } from './conference-tasks.js';
export { TaskFromPassage } from './task-from-passage.js';
export { DeskTasks } from './desk-tasks.js';
