import type * as Y from 'yjs';
import type { ErrorCode } from '../errors/index.js';
import { readContent } from '../doc/index.js';
import type { UnitId } from '../ids/index.js';
import type { Outbox } from './outbox.js';
import type { HandBack } from './ports.js';
import { unsentText, unsentWords } from './unsent-text.js';

/**
 * What an outbox holds that the server did not take; null when there is nothing.
 * @param server state vector of a server that has less than it acknowledged (a restored backup): that is handed back too
 */
export function handBackOf(
  unit: { readonly unitId: UnitId; readonly gen: number; readonly fragment: Y.XmlFragment },
  outbox: Outbox | undefined,
  code: ErrorCode,
  server?: Uint8Array,
): HandBack | null {
  if (server) outbox?.rewind(server);
  if (!outbox || outbox.pending === 0) return null;
  const { unitId, gen, fragment } = unit;
  const { base, clientId, acked } = outbox;
  const words = unsentWords(fragment, clientId, acked);
  // What may be stored already may have been taken out of the text since: only its writer can tell whether it belongs there.
  const unsent = base && !outbox.mayBeStored ? { base, mine: readContent(fragment), words } : null;
  return { unitId, gen, code, text: unsentText(fragment, clientId, acked), unsent };
}
