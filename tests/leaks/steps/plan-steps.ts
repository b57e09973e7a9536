import type { UnitFacts } from '@soulad/shared/policy';
import { convenerIn, type Model } from '../world/model.js';
import { CONVENER } from './room-steps.js';
import { list, short, type Category, type PersonId, type Step, type UnitId, type UnitKind } from './step.js';

/** The family plan: laid out once, then written by the convening seat. */

/** Headings of it and what stands under them. */
export const PLAN_PLACES: readonly (readonly [string, UnitKind])[] = [
  ['plan_causes', 'analysis'],
  ['plan_goals', 'frame'],
  ['plan_help', 'measure'],
];

/** [W20] Everybody with a seat sees that there is one. */
export function openPlan(): Step {
  return {
    words: 'the family plan is laid out',
    by: CONVENER,
    fits: (model) => model.plan === null && model.caseState === 'open',
    apply: (model) => void (model.plan = { items: [] }),
    act: async (table) => {
      const made = await table.run(CONVENER, 'openPlan', { caseId: table.caseId });
      table.name('plan', String(made['recordId']));
    },
  };
}

export interface NewItem {
  readonly unit: UnitId;
  readonly place: (typeof PLAN_PLACES)[number];
  readonly category: Category;
  readonly subjects: readonly PersonId[];
  readonly text: string;
}

/** [W22] It is put on the table at once; its number is counted over what each viewer sees. */
export function addPlanItem({ unit, place, category, subjects, text }: NewItem): Step {
  const [heading, kind] = place;
  return {
    words: `${short(unit)} (${category}) comes into ${heading} of the plan, about ${list(subjects)}`,
    by: CONVENER,
    fits: (model) =>
      model.plan !== null &&
      model.caseState === 'open' &&
      !model.plan.items.some(({ facts }) => facts.id === unit) &&
      subjects.every((id) => model.persons.some((person) => person.id === id)),
    apply: (model) =>
      void model.plan?.items.push({
        facts: factsOfItem(model, { unit, category, kind, subjects }),
        ...{ section: heading, words: [text], awaits: false, renewals: 0 },
      }),
    act: async (table) => {
      const input = { recordId: table.id('plan'), heading, category, subjects: table.ids(subjects), text };
      await table.run(CONVENER, 'addPlanItem', { input });
      const query = 'query ($id: ID!) { plan(caseId: $id) { items { unitId unit { epoch text } } } }';
      // Decoder: the question above.
      const { plan } = (await table.ask(CONVENER, query, { id: table.caseId })) as unknown as Asked;
      const made = plan.items.find((one) => one.unit.text === text);
      if (!made) throw new Error('the item is not in the plan');
      table.name(unit, made.unitId);
      await table.run(CONVENER, 'shareUnit', { unitId: made.unitId, epoch: made.unit.epoch });
    },
  };
}

interface Asked {
  readonly plan: {
    readonly items: readonly {
      readonly unitId: string;
      readonly unit: { readonly epoch: number; readonly text: string };
    }[];
  };
}

/** [W23] What is said of an item beside its words. */
export function describePlanItem(unit: UnitId, words: string): Step {
  return {
    words: `${short(unit)} of the plan is described anew`,
    by: CONVENER,
    fits: (model) => model.caseState === 'open' && itemIn(model, unit) !== undefined,
    apply: (model) => void itemIn(model, unit)?.words.push(words),
    act: async (table) =>
      void (await table.run(CONVENER, 'describePlanItem', { unitId: table.id(unit), fields: { now: words } })),
  };
}

function itemIn({ plan }: Model, unit: UnitId): NonNullable<Model['plan']>['items'][number] | undefined {
  return plan?.items.find(({ facts }) => facts.id === unit);
}

function factsOfItem(
  model: Model,
  { unit, category, kind, subjects }: Pick<NewItem, 'unit' | 'category' | 'subjects'> & { readonly kind: UnitKind },
): UnitFacts {
  return {
    ...{ id: unit, category, kind, subjects, mode: 'joint', state: 'shared', authorParty: convenerIn(model).id },
    ...{ coAuthors: [], responsible: [], scribeParty: null, sitting: null, presentedAt: null },
    ...{ sharedAt: model.now, readOut: false, overrides: [] },
  };
}
