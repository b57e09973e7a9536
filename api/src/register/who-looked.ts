import type { CaseId, PartyId, UnitId } from '@soulad/shared/ids';
import { caseScope } from '../cases/index.js';
import type { RequestContext } from '../platform/context.js';
import { partyMarks } from '../sharing/index.js';
import { passagesOf } from './passages.js';
import type { LookEntryView } from './register.graphql.js';

interface LookRow {
  readonly unit: UnitId;
  readonly party: PartyId;
  readonly firstDay: string;
  readonly lastDay: string;
}

/**
 * "Kdo nahlédl": which agencies received passages about the person who asks, or about those that person sits for, by
 * day [P42]. Another person of the family is never in it, nor the hour of anything.
 * @throws ProductError NOT_FOUND without a seat in the case
 */
export async function whoLooked(ctx: RequestContext, caseId: CaseId): Promise<LookEntryView[]> {
  await caseScope(ctx, caseId);
  const rows = await ctx.sql.query<LookRow>(
    `select unit, party, first_day::text as "firstDay", last_day::text as "lastDay" from register_looks($1)`,
    [caseId],
  );
  const marks = await partyMarks(ctx, caseId);
  const passages = await passagesOf(
    ctx,
    caseId,
    rows.map((row) => row.unit),
  );
  ctx.audit({ action: 'register.looks', caseId, objectType: 'case', objectId: caseId });
  return rows.flatMap(({ unit, party: by, firstDay, lastDay }) => {
    const [passage, party] = [passages.get(unit), marks.get(by)];
    return passage && party ? [{ passage, party, firstDay, lastDay }] : [];
  });
}
