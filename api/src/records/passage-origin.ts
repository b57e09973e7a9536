import { idsIn, type Passage, type StructRun } from '@soulad/shared/doc';
import * as Y from 'yjs';
import type { RequestContext } from '../platform/context.js';
import { openRows, type SealedRow } from '../sharing/index.js';
import type { HeldUnit } from './regenerate.js';

/**
 * Seq of the present generation with which the first word of the passage came; 0 when one of them is older than what
 * the caller can read, or came with the generation itself. Whoever had the unit since then had some of it.
 */
export async function passageSince(
  ctx: RequestContext,
  { id, gen, caseId, fragment }: Omit<HeldUnit, 'head'>,
  passage: Passage,
): Promise<number> {
  const rows = await ctx.sql.query<SealedRow>(
    `select $3::uuid as "caseId", seq, client_id as "clientId", client_n as n, bytes from unit_update
       where unit_id = $1 and gen = $2 order by seq`,
    [id, gen, caseId],
  );
  const opened = await openRows(ctx, { id, gen }, rows);
  let open = idsIn(fragment, passage);
  let since = Number.POSITIVE_INFINITY;
  for (const [at, bytes] of opened.entries()) {
    if (open.length === 0) break;
    const left = without(open, Y.decodeUpdate(bytes).structs);
    if (left.length < open.length || lengthOf(left) < lengthOf(open)) since = Math.min(since, Number(rows[at]?.seq));
    open = left;
  }
  return open.length > 0 || since === Number.POSITIVE_INFINITY ? 0 : since;
}

function without(
  runs: readonly StructRun[],
  structs: readonly { readonly id: Y.ID; readonly length: number }[],
): StructRun[] {
  return structs.reduce<StructRun[]>(
    (open, { id, length }) =>
      open.flatMap((run) => {
        const [start, end] = [Math.max(run.clock, id.clock), Math.min(run.clock + run.length, id.clock + length)];
        if (run.client !== id.client || start >= end) return [run];
        const before = { ...run, length: start - run.clock };
        const after = { ...run, clock: end, length: run.clock + run.length - end };
        return [before, after].filter((part) => part.length > 0);
      }),
    [...runs],
  );
}

function lengthOf(runs: readonly StructRun[]): number {
  return runs.reduce((sum, run) => sum + run.length, 0);
}
