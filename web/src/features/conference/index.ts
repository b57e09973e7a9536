/**
 * The live conference. Its promises: the share sentence names everybody before anything is shared, nothing hidden from
 * the viewer is in the page at all (the outline is the viewer's own), and nothing on it blinks, jumps or locks the room.
 */
export { ConferencePage } from './conference-page.js';
export { SaveLine } from './save-line.js';
export { PlainRecord } from './plain-record.js';
export { useRecord } from './use-record.js';
