import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Guest } from './support/guest.js';
import { House } from './support/house.js';
import { faultsIn, LOOKS } from './support/looks.js';
import { STORY_1 } from './support/story-files.js';

const [WORKER, MOTHER] = ['Bc. Jitka Lomnická', 'Renata Olšinová'] as const;
const ADD =
  'mutation ($input: PlanItemInput!) { addPlanItem(input: $input) { items { unitId text: unit { epoch state } } } }';

/** One request of the page's own session. */
function ask<T>(page: Page, query: string, variables: object): Promise<T> {
  return page.evaluate(
    async (body) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch('/graphql', { method: 'POST', headers, body: JSON.stringify(body) });
      return (await answer.json()).data;
    },
    { query, variables },
  );
}

/** Puts a cause into the plan; some parties may be kept from it. */
async function putCause(page: Page, recordId: string, text: string, without: readonly string[] = []): Promise<void> {
  const input = { recordId, heading: 'plan_causes', text };
  interface Added {
    addPlanItem: { items: { unitId: string; text: { epoch: number; state: string } }[] };
  }
  const { addPlanItem } = await ask<Added>(page, ADD, { input });
  const id = addPlanItem.items.find((one) => one.text.state === 'draft')?.unitId;
  if (without.length > 0) {
    const narrow = 'mutation ($u: ID!, $p: [ID!]!) { narrowUnit(unitId: $u, partyIds: $p, reason: "x") { id } }';
    await ask(page, narrow, { u: id, p: without });
  }
  const read = 'query ($id: ID!) { record(id: $id) { sections { units { id epoch } } } }';
  interface Read {
    record: { sections: { units: { id: string; epoch: number }[] }[] };
  }
  const { record } = await ask<Read>(page, read, { id: recordId });
  const epoch = record.sections.flatMap((section) => section.units).find((unit) => unit.id === id)?.epoch;
  await ask(page, 'mutation ($id: ID!, $epoch: Int!) { shareUnit(unitId: $id, epoch: $epoch) { id } }', { id, epoch });
}

interface Plan {
  readonly recordId: string;
  readonly parties: readonly { readonly partyId: string; readonly label: string }[];
  readonly items: readonly { readonly unitId: string; readonly faults: readonly string[] }[];
}

/** The plan of the story, with what was missing in it filled in. */
async function planOf(page: Page, caseId: string): Promise<Plan> {
  const read = 'query ($id: ID!) { plan(caseId: $id) { recordId parties { partyId label } items { unitId faults } } }';
  const { plan } = await ask<{ plan: Plan }>(page, read, { id: caseId });
  const fill =
    'mutation ($id: ID!, $fields: PlanFieldsInput!) { describePlanItem(unitId: $id, fields: $fields) { recordId } }';
  const fields = { criterion: 'směny jsou změněné', until: '2026-12-31' };
  for (const { unitId, faults } of plan.items) if (faults.length > 0) await ask(page, fill, { id: unitId, fields });
  return plan;
}

async function openSheet(guest: Guest, origin: string): Promise<void> {
  await guest.page.goto(`${origin}/cases`);
  await guest.page.getByRole('link', { name: 'Olšinovi', exact: true }).click();
  await guest.page.getByRole('link', { name: 'Revize a podpisy' }).click();
  await guest.page.getByRole('heading', { level: 1, name: 'Revize a podpisy' }).waitFor();
}

async function submit(page: Page): Promise<void> {
  await page.getByLabel('Do kdy').fill('2099-01-31');
  await page.getByRole('button', { name: 'Zmrazit a předložit' }).click();
}

async function sign(page: Page, name: string): Promise<void> {
  await page.getByLabel('Potvrďte, že jste to vy').fill(name);
  await page.getByRole('button', { name: 'Podepsat', exact: true }).click();
}

describe.each(LOOKS)('signing at $width px', (look) => {
  let house: House;
  beforeAll(async () => {
    house = await House.open({ stories: [STORY_1] });
  });
  afterAll(() => house?.close());

  it('[W32] [W35] [W38] freezes the plan, is signed by two parties, and lapses for the one that sees the change', async () => {
    const worker = await house.guest(WORKER, look);
    const { page } = worker;
    await openSheet(worker, house.system.origin);
    await page.getByText('Zatím není žádná revize.').waitFor();
    const caseId = /cases\/([0-9a-f-]+)/u.exec(page.url())?.[1] ?? '';
    const plan = await planOf(page, caseId);
    await putCause(page, plan.recordId, 'Zkušební příčina.');
    await page.reload();
    await page.getByRole('button', { name: 'Předložit k podpisu' }).click();
    const found = await faultsIn(page, 'signoff-open', look);
    await submit(page);
    await page.getByText('Zkušební příčina').first().waitFor();
    await sign(page, WORKER);
    await page.getByText(/^podepsáno ·/u).waitFor();
    found.push(...(await faultsIn(page, 'signoff-sheet', look)));

    const mother = await house.guest(MOTHER, look);
    await openSheet(mother, house.system.origin);
    await mother.page.getByText('Zkušební příčina').first().waitFor();
    found.push(...(await faultsIn(mother.page, 'signoff-answer', look)));
    await sign(mother.page, MOTHER);
    await mother.page
      .getByText(/^podepsáno ·/u)
      .nth(1)
      .waitFor();
    await mother.page.getByRole('button', { name: 'Ověřit moji revizi' }).click();
    await mother.page.getByText(/Podpis \(Renata Olšinová\)/u).waitFor();
    found.push(...(await faultsIn(mother.page, 'signoff-verified', look)));

    const own = plan.parties.filter(({ label }) => /matka|Renata/iu.test(label)).map(({ partyId }) => partyId);
    expect(own).toHaveLength(1);
    await putCause(page, plan.recordId, 'Neznámá okolnost.', own);
    await page.getByRole('button', { name: 'Předložit novou revizi' }).click();
    await submit(page);
    await page.getByText('Dřívější podpis pozbyl platnosti').waitFor();
    await mother.page.reload();
    await mother.page.getByRole('button', { name: 'Beru nový otisk na vědomí' }).click();
    await mother.page.getByRole('button', { name: 'Beru nový otisk na vědomí' }).waitFor({ state: 'detached' });
    expect(await mother.page.locator('main').textContent()).not.toMatch(/Neznámá okolnost|pozbyl/u);
    expect([...found, ...house.faults()]).toEqual([]);
  }, 120_000);
});
