/**
 * Comments beside the text. Its promises: one sentence says who will see a comment before it is sent, the words it is
 * about are drawn and never written into the text, and comments of others do not move what one reads.
 */
export { TalkBridge } from './talk-bridge.js';
export { useTalkBridge } from './use-talk-bridge.js';
export { TalkPanel, type TalkPanelProps } from './talk-panel.js';
export type { TalkUnit } from './types.js';
