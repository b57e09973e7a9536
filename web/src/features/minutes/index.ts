/** Minutes after the meeting: their check, comments, closing and correction; the brief outcome and who was there. */
export { AfterMeeting } from './after-meeting.js';
export { AttendancePage } from './attendance-page.js';
export { MinutesPage } from './minutes-page.js';
export { OutcomePage } from './outcome-page.js';
