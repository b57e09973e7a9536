/** Versions of texts and what changed, as the viewer may read it; nothing of it is kept in the page. */
export { HistoryPanel, type HistoryPanelProps } from './history-panel.js';
export type { HistoryUnit } from './history-unit.js';
export { DiffBlocks, type DiffBlocksProps } from './version-diff.js';
