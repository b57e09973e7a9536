/** How a failed request is told: what happened, what is safe, what to do. */
export { FailureNote, FailurePage } from './failure-note.js';
