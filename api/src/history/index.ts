/**
 * Versions of texts and what changed between them, per viewer. Invariants: a version is a projection at the end of a
 * burst, so what was deleted by then is in none; it is listed only where it differs for this viewer, and only out of
 * rows and generations the viewer may read now and could read then (realtime B.6, 16 and 17).
 */
export { HistoryModule } from './history.module.js';
export { type BlockKind, type DiffBlock, diffContent } from './diff-content.js';
export { DiffBlockView } from './history.graphql.js';
