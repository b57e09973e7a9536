import type { Page } from 'playwright-core';
import type { Guest } from './guest.js';

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
export async function putCause(
  page: Page,
  recordId: string,
  text: string,
  without: readonly string[] = [],
): Promise<void> {
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
export async function planOf(page: Page, caseId: string): Promise<Plan> {
  const read = 'query ($id: ID!) { plan(caseId: $id) { recordId parties { partyId label } items { unitId faults } } }';
  const { plan } = await ask<{ plan: Plan }>(page, read, { id: caseId });
  const fill =
    'mutation ($id: ID!, $fields: PlanFieldsInput!) { describePlanItem(unitId: $id, fields: $fields) { recordId } }';
  const fields = { criterion: 'směny jsou změněné', until: '2026-12-31' };
  for (const { unitId, faults } of plan.items) if (faults.length > 0) await ask(page, fill, { id: unitId, fields });
  return plan;
}

/** To the sheet of signatures of the Olšin family. */
export async function openSheet(guest: Guest, origin: string): Promise<void> {
  await guest.page.goto(`${origin}/cases`);
  await guest.page.getByRole('link', { name: 'Olšinovi', exact: true }).click();
  await guest.page.getByRole('link', { name: 'Revize a podpisy' }).click();
  await guest.page.getByRole('heading', { level: 1, name: 'Revize a podpisy' }).waitFor();
}

/** Freezes the plan and asks for signatures. */
export async function submit(page: Page): Promise<void> {
  await page.getByLabel('Do kdy').fill('2099-01-31');
  await page.getByRole('button', { name: 'Zmrazit a předložit' }).click();
}
