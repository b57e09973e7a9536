import type { PartyId, UnitId } from '@soulad/shared/ids';
import { faultsOf, type PlanFault, planKindOf, type PlanItemKind, planNumbers } from '@soulad/shared/workflow';
import type { RequestContext } from '../platform/context.js';
import type { Manifest, ManifestUnit } from '../records/index.js';
import { openDetail, type PlanDetail } from './plan-detail.js';
import { type ItemRow, itemsOf } from './plan.repository.js';

/** One item of a plan as one viewer may see it: what refers to something hidden does not refer to anything. */
export interface PlanItem {
  readonly unit: ManifestUnit;
  readonly kind: PlanItemKind;
  readonly heading: string;
  /** Counted over what the viewer sees [W22]; null for a draft and for what has no number. */
  readonly number: number | null;
  readonly detail: PlanDetail;
  readonly responsible: readonly PartyId[];
  readonly row: ItemRow;
}

/** The items of a plan in the order of the record. @param manifest of a plan, as the viewer sees it */
export async function planItems(ctx: RequestContext, manifest: Manifest): Promise<readonly PlanItem[]> {
  const rows = await itemsOf(ctx, manifest.record.id);
  const seen = manifest.sections.flatMap(({ heading, units }) => {
    const kind = planKindOf(heading);
    return kind === undefined ? [] : units.map((unit) => ({ unit, kind, heading }));
  });
  const numbers = planNumbers(
    seen.map(({ unit, kind }) => ({ id: unit.id, kind, sharedAt: unit.state === 'shared' ? unit.sharedAt : null })),
  );
  const known = new Set(seen.map(({ unit }) => unit.id));
  return Promise.all(
    seen.map(async ({ unit, kind, heading }) => {
      const row = rows.get(unit.id) ?? nothingOf(unit.id);
      const said = await openDetail(ctx, manifest.record.caseId, unit.id, row.detail);
      return {
        ...{ unit, kind, heading, row, number: numbers.get(unit.id) ?? null },
        responsible: row.responsible.filter((party) => manifest.marks.has(party)),
        detail: {
          ...said,
          parents: said.parents.filter((parent) => known.has(parent)),
          checker: said.checker !== null && manifest.marks.has(said.checker) ? said.checker : null,
        },
      };
    }),
  );
}

function nothingOf(id: UnitId): ItemRow {
  return { id, responsible: [], detail: null, declined: false, declineReason: null };
}

/** [W23] What keeps the item from being signed; a draft is not signed. */
export function itemFaults({ unit, kind, detail, responsible }: PlanItem): readonly PlanFault[] {
  return unit.state === 'shared' ? faultsOf({ kind, ...detail, responsible }) : [];
}
