/**
 * Search. Invariants: nothing is indexed; hits, counts, order, snippets and suggestions are computed over what the
 * viewer may read in the same transaction, so that what is hidden changes none of them [I1]; the words asked for are
 * stored and logged nowhere.
 */
export { SearchModule } from './search.module.js';
