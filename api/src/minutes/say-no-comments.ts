import { ProductError } from '@soulad/shared/errors';
import type { RecordId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { announceMinutes } from './step-minutes.js';
import { knownMinutes } from './known-minutes.js';
import { assentsOf } from './minutes.repository.js';

/**
 * [W11] "Bez připomínek": the caller's party has nothing to add in this window. Said again it is the same.
 * @throws ProductError NOT_FOUND; FORBIDDEN_STEP outside a window, or for whoever convenes
 */
export async function sayNoComments(ctx: RequestContext, recordId: RecordId): Promise<void> {
  const known = await knownMinutes(ctx, recordId);
  const { row, own, manifest } = known;
  const mine = own.filter((party) => !manifest.seats.some((seat) => seat.partyId === party && seat.isConvener));
  if (row.state !== 'for-comments' || mine.length === 0) throw new ProductError('FORBIDDEN_STEP');
  const said = await assentsOf(ctx, row);
  for (const party of mine.filter((one) => !said.includes(one))) {
    await ctx.sql.query('insert into minutes_assent (record_id, party_id, round, by_user) values ($1, $2, $3, $4)', [
      ...[recordId, party, row.round, ctx.userId],
    ]);
    const { caseId } = manifest.record;
    ctx.audit({ action: 'minutes.assent', caseId, objectType: 'record', objectId: recordId, detail: { party } });
  }
  await announceMinutes(ctx, known);
}
