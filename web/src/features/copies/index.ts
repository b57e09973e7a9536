/** Copies on paper: asked for, looked after while they are made, fetched, and listed. */
export { CopiesPanel } from './copies-panel.js';
