import type { CaseId, Instant, PartyId, UnitId } from '@soulad/shared/ids';
import { assertConvenes, caseScope } from '../cases/index.js';
import type { RequestContext } from '../platform/context.js';
import { partyMarks } from '../sharing/index.js';
import { passagesOf } from './passages.js';
import type { DisclosureEntryView } from './register.graphql.js';

const MOST = 1_000;

interface DisclosureRow {
  readonly unitId: UnitId;
  readonly partyId: PartyId;
  readonly personName: string;
  readonly way: string;
  readonly rule: string;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
}

/**
 * The register of disclosures of a case: which passage reached whom, when, by which way, under which rule [P41]. Of
 * passages that the caller may read, newest first, at most 1000.
 * @throws ProductError NOT_FOUND, FORBIDDEN_STEP for somebody who does not answer for the case
 */
export async function disclosures(
  ctx: RequestContext,
  caseId: CaseId,
  of: { readonly partyId: PartyId | null; readonly unitId: UnitId | null },
): Promise<DisclosureEntryView[]> {
  assertConvenes(await caseScope(ctx, caseId));
  ctx.audit({ action: 'register.disclosures', caseId, objectType: 'case', objectId: caseId });
  return disclosuresOf(ctx, caseId, of);
}

/** The same for a verb that has checked who asks. */
export async function disclosuresOf(
  ctx: RequestContext,
  caseId: CaseId,
  { partyId, unitId }: { readonly partyId: PartyId | null; readonly unitId: UnitId | null },
): Promise<DisclosureEntryView[]> {
  const rows = await ctx.sql.query<DisclosureRow>(
    `select d.unit_id as "unitId", d.party_id as "partyId", coalesce(a.display_name, '') as "personName", d.way, d.rule,
            instant(min(d.first_at)) as "firstAt", instant(max(d.last_at)) as "lastAt"
       from disclosure d join unit u on u.id = d.unit_id join record r on r.id = u.record_id left join app_user a on a.id = d.user_id
       where r.case_id = $1 and ($2::uuid is null or d.party_id = $2) and ($3::uuid is null or d.unit_id = $3)
       group by d.unit_id, d.party_id, a.display_name, d.way, d.rule
       order by max(d.last_at) desc, d.unit_id, d.party_id, a.display_name limit ${MOST}`,
    [caseId, partyId, unitId],
  );
  const marks = await partyMarks(ctx, caseId);
  const passages = await passagesOf(
    ctx,
    caseId,
    rows.map((row) => row.unitId),
  );
  return rows.flatMap(({ unitId: id, partyId: to, ...row }) => {
    const [passage, party] = [passages.get(id), marks.get(to)];
    return passage && party ? [{ ...row, passage, party }] : [];
  });
}
