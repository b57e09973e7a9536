/**
 * PDFs that are signed outside with one's own certificate. Invariants: what goes out is exactly the own view of one
 * revision, and its digest is remembered; what comes back begins with those bytes and adds one signature over all of them
 * and nothing else; it is filed as the signature of its party in the transaction that notes it; nothing in a foreign file
 * is run or followed.
 */
export { DeedsModule } from './deeds.module.js';
