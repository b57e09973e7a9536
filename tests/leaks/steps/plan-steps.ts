import type { UnitFacts } from '@soulad/shared/policy';
import { actorIn, convenerIn, knowsPerson, type Model } from '../world/model.js';
import { readsUnit } from '../world/reads.js';
import { CONVENER } from './room-steps.js';
import {
  list,
  short,
  type Category,
  type PartyId,
  type PersonId,
  type Step,
  type Table,
  type UnitId,
  type UnitKind,
} from './step.js';

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
      const fields = fieldsOf(kind, table.id(CONVENER));
      const input = { recordId: table.id('plan'), heading, category, subjects: table.ids(subjects), text, fields };
      await table.run(CONVENER, 'addPlanItem', { input });
      const made = await foundItem(table, CONVENER, (one) => one.unit.text === text);
      table.name(unit, made.unitId);
      await table.run(CONVENER, 'shareUnit', { unitId: made.unitId, epoch: made.unit.epoch });
    },
  };
}

/** [W23] What an item needs beside its words to be signed; the convening seat answers for measures. */
function fieldsOf(kind: UnitKind, convener: string): object {
  if (kind === 'frame') return { indicator: 'podle zprávy' };
  return kind === 'measure' ? { responsible: [convener], until: '2030-06-30', criterion: 'drží' } : {};
}

/** [W21] A draft that besides its party only the convening seat reads. */
export function proposePlanItem({ unit, place, category, subjects, text }: NewItem, by: PartyId): Step {
  const [heading, kind] = place;
  return {
    words: `${short(by)} proposes ${short(unit)} (${category}) for ${heading} of the plan, about ${list(subjects)}`,
    by,
    fits: (model) =>
      model.plan !== null &&
      model.caseState === 'open' &&
      actorIn(model, by)?.convener === false &&
      !model.plan.items.some(({ facts }) => facts.id === unit) &&
      subjects.every((id) => knowsPerson(model, by, id)),
    apply: (model) =>
      void model.plan?.items.push({
        facts: {
          ...factsOfItem(model, { unit, category, kind, subjects }),
          ...{ mode: 'owned', state: 'draft', authorParty: by, scribeParty: convenerIn(model).id, sharedAt: null },
        },
        ...{ section: heading, words: [text], awaits: false, renewals: 0 },
      }),
    act: async (table) => {
      const fields = fieldsOf(kind, table.id(CONVENER));
      const input = { recordId: table.id('plan'), heading, category, subjects: table.ids(subjects), text, fields };
      await table.run(by, 'proposePlanItem', { input });
      table.name(unit, (await foundItem(table, CONVENER, (one) => one.unit.text === text)).unitId);
    },
  };
}

/** [W21] Accepted it goes to the audience of the share sentence. */
export function acceptProposal(unit: UnitId): Step {
  return {
    words: `the proposal ${short(unit)} is accepted`,
    by: CONVENER,
    fits: (model) => isOpenProposal(model, unit),
    apply: (model) => {
      const item = itemIn(model, unit);
      if (item) item.facts = { ...item.facts, state: 'shared', sharedAt: model.now };
    },
    act: async (table) => {
      const { unitId, unit: found } = await foundItem(table, CONVENER, (one) => one.unitId === table.id(unit));
      await table.run(CONVENER, 'acceptProposal', { unitId, epoch: found.epoch });
    },
  };
}

/** [W21] The reason is read by its party and by the convening seat. */
export function declineProposal(unit: UnitId): Step {
  return {
    words: `the proposal ${short(unit)} is declined`,
    by: CONVENER,
    fits: (model) => isOpenProposal(model, unit),
    apply: (model) => {
      const item = itemIn(model, unit);
      if (item) item.declined = true;
    },
    act: async (table) =>
      void (await table.run(CONVENER, 'declineProposal', { unitId: table.id(unit), reason: 'důvod zkoušky' })),
  };
}

function isOpenProposal(model: Model, unit: UnitId): boolean {
  const item = itemIn(model, unit);
  return model.caseState === 'open' && item?.facts.state === 'draft' && item.declined !== true;
}

type Found = Asked['plan']['items'][number];

async function foundItem(table: Table, by: PartyId, is: (item: Found) => boolean): Promise<Found> {
  const query = 'query ($id: ID!) { plan(caseId: $id) { items { unitId unit { epoch text } } } }';
  // Decoder: the question above.
  const { plan } = (await table.ask(by, query, { id: table.caseId })) as unknown as Asked;
  const found = plan.items.find(is);
  if (!found) throw new Error('the item is not in the plan');
  return found;
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
    fits: (model) => {
      const item = itemIn(model, unit);
      const reads = item !== undefined && readsUnit(model, item, convenerIn(model).id, 'plan');
      return model.caseState === 'open' && item?.facts.state === 'shared' && reads;
    },
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
    ...{ coAuthors: [], scribeParty: null, sitting: null, presentedAt: null },
    responsible: kind === 'measure' ? [convenerIn(model).id] : [],
    ...{ sharedAt: model.now, readOut: false, overrides: [] },
  };
}
