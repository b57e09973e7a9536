import type { CaseId, PartyId, UnitId } from '@soulad/shared/ids';
import { includesRight } from '@soulad/shared/policy';
import { type CaseScope, caseScope } from '../cases/index.js';
import type { RequestContext } from '../platform/context.js';
import {
  type AudienceLine,
  caseFacts,
  decideAudience,
  partyMarks,
  type PartyMarkView,
  readable,
  type SharedUnit,
  type SharingFacts,
} from '../sharing/index.js';

/** What one viewer of the grid sees it over: columns that are shown, passages that are counted. */
export interface GridScope {
  readonly scope: CaseScope;
  readonly facts: SharingFacts;
  /** Columns: every seat that the convening seat may know of; to others their own. */
  readonly columns: readonly PartyMarkView[];
  /** Every other seat that the viewer may know of. */
  readonly others: readonly PartyMarkView[];
  /** Shared passages that the viewer may read: what is counted, and nothing else [P15]. */
  readonly units: readonly SharedUnit[];
}

/** @throws ProductError NOT_FOUND without a seat in the case */
export async function gridScope(ctx: RequestContext, caseId: CaseId): Promise<GridScope> {
  const scope = await caseScope(ctx, caseId);
  const facts = await caseFacts(ctx, caseId);
  const marks = await partyMarks(ctx, caseId);
  const isColumn = ({ partyId }: PartyMarkView): boolean => scope.hosts || scope.partyIds.includes(partyId);
  const columns = [...marks.values()].filter(isColumn);
  const others = [...marks.values()].filter((mark) => !isColumn(mark));
  const units = await readable(
    ctx,
    facts.units.filter((unit) => unit.state === 'shared'),
  );
  return { scope, facts, columns, others, units };
}

/** Which of the units each party reads under these facts. */
export function readingsOf(
  facts: SharingFacts,
  units: readonly SharedUnit[],
): ReadonlyMap<PartyId, ReadonlySet<UnitId>> {
  const reads = new Map<PartyId, Set<UnitId>>();
  const note = ({ partyId, unitId }: AudienceLine): void => {
    reads.set(partyId, (reads.get(partyId) ?? new Set()).add(unitId));
  };
  decideAudience(facts, units)
    .filter((line) => includesRight(line.right, 'read'))
    .forEach(note);
  return reads;
}
