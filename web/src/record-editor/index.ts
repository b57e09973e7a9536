/**
 * The record editor: many units, each its own Y.Doc, as one page. Its promise: text never moves from one unit to another,
 * nothing is written while rendering, and nothing is written where the viewer may not write.
 */
export { RecordEditor } from './record-editor.js';
export { isLocalEdit } from './local-origin.js';
export { keepPure } from './pure-viewer.js';
export type * from './editor-types.js';
