/** Notices. Its promise: nothing is counted or listed that the viewer may not see at this moment. */
export { Bell } from './bell.js';
export { NoticesPage } from './notices-page.js';
