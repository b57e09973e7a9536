/** Versions of texts and what changed, as the viewer may read it; nothing of it is kept in the page. */
export { HistoryPanel, type HistoryPanelProps, type HistoryUnit } from './history-panel.js';
export { DiffBlocks, type DiffBlocksProps } from './version-diff.js';
