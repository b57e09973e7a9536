/**
 * Copies on paper. Invariants: a copy is computed for its recipient from the one presenter, never from covered text; who
 * asks proves who they are; a file is kept sealed, for its asker alone and for a short while; it leaves by one door, which
 * asks the rights anew and notes the disclosure first [I10].
 */
export { CopiesModule } from './copies.module.js';
export { canSetPdf } from './can-set-pdf.js';
export { blocksOf } from './blocks.js';
export { cleanText } from './clean-text.js';
export type { CopyDocument, CopySection, CopyUnit, Fact } from './document.js';
export { baseName } from './file-name.js';
export { startRender } from './run-render.js';
export { dayWords, HEADING_WORDS, PAPER, timeWords, UNIT_WORDS } from './words.js';
