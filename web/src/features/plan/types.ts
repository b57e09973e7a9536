import type { PlanItemPartsFragment, PlanPartsFragment } from '../../generated/graphql.gen.js';
import { MEASURE_PROGRESS, PLAN_FAULTS, PLAN_HEADINGS, type PlanHeading } from '@soulad/shared/workflow';

export type Plan = PlanPartsFragment;
export type Item = PlanItemPartsFragment;
export type Fault = (typeof PLAN_FAULTS)[number];
export type Progress = (typeof MEASURE_PROGRESS)[number];
export type { PlanHeading };

/** Faults of an item, as words the catalogue has. */
export function faultsIn(item: Item): readonly Fault[] {
  return PLAN_FAULTS.filter((fault) => item.faults.includes(fault));
}

export function progressOf(item: Item): Progress {
  return MEASURE_PROGRESS.find((one) => one === item.progress) ?? 'planned';
}

/** Items on the table of a kind, by their numbers. */
export function onTable(plan: Plan, kind: string): readonly Item[] {
  return plan.items
    .filter((item) => item.kind === kind && item.unit.state === 'shared')
    .toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0));
}

export function headingsIn(list: readonly string[]): readonly PlanHeading[] {
  return PLAN_HEADINGS.filter((heading) => list.includes(heading));
}
