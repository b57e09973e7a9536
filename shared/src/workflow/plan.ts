import type { UnitKind } from '../policy/vocabulary.js';

/** What an item of a family plan is; it follows from the section in which its unit stands. */
export const PLAN_ITEM_KINDS = ['commission', 'cause', 'goal', 'measure', 'family'] as const;
export type PlanItemKind = (typeof PLAN_ITEM_KINDS)[number];

/** The three groups of measures of § 10, as headings of sections. */
export const MEASURE_GROUPS = ['plan_protect', 'plan_help', 'plan_strengthen'] as const;
export type MeasureGroup = (typeof MEASURE_GROUPS)[number];

/** Sections of a plan in their order: the heading is a code that the interface names. */
export const PLAN_SECTIONS = [
  { heading: 'plan_commission', kind: 'commission' },
  { heading: 'plan_causes', kind: 'cause' },
  { heading: 'plan_goals', kind: 'goal' },
  { heading: 'plan_protect', kind: 'measure' },
  { heading: 'plan_help', kind: 'measure' },
  { heading: 'plan_strengthen', kind: 'measure' },
  { heading: 'plan_family', kind: 'family' },
] as const satisfies readonly { readonly heading: string; readonly kind: PlanItemKind }[];
export type PlanHeading = (typeof PLAN_SECTIONS)[number]['heading'];
export const PLAN_HEADINGS: readonly PlanHeading[] = PLAN_SECTIONS.map(({ heading }) => heading);

/**
 * [W20] Kind of the unit that stands for an item: goals are for the table as its rules are, of measures an agency gets
 * those it is responsible for (policy P12).
 */
export const UNIT_KIND_OF: Readonly<Record<PlanItemKind, UnitKind>> = {
  commission: 'voice',
  cause: 'analysis',
  goal: 'frame',
  measure: 'measure',
  family: 'frame',
};

/** Kind of the items of a section; undefined for a section that is of no plan. */
export function planKindOf(heading: string): PlanItemKind | undefined {
  return PLAN_SECTIONS.find((section) => section.heading === heading)?.kind;
}

/** [W24] What became of a measure, as the evaluation found it. Not done is one of two reasons (domain b.4). */
export const MEASURE_PROGRESS = ['planned', 'running', 'done', 'not_done_circumstances', 'not_done_agency'] as const;
export type MeasureProgress = (typeof MEASURE_PROGRESS)[number];

/** What keeps an item from being signed. */
export const PLAN_FAULTS = ['no-indicator', 'no-responsible', 'no-until', 'no-criterion'] as const;
export type PlanFault = (typeof PLAN_FAULTS)[number];

/** Of an item, what signing asks for. */
export interface SignableItem {
  readonly kind: PlanItemKind;
  readonly indicator: string;
  readonly until: string | null;
  readonly criterion: string;
  readonly responsible: readonly unknown[];
}

/** [W23] A goal needs an indicator; a measure somebody responsible, a deadline and a criterion of success. */
export function faultsOf(item: SignableItem): readonly PlanFault[] {
  const faults: Readonly<Record<PlanFault, boolean>> = {
    'no-indicator': item.kind === 'goal' && item.indicator === '',
    'no-responsible': item.kind === 'measure' && item.responsible.length === 0,
    'no-until': item.kind === 'measure' && item.until === null,
    'no-criterion': item.kind === 'measure' && item.criterion === '',
  };
  return PLAN_FAULTS.filter((fault) => faults[fault]);
}

/** What numbering asks of an item: shared when, in the order of the record. */
export interface NumberedItem<Id> {
  readonly id: Id;
  readonly kind: PlanItemKind;
  /** Null for what is not on the table. */
  readonly sharedAt: number | null;
}

const NUMBERED: readonly PlanItemKind[] = ['cause', 'goal', 'measure'];

/**
 * [W22] Numbers of causes, goals and measures, counted for one viewer over what that viewer sees on the table, in the
 * order in which it came there: a hidden item leaves no gap, and a number does not move when another section grows.
 * @param items what the viewer sees, in the order of the record
 */
export function planNumbers<Id>(items: readonly NumberedItem<Id>[]): ReadonlyMap<Id, number> {
  const numbers = new Map<Id, number>();
  for (const kind of NUMBERED) {
    const own = items.filter((item) => item.kind === kind && item.sharedAt !== null);
    own.toSorted((a, b) => (a.sharedAt ?? 0) - (b.sharedAt ?? 0)).forEach((item, at) => numbers.set(item.id, at + 1));
  }
  return numbers;
}
