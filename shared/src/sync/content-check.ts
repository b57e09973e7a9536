import type { UnitId } from '../ids/index.js';
import type { SyncTransport } from './ports.js';
import type { Replica } from './replica.js';

/** Whether the server, standing at the same seq, says something else; false when it cannot be asked. */
export async function contentDiffers(
  transport: SyncTransport,
  { unitId, gen }: { readonly unitId: UnitId; readonly gen: number },
  { head: seq, hash }: Replica,
): Promise<boolean> {
  const answer = await transport.request('unit:check', { unitId, gen, seq, hash });
  return answer.ok && !answer.same;
}
