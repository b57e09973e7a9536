import { afterAll, beforeAll, expect, it } from 'vitest';
import { drawSignature } from './support/draw-signature.js';
import type { Guest } from './support/guest.js';
import { House } from './support/house.js';
import { faultsIn, LOOKS } from './support/looks.js';
import { flat, STORY_1 } from './support/story-files.js';

const WORKER = 'Bc. Jitka Lomnická';
const MOTHER = 'Renata Olšinová';
const TEACHER = 'Mgr. Tomáš Bělohrad';
const GOAL = 'aby Natálie chodila do školy';
const PROPOSAL = 'Sestra Šárka bude ráno u dětí.';
const [DESK, PHONE] = LOOKS;

let house: House;
beforeAll(async () => {
  house = await House.open({ stories: [STORY_1] });
});
afterAll(() => house.close());

/** From the list of cases through the head of the case, as a person goes. */
async function openPlan({ page }: Guest): Promise<void> {
  await page.goto(`${house.system.origin}/cases`);
  await page.getByRole('link', { name: 'Olšinovi', exact: true }).click();
  await page.getByRole('link', { name: 'Plán ochrany dítěte' }).click();
  await page.getByRole('table').waitFor();
}

const numbers = ({ page }: Guest): Promise<string[]> => page.locator('tbody th[scope="row"]').allTextContents();

it('[W23] says what keeps the plan from being signed, and lets it be mended; the chart repeats the terms', async () => {
  const worker = await house.guest(WORKER, DESK);
  const { page } = worker;
  await openPlan(worker);
  expect(await numbers(worker)).toEqual(['M1', 'M2', 'M3', 'M4', 'M5', 'M6']);
  const faults = page.getByRole('region', { name: 'Plán zatím nejde podepsat.' });
  expect(flat((await faults.textContent()) ?? '')).toContain('M3 nemá kritérium splnění');
  expect(await faultsIn(page, 'plan', DESK)).toEqual([]);
  await faults.getByRole('button', { name: 'Doplnit M3' }).click();
  const form = page.getByRole('form', { name: 'Upravit: M3' });
  await form.getByLabel('Splněno, když').fill('žádost je podaná');
  expect(await faultsIn(page, 'plan-form', DESK)).toEqual([]);
  await form.getByRole('button', { name: 'Uložit' }).click();
  await faults.waitFor({ state: 'detached' });
  await page.getByText('splněno, když: žádost je podaná').waitFor();
});

it('[W22] numbers the plan of the school without a gap and with nothing of what others see', async () => {
  const teacher = await house.guest(TEACHER, PHONE);
  await openPlan(teacher);
  expect(await numbers(teacher)).toEqual(['M1', 'M2']);
  const words = flat(await teacher.words());
  expect(words).not.toMatch(/splátkový|večerní návštěvu|změnu směn|nájmu/u);
  expect(await faultsIn(teacher.page, 'plan-school', PHONE)).toEqual([]);
});

it('[W21] a mother proposes on her phone, reads her version, and the proposal is accepted into the plan', async () => {
  const mother = await house.guest(MOTHER, PHONE);
  const { page } = mother;
  await openPlan(mother);
  await page.getByRole('button', { name: 'Navrhnout opatření' }).click();
  await page.getByLabel('Text', { exact: true }).fill(PROPOSAL);
  await page.getByRole('button', { name: 'Poslat návrh' }).click();
  await page.getByText('Čeká na OSPOD.').waitFor();
  expect(await faultsIn(page, 'plan-mother', PHONE)).toEqual([]);
  const worker = await house.guest(WORKER, DESK);
  await openPlan(worker);
  const proposals = worker.page.getByRole('region', { name: 'Návrhy' });
  await proposals.getByText(PROPOSAL).waitFor();
  expect(await faultsIn(worker.page, 'plan-proposal', DESK)).toEqual([]);
  await proposals.getByRole('button', { name: 'Přijmout do plánu' }).click();
  // It comes to the open page of the mother by itself, with a number of her own.
  await page.getByRole('row', { name: PROPOSAL }).waitFor();
  expect(await numbers(mother)).toEqual(['M1', 'M2', 'M3', 'M4', 'M5', 'M6']);
  await page.getByRole('tab', { name: 'Verze pro rodinu' }).click();
  await page.getByRole('heading', { name: 'Co udělám já' }).waitFor();
  expect(flat(await mother.words())).toContain('Požádám v práci o ranní směny.');
  expect(await faultsIn(page, 'plan-family', PHONE)).toEqual([]);
  await worker.page.getByRole('tab', { name: 'Verze pro rodinu' }).click();
  await worker.page.getByRole('button', { name: 'Pro koho' }).click();
  await worker.page.getByRole('option', { name: 'matka', exact: true }).click();
  await worker.page.getByText('Požádám v práci o ranní směny.').first().waitFor();
  await worker.page.getByRole('button', { name: 'Podepsat na tabletu' }).click();
  const signing = worker.page.getByRole('form', { name: 'Podepsat na tabletu' });
  await signing.getByLabel('Celé jméno toho, kdo podepisuje').fill('Renata Olšinová');
  expect(await faultsIn(worker.page, 'plan-signing', DESK)).toEqual([]);
  await worker.page.setViewportSize(PHONE);
  expect(await faultsIn(worker.page, 'plan-signing', PHONE)).toEqual([]);
  await worker.page.setViewportSize(DESK);
  await drawSignature(worker.page);
  await signing.getByRole('button', { name: 'Uložit podpis' }).click();
  const signed = worker.page.getByRole('region', { name: 'Podpisy na tabletu' });
  await signed.getByRole('button', { name: 'Ukázat, co bylo podepsáno' }).click();
  await signed.getByRole('img', { name: 'Podpis: Renata Olšinová' }).waitFor();
  expect(flat(await signed.innerText())).toContain('Co udělám já');
  expect(await faultsIn(worker.page, 'plan-signed', DESK)).toEqual([]);
  await worker.page.getByRole('tab', { name: 'Text plánu' }).click();
  await worker.page.locator('.record-unit-text').first().waitFor();
  expect(await faultsIn(worker.page, 'plan-text', DESK)).toEqual([]);
  expect(house.faults()).toEqual([]);
});

it('[W25] a passage of the minutes is taken into the plan and says there where it went', async () => {
  const worker = await house.atTable(WORKER, DESK);
  const { page } = worker;
  await worker.paper.stand({ unit: GOAL, at: 'end' });
  for (let n = 0; n < 12; n += 1) await page.keyboard.press('Shift+ArrowLeft');
  await page.getByRole('region', { name: 'Vybraná pasáž' }).getByRole('button', { name: 'Převést do plánu' }).click();
  const bar = page.getByRole('form', { name: 'Převést do plánu' });
  expect(await faultsIn(page, 'plan-take', DESK)).toEqual([]);
  await bar.getByRole('button', { name: 'Převést', exact: true }).click();
  await page.getByText('Převedeno. Koncept je v plánu.').waitFor();
  await worker.paper.stand({ unit: GOAL, at: 'end' });
  await page.getByRole('link', { name: 'V plánu: koncept' }).click();
  await page.getByRole('region', { name: 'Koncepty' }).getByText('vše důvěrné', { exact: false }).waitFor();
});
