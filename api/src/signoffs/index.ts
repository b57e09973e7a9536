/**
 * Rounds of signatures over revisions. Invariants: a party signs what it sees and the root of the whole; a signature
 * holds exactly as long as its view does [I9]; states, counts and turns are made over parties and passages the viewer
 * may know of [W37]; every step takes the row of the round, so nobody is counted twice.
 */
export { SignoffsModule } from './signoffs.module.js';
export { type OwnView, ownView } from './own-view.js';
export { type Prepared, prepareSignature, signRevision, type SignWish } from './sign-revision.js';
export { readSheet, sheetForCopy } from './read-sheet.js';
export { takeBundle, type TakenBundle } from './take-bundle.js';
