import * as Y from 'yjs';
import { isUnitNode } from '../doc/index.js';

/**
 * The words that one client id has written from `fromClock` on and that are still there, in document order.
 * @param root root of the unit
 */
export function unsentText(root: Y.XmlFragment, clientId: number, fromClock: number): string {
  const runs: string[] = [];
  const visit = (first: Y.Item | null): void => {
    let run = '';
    for (let item = first; item; item = item.right) {
      if (item.deleted) continue;
      if (item.content instanceof Y.ContentType) visit(item.content.type._start);
      else if (item.content instanceof Y.ContentString && item.id.client === clientId) {
        run += item.content.str.slice(Math.max(0, fromClock - item.id.clock));
      }
    }
    if (run !== '') runs.push(run);
  };
  visit(root._start);
  return runs.join('\n');
}

/** The same block by block, as the read projection counts them. */
export function unsentWords(root: Y.XmlFragment, clientId: number, fromClock: number): string[] {
  return root
    .toArray()
    .filter((child): child is Y.XmlElement => child instanceof Y.XmlElement && isUnitNode(child.nodeName))
    .map((block) => unsentText(block, clientId, fromClock));
}
