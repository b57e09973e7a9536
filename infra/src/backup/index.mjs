/** Copies of a whole server, the log after them, and the way back. */
export { takeBase } from './base.mjs';
export { followLog } from './follow.mjs';
export { restoreBackup } from './restore.mjs';
