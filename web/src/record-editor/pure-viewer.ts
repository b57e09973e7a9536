/**
 * Yjs itself writes when it reads: after a remote change of marks it deletes marks without effect in a transaction of
 * its own. A viewer would so send updates it may not send, or keep deletions nobody else has and in time see other marks
 * than the writers. Marks without effect cost a few bytes; they stay.
 */
import type * as Y from 'yjs';

const pure = new WeakSet<Y.Doc>();

/**
 * Stops that tidying for one document. Call it before the first update is applied; the editor does so for documents it
 * is given, but by then a provider may have loaded them.
 */
export function keepPure(doc: Y.Doc): void {
  if (pure.has(doc)) return;
  pure.add(doc);
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    if (!transaction.local) transaction._needFormattingCleanup = false;
  });
}
