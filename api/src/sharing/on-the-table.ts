import type { CaseId, PartyId, SittingId, UnitId } from '@soulad/shared/ids';
import { includesRight } from '@soulad/shared/policy';
import type { RequestContext } from '../platform/context.js';
import { caseFacts } from './case-facts.js';
import { decideAudience } from './decide-audience.js';
import type { SharedUnit } from './facts.repository.js';

/** The sitting that is on in the conference of a record; null outside of one. */
export async function sittingOf(ctx: RequestContext, recordId: SharedUnit['recordId']): Promise<SittingId | null> {
  const [row] = await ctx.sql.query<{ id: SittingId }>(
    `select s.id from record r join conference c on c.id = r.conference_id join sitting s on s.conference_id = c.id
       left join agenda_item a on a.id = c.current_agenda_item
       where r.id = $1 and c.state = 'live' and s.closed_at is null and (s.opened_at is not null or a.sitting_id = s.id)
       order by a.sitting_id is not distinct from s.id desc, s.starts_at limit 1`,
    [recordId],
  );
  return row?.id ?? null;
}

/**
 * A draft as it would stand if it were shared at this moment: said in the sitting that is on, before those who sit in
 * it now [P7]. Anything else is given back as it is.
 */
export async function onTheTable(ctx: RequestContext, unit: SharedUnit): Promise<SharedUnit> {
  if (unit.state !== 'draft') return unit;
  const sitting = await sittingOf(ctx, unit.recordId);
  const presentedAt = sitting === null ? unit.presentedAt : (unit.presentedAt ?? ctx.now);
  return { ...unit, state: 'shared', sitting: unit.sitting ?? sitting, presentedAt };
}

/** Who would read each of these drafts if it were shared now; what is no draft is left out. */
export async function readersWhenShared(
  ctx: RequestContext,
  caseId: CaseId,
  unitIds: readonly UnitId[],
): Promise<ReadonlyMap<UnitId, ReadonlySet<PartyId>>> {
  if (unitIds.length === 0) return new Map();
  const facts = await caseFacts(ctx, caseId);
  const drafts = facts.units.filter((unit) => unit.state === 'draft' && unitIds.includes(unit.id));
  const shared = await Promise.all(drafts.map((unit) => onTheTable(ctx, unit)));
  const lines = decideAudience(facts, shared).filter(({ right }) => includesRight(right, 'read'));
  return new Map(
    shared.map(({ id }) => [id, new Set(lines.filter(({ unitId }) => unitId === id).map(({ partyId }) => partyId))]),
  );
}
