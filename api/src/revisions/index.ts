/**
 * Revisions of records [I9]. Invariants: a revision is one consistent cut of all shared units and never changes; its
 * leaves are read by those who could read the unit at the cut and may read it now; roots are chained and sealed by the
 * server; whoever cuts learns nothing by it. [W30], SIGNOFF.md.
 */
export { type Cut, type CutRevision, cutRevision } from './cut-revision.js';
export type { HeldDetails } from './held-units.js';
export { asJson } from './leaf-content.js';
export { passagesOf, type RevisionPassage } from './passages.js';
export { leavesOf, type Revision, type RevisionLeaf, revisionOf, revisionsOf } from './read-revision.js';
export { openSecret, type RecordSecret } from './record-secret.js';
