/** The sign-off sheet: revisions, who signed, what changed between two of them, and the check of one's own bundle. */
export { SignoffPage } from './signoff-page.js';
