/** The sharing grid of a case: who sees which kind of information, and what the convener narrowed. */
export { SharingPage } from './sharing-page.js';
