/**
 * Minutes from the end of the meeting to their closing. Invariants: closed minutes stand still for everybody [W12]; what is to
 * be decided is made of what its reader reads [W9]; a correction never touches the version it corrects [W13].
 */
export { MinutesModule } from './minutes.module.js';
export { attendanceSheetOf } from './attendance-sheet.js';
export { briefOutcomeOf } from './brief-outcome.js';
export { correctMinutes } from './correct-minutes.js';
export { readMinutes } from './present-minutes.js';
export { readQuestions, waiveQuestion } from './questions.js';
export { recordDissent } from './record-dissent.js';
export { sayNoComments } from './say-no-comments.js';
export { checkLabels, closeMinutes, openComments, promiseMinutes, reviewMinutes } from './step-minutes.js';
