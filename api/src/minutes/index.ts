/**
 * Minutes from the end of the meeting to their closing. Invariants: closed minutes stand still for everybody [W12]; what is to
 * be decided is made of what its reader reads [W9]; a correction never touches the version it corrects [W13].
 */
export { MinutesModule } from './minutes.module.js';
export { type Agreed, agreedThere } from './agreed-there.js';
export { attendanceForCopy, attendanceSheetOf } from './attendance-sheet.js';
export { AttendeeView } from './minutes.graphql.js';
export { briefOutcomeOf } from './brief-outcome.js';
export { correctMinutes } from './correct-minutes.js';
export { promisedDay, readMinutes } from './present-minutes.js';
export { readQuestions, waiveQuestion } from './questions.js';
export { recordDissent } from './record-dissent.js';
export { sayNoComments } from './say-no-comments.js';
export { checkLabels, closeMinutes, openComments, promiseMinutes, reviewMinutes } from './step-minutes.js';
