/**
 * Conferences, their sittings, agenda, attendance and the round; the layout of their record. Invariants: a sitting is
 * known to its guests and to the convening seat alone; every step is one of shared/workflow; whoever comes in or goes
 * out changes what they get in the same transaction.
 */
export { ConferencesModule } from './conferences.module.js';
export type { AttendanceInput, ConferenceInput, PrepareInput } from './conference-inputs.graphql.js';
export { proposeConference, type ProposedConference } from './propose-conference.js';
export { allGuestsOf, type KnownConference, knownConference } from './known-conference.js';
export { prepareConference } from './prepare-conference.js';
export { ConferenceView } from './conference.graphql.js';
export { conferenceAsSeen, conferenceForCopy } from './present-conference.js';
export { attendanceOf } from './conferences.repository.js';
export { timesOf } from './present-conference.js';
export { stepConference } from './step-conference.js';
export { startAgendaItem } from './start-agenda-item.js';
export { noteAttendance, noteLeave, noteReturn } from './note-attendance.js';
export { askForWord, endTurn, giveWord } from './round.js';
export { changeInvitation } from './change-invitation.js';
export { HEADINGS, RECORD_TEMPLATE } from './record-template.js';
export { ATTENDANCE_MODES, inRoom } from './words.js';
