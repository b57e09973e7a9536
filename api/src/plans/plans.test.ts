import type { RecordId, UnitId } from '@soulad/shared/ids';
import { beforeEach, describe, expect, it } from 'vitest';
import type { RequestContext } from '../platform/context.js';
import type { SitterKey } from '../testing/index.js';
import { atEachTable, onTestApp } from '../testing/hooks.js';
import { LiveScene } from '../testing/live-scene.js';
import { asSitter } from '../testing/raw-text.js';
import { planFaultsOf, wholePlanDetails } from './index.js';

const ITEMS = `items { unitId kind number text: unit { text state epoch ordinal } parents indicator until responsible { label }
  checker { label } criterion progress proposal declineReason faults source { unitId } may { describe answer evaluate } }`;
const PLAN = `query ($id: ID!) { plan(caseId: $id) { recordId reviewOn may { open add propose setReview } ${ITEMS} } }`;
const AS = `query ($id: ID!, $p: ID!) { planAs(recordId: $id, partyId: $p) { asParty { label } ${ITEMS} } }`;
const OPEN = `mutation ($id: ID!) { openPlan(caseId: $id) { recordId } }`;
const ADD = `mutation ($input: PlanItemInput!) { addPlanItem(input: $input) { ${ITEMS} } }`;
const PROPOSE = `mutation ($input: PlanItemInput!) { proposePlanItem(input: $input) { ${ITEMS} } }`;
const DESCRIBE = `mutation ($id: ID!, $fields: PlanFieldsInput!) { describePlanItem(unitId: $id, fields: $fields) { recordId } }`;
const RELABEL = `mutation ($id: ID!, $change: UnitChange!) { relabelUnit(unitId: $id, change: $change) { id } }`;
const ACCEPT = `mutation ($id: ID!, $epoch: Int!) { acceptProposal(unitId: $id, epoch: $epoch) { recordId } }`;
const DECLINE = `mutation ($id: ID!, $reason: String!) { declineProposal(unitId: $id, reason: $reason) { recordId } }`;
const PROGRESS = `mutation ($id: ID!, $p: String!) { noteProgress(unitId: $id, progress: $p, note: "ověřeno") { recordId } }`;
const TAKE = `mutation ($input: TakeIntoPlanInput!) { takeIntoPlan(input: $input) { ${ITEMS} } }`;
const TRACES = `query ($id: ID!) { planTraces(recordId: $id) { unitId itemId kind number } }`;
const SHARE = `mutation ($id: ID!, $epoch: Int!) { shareUnit(unitId: $id, epoch: $epoch) { id } }`;
const NARROW = `mutation ($u: ID!, $p: [ID!]!) { narrowUnit(unitId: $u, partyIds: $p, reason: "omezení") { id } }`;
const REVIEW = `mutation ($id: ID!, $day: Day) { setPlanReview(recordId: $id, day: $day) { reviewOn } }`;
const TEMPLATE = `mutation ($id: ID!) { usePlanTemplate(recordId: $id, template: "attendance", locale: "cs") { ${ITEMS} } }`;

interface Item {
  readonly unitId: UnitId;
  readonly kind: string;
  readonly number: number | null;
  readonly text: { readonly text: string; readonly state: string; readonly epoch: number; readonly ordinal: string };
  readonly parents: readonly UnitId[];
  readonly responsible: readonly { readonly label: string }[];
  readonly checker: { readonly label: string } | null;
  readonly until: string | null;
  readonly progress: string;
  readonly proposal: string | null;
  readonly declineReason: string | null;
  readonly faults: readonly string[];
  readonly source: { readonly unitId: UnitId } | null;
  readonly may: { readonly describe: boolean; readonly answer: boolean; readonly evaluate: boolean };
}

describe.each(['both', 'app', 'rls'] as const)('the family plan, with the walls: %s', (walls) => {
  const server = onTestApp({ walls });
  const scene = atEachTable(server);
  let planId: RecordId;
  beforeEach(async () => {
    const opened = await scene.ask<{ openPlan: { recordId: RecordId } }>('worker', OPEN, { id: scene.table.caseId });
    planId = opened.openPlan.recordId;
  });

  const itemsOf = async (by: SitterKey): Promise<readonly Item[]> =>
    (await scene.ask<{ plan: { items: Item[] } }>(by, PLAN, { id: scene.table.caseId })).plan.items;
  const itemOf = async (by: SitterKey, id: UnitId): Promise<Item> => {
    const item = (await itemsOf(by)).find(({ unitId }) => unitId === id);
    if (!item) throw new Error('there is no such item');
    return item;
  };
  const numbers = async (by: SitterKey) => (await itemsOf(by)).map(({ kind, number }) => `${kind} ${number}`);
  const words = async (by: SitterKey) => (await itemsOf(by)).map(({ text }) => text.text);
  const begun = (items: readonly Item[], text: string): Item => {
    const item = items.find((one) => one.text.text === text);
    if (!item) throw new Error(`nothing says ${text}`);
    return item;
  };
  /** Adds an item as OSPOD, takes these parties out, and puts it on the table. */
  const put = async (
    heading: string,
    text: string,
    fields: object = {},
    out: readonly string[] = [],
  ): Promise<UnitId> => {
    const input = { recordId: planId, heading, text, fields };
    const { addPlanItem } = await scene.ask<{ addPlanItem: { items: Item[] } }>('worker', ADD, { input });
    const id = begun(addPlanItem.items, text).unitId;
    if (out.length > 0) await scene.ask('worker', NARROW, { u: id, p: out });
    await scene.ask('worker', SHARE, { id, epoch: (await itemOf('worker', id)).text.epoch });
    return id;
  };
  const propose = async (by: SitterKey, text: string, fields: object = {}): Promise<Item> => {
    const input = { recordId: planId, heading: 'plan_help', text, fields };
    return begun(
      (await scene.ask<{ proposePlanItem: { items: Item[] } }>(by, PROPOSE, { input })).proposePlanItem.items,
      text,
    );
  };
  const hide = (seat: 'ngo' | 'school', from: readonly (keyof LiveScene['table']['parties'])[]) =>
    server.asOwner('update party set known_to = $2 where id = $1', [
      scene.table.parties[seat],
      from.map((key) => scene.table.parties[key]),
    ]);

  it('[W20] is one a case, laid out by who answers for it and known to every seat', async () => {
    expect(await scene.refusalOf('worker', OPEN, { id: scene.table.caseId })).toBe('CONFLICT');
    expect(await scene.refusalOf('teacher', OPEN, { id: scene.table.caseId })).toBe('FORBIDDEN_STEP');
    const { plan } = await scene.ask<{ plan: object }>('father', PLAN, { id: scene.table.caseId });
    expect(plan).toMatchObject({
      recordId: planId,
      items: [],
      may: { open: false, add: ['plan_commission'], setReview: false },
    });
    await scene.ask('worker', REVIEW, { id: planId, day: '2026-11-03' });
    expect(await scene.refusalOf('mother', REVIEW, { id: planId, day: '2026-11-04' })).toBe('FORBIDDEN_STEP');
    expect((await scene.ask<{ plan: object }>('father', PLAN, { id: scene.table.caseId })).plan).toMatchObject({
      reviewOn: '2026-11-03',
    });
  });

  it('[W22] is numbered for each viewer without a gap, and a draft has no number', async () => {
    const { parties } = scene.table;
    await put('plan_help', 'první');
    await put('plan_protect', 'jen OSPOD', {}, [parties.mother, parties.father, parties.ngo]);
    await put('plan_strengthen', 'třetí');
    await scene.ask('worker', ADD, { input: { recordId: planId, heading: 'plan_help', text: 'koncept' } });
    expect(await numbers('worker')).toEqual(['measure 2', 'measure 1', 'measure null', 'measure 3']);
    expect(await numbers('mother')).toEqual(['measure 1', 'measure 2']);
    expect(await words('mother')).toEqual(['první', 'třetí']);
    expect((await itemsOf('mother')).map(({ text }) => text.ordinal)).toEqual(['5.1', '6.1']);
    expect(await words('teacher')).toEqual([]);
  });

  it('[W20] shows nothing of a goal, a responsible party or a checker that is hidden', async () => {
    const { parties } = scene.table;
    const open = await put('plan_goals', 'otevřený cíl', { indicator: 'hodiny' });
    const secret = await put('plan_goals', 'skrytý cíl', { indicator: 'x' }, [parties.mother, parties.father]);
    const fields = { parents: [open, secret], responsible: [parties.mother, parties.ngo], checker: parties.ngo };
    const id = await put('plan_help', 'opatření', { ...fields, until: '2026-10-31', criterion: 'drží' });
    expect((await itemOf('mother', id)).parents).toEqual([open]);
    await hide('ngo', ['ospod', 'school']);
    expect(await itemOf('worker', id)).toMatchObject({
      responsible: [{ label: 'mother' }, { label: 'ngo' }],
      checker: { label: 'ngo' },
    });
    expect(await itemOf('mother', id)).toMatchObject({ responsible: [{ label: 'mother' }], checker: null, faults: [] });
    const as = await scene.ask<{ planAs: { items: Item[] } }>('worker', AS, { id: planId, p: parties.mother });
    expect(begun(as.planAs.items, 'opatření')).toMatchObject({
      parents: [open],
      responsible: [{ label: 'mother' }],
      checker: null,
    });
  });

  it('[W20] keeps what its describer cannot see, and refuses what is hidden like what is not there', async () => {
    const { parties } = scene.table;
    const proposed = await propose('mother', 'najdu hlídání', { until: '2026-10-31', criterion: 'hlídání je' });
    await scene.ask('worker', DESCRIBE, {
      id: proposed.unitId,
      fields: { checker: parties.ngo, responsible: [parties.mother, parties.ngo] },
    });
    await hide('ngo', ['ospod', 'school']);
    const refused = (fields: object) => scene.refusalOf('mother', DESCRIBE, { id: proposed.unitId, fields });
    expect(await refused({ checker: parties.ngo })).toBe('NOT_FOUND');
    expect(await refused({ checker: planId })).toBe('NOT_FOUND');
    expect(await refused({ parents: [scene.table.recordId] })).toBe('NOT_FOUND');
    await scene.ask('mother', DESCRIBE, {
      id: proposed.unitId,
      fields: { checker: null, responsible: [], proof: 'smlouva' },
    });
    expect(await itemOf('worker', proposed.unitId)).toMatchObject({
      checker: { label: 'ngo' },
      responsible: [{ label: 'ngo' }],
    });
    expect(await itemOf('mother', proposed.unitId)).toMatchObject({ checker: null, responsible: [] });
  });

  it('[W21] takes proposals of parties that do not write, and answers them', async () => {
    const input = { recordId: planId, heading: 'plan_help', text: 'zkouška' };
    expect(await scene.refusalOf('mother', ADD, { input })).toBe('FORBIDDEN_STEP');
    expect(await scene.refusalOf('worker', PROPOSE, { input })).toBe('FORBIDDEN_STEP');
    const yes = await propose('mother', 'požádám o ranní směny');
    const no = await propose('ngo', 'tábor');
    expect(yes).toMatchObject({ proposal: 'open', number: null, may: { describe: true, answer: false } });
    expect(await words('ngo')).toEqual(['tábor']);
    expect(await words('father')).toEqual([]);
    expect(await scene.refusalOf('mother', SHARE, { id: yes.unitId, epoch: yes.text.epoch })).toBe('FORBIDDEN_STEP');
    expect(await scene.refusalOf('ngo', ACCEPT, { id: no.unitId, epoch: no.text.epoch })).toBe('FORBIDDEN_STEP');
    const { epoch } = (await itemOf('worker', yes.unitId)).text;
    expect(await scene.refusalOf('worker', ACCEPT, { id: yes.unitId, epoch: epoch + 1 })).toBe('CONFLICT');
    await scene.ask('worker', ACCEPT, { id: yes.unitId, epoch });
    await scene.ask('worker', DECLINE, { id: no.unitId, reason: 'Na tábor nejsou peníze.' });
    expect(await itemOf('father', yes.unitId)).toMatchObject({ number: 1, proposal: null });
    expect(await itemOf('ngo', no.unitId)).toMatchObject({
      proposal: 'declined',
      declineReason: 'Na tábor nejsou peníze.',
    });
    expect(await scene.refusalOf('mother', DECLINE, { id: no.unitId, reason: 'x' })).toBe('NOT_FOUND');
  });

  it('[W21] lets the family write its own commission', async () => {
    const input = { recordId: planId, heading: 'plan_commission', text: 'Chci, aby děti zůstaly u mě.' };
    const { addPlanItem } = await scene.ask<{ addPlanItem: { items: Item[] } }>('mother', ADD, { input });
    const { unitId, text } = begun(addPlanItem.items, input.text);
    await scene.ask('mother', SHARE, { id: unitId, epoch: text.epoch });
    expect(await words('worker')).toEqual([input.text]);
    expect(await scene.refusalOf('teacher', ADD, { input })).toBe('FORBIDDEN_STEP');
  });

  it('[W23] says what keeps it from being signed, to who answers for the case', async () => {
    const goal = await put('plan_goals', 'cíl');
    const measure = await put('plan_help', 'opatření', { until: '2026-10-31' });
    expect((await itemOf('worker', goal)).faults).toEqual(['no-indicator']);
    expect((await itemOf('worker', measure)).faults).toEqual(['no-responsible', 'no-criterion']);
    expect((await itemOf('mother', measure)).faults).toEqual([]);
    const fields = { criterion: 'drží', responsible: [scene.table.parties.school] };
    await scene.ask('worker', DESCRIBE, { id: measure, fields });
    expect((await itemOf('worker', measure)).faults).toEqual([]);
    expect(await words('teacher')).toEqual(['cíl', 'opatření']);
    expect(await scene.refusalOf('worker', DESCRIBE, { id: measure, fields: { from: '2026-11-01' } })).toBe(
      'BAD_INPUT',
    );
  });

  it('[W24] notes how a measure goes, by who answers for the case', async () => {
    const id = await put('plan_help', 'opatření', { responsible: [scene.table.parties.mother] });
    expect(await scene.refusalOf('mother', PROGRESS, { id, p: 'done' })).toBe('FORBIDDEN_STEP');
    expect(await scene.refusalOf('worker', PROGRESS, { id, p: 'almost' })).toBe('BAD_INPUT');
    await scene.ask('worker', PROGRESS, { id, p: 'not_done_circumstances' });
    expect(await itemOf('mother', id)).toMatchObject({ progress: 'not_done_circumstances' });
  });

  it('[Q4] answers an acceptance by which the office puts something out of its own sight, and is not kept by it', async () => {
    const { unitId } = await propose('ngo', 'co zůstane jejich');
    await scene.ask('ngo', RELABEL, { id: unitId, change: { category: 'THERAPY' } });
    const { text } = await itemOf('worker', unitId);
    await scene.ask('worker', ACCEPT, { id: unitId, epoch: text.epoch });
    expect((await itemsOf('worker')).map((item) => item.unitId)).not.toContain(unitId);
    expect((await itemOf('ngo', unitId)).text.state).toBe('shared');
    // [W23] Nobody is responsible for it; saying so would tell the office that it is there.
    expect([...(await asSitter(scene, 'worker', (ctx) => planFaultsOf(ctx, planId)))]).toEqual([]);
  });

  it('[W25] takes a passage from the minutes with a trace for whoever reads both', async () => {
    const own = await scene.newUnit('worker', { mode: 'joint', kind: 'frame', text: 'ranní doprovod' });
    const { takeIntoPlan } = await scene.ask<{ takeIntoPlan: { items: Item[] } }>('worker', TAKE, {
      input: { unitId: own, heading: 'plan_help' },
    });
    const item = begun(takeIntoPlan.items, 'ranní doprovod');
    expect(item.source).toEqual({ unitId: own });
    const traces = async (by: SitterKey) =>
      (await scene.ask<{ planTraces: object[] }>(by, TRACES, { id: scene.table.recordId })).planTraces;
    expect(await traces('mother')).toEqual([]);
    await scene.ask('worker', SHARE, { id: item.unitId, epoch: item.text.epoch });
    expect(await traces('mother')).toEqual([{ unitId: own, itemId: item.unitId, kind: 'measure', number: 1 }]);
    const shownAs = async (): Promise<unknown> =>
      (
        await scene.ask<{ planAs: { items: Item[] } }>('worker', AS, { id: planId, p: scene.table.parties.mother })
      ).planAs.items.map(({ source }) => source);
    expect(await shownAs()).toEqual([{ unitId: own }]);
    await scene.ask('worker', NARROW, { u: own, p: [scene.table.parties.mother] });
    expect(await traces('mother')).toEqual([]);
    expect(await shownAs()).toEqual([null]);
    expect((await itemOf('mother', item.unitId)).source).toBeNull();
  });

  it('[W25] leaves the words of others theirs: they wait for their yes, with the decisions taken on them', async () => {
    const theirs = await scene.newUnit('teacher', { kind: 'frame', text: 'hlásit denně' });
    await scene.ask('worker', NARROW, { u: theirs, p: [scene.table.parties.father] });
    expect(await scene.refusalOf('mother', TAKE, { input: { unitId: theirs, heading: 'plan_help' } })).toBe(
      'FORBIDDEN_STEP',
    );
    expect(await scene.refusalOf('father', TAKE, { input: { unitId: theirs, heading: 'plan_help' } })).toBe(
      'NOT_FOUND',
    );
    const { takeIntoPlan } = await scene.ask<{ takeIntoPlan: { items: Item[] } }>('worker', TAKE, {
      input: { unitId: theirs, heading: 'plan_goals' },
    });
    const { unitId, text } = begun(takeIntoPlan.items, 'hlásit denně');
    expect(await scene.refusalOf('worker', SHARE, { id: unitId, epoch: text.epoch })).toBe('FORBIDDEN_STEP');
    expect(await words('mother')).toEqual([]);
    await scene.ask('teacher', `mutation ($id: ID!) { acceptScribed(unitId: $id) { id } }`, { id: unitId });
    await scene.ask('worker', ACCEPT, { id: unitId, epoch: (await itemOf('worker', unitId)).text.epoch });
    expect(await words('mother')).toEqual(['hlásit denně']);
    expect(await words('father')).toEqual([]);
  });

  it('[W20] makes a measure of whatever is typed among the measures, for those alone whom it is for', async () => {
    const sections = `query ($id: ID!) { record(id: $id) { sections { id heading } } }`;
    const { record } = await scene.ask<{ record: { sections: { id: string; heading: string }[] } }>(
      'worker',
      sections,
      {
        id: planId,
      },
    );
    const sectionId = record.sections.find(({ heading }) => heading === 'plan_help')?.id;
    const typed = await scene.newUnit('worker', { recordId: planId, sectionId, kind: 'fact', text: 'napsáno' });
    expect((await itemOf('mother', typed)).number).toBe(1);
    expect(await words('teacher')).toEqual([]);
    expect(
      await scene.refusalOf('teacher', 'mutation ($i: AddUnitInput!) { addUnit(input: $i) { id } }', {
        i: { recordId: planId, sectionId },
      }),
    ).toBe('FORBIDDEN_STEP');
  });

  it('[W20] is begun anew in a case that was reopened; the closed one is only read', async () => {
    const may = async () =>
      (await scene.ask<{ plan: { may: { open: boolean; add: string[] } } }>('worker', PLAN, { id: scene.table.caseId }))
        .plan.may;
    expect(await may()).toMatchObject({ open: false });
    await server.asOwner(`update record set state = 'closed' where id = $1`, [planId]);
    expect(await may()).toMatchObject({ open: true, add: [] });
    const { openPlan } = await scene.ask<{ openPlan: { recordId: RecordId } }>('worker', OPEN, {
      id: scene.table.caseId,
    });
    expect(openPlan.recordId).not.toBe(planId);
  });

  it('[W20] begins from a template as drafts that nobody else sees', async () => {
    const { usePlanTemplate } = await scene.ask<{ usePlanTemplate: { items: Item[] } }>('worker', TEMPLATE, {
      id: planId,
    });
    expect(usePlanTemplate.items.map(({ kind }) => kind)).toEqual(['cause', 'goal', 'measure', 'measure']);
    expect(usePlanTemplate.items[2]?.parents).toEqual([usePlanTemplate.items[1]?.unitId]);
    expect(await words('mother')).toEqual([]);
  });

  it('[W23] gives what is signed to who freezes it, and to nobody else', async () => {
    const { parties } = scene.table;
    const id = await put('plan_help', 'skryté', { criterion: 'drží', responsible: [parties.ngo] }, [parties.mother]);
    const as = <T>(by: SitterKey, act: (ctx: RequestContext) => Promise<T>): Promise<T> => asSitter(scene, by, act);
    const whole = await as('worker', (ctx) => wholePlanDetails(ctx, planId));
    expect(whole.get(id)).toMatchObject({
      fields: { kind: 'measure', criterion: 'drží' },
      references: { responsible: [parties.ngo] },
    });
    expect([...(await as('worker', (ctx) => planFaultsOf(ctx, planId)))]).toEqual([[id, ['no-until']]]);
    await expect(as('mother', (ctx) => planFaultsOf(ctx, planId))).rejects.toThrow('FORBIDDEN_STEP');
  });
});
