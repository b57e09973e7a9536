import { arrivesAt, isSignIn } from '../support/arrives-at.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readStores } from '../tap/stores.js';
import { layTable, type Table } from './table.js';

let table: Table;
beforeAll(async () => {
  table = await layTable('story-1');
});
afterAll(() => table.close());

it('signing out leaves nothing of the conference in the browser', async () => {
  const office = await table.seat('ospod');
  await office.openConference();
  const address = office.page.url();
  await office.signOut();
  const stores = JSON.stringify(await readStores(office.page, office.context));
  for (const unit of Object.values(table.story.units))
    for (const canary of unit.canaries) expect(stores).not.toContain(canary);
  expect(await office.context.cookies()).toEqual([]);

  await office.page.goBack().catch(() => null);
  expect(await office.page.locator('body').innerText()).not.toContain('sýkorkou');
  await office.page.goto(address);
  await arrivesAt(office.page, isSignIn);
  expect(await office.page.locator('body').innerText()).not.toContain('sýkorkou');
  const answer = await office.person.send('{ desk { now } }');
  expect(answer.errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
});

it('a second window of the same browser is signed out with the first', async () => {
  const office = await table.seat('ospod');
  await office.openConference();
  const other = await office.context.newPage();
  await other.goto(table.system.origin);
  await other.getByRole('main').waitFor();
  await office.signOut();
  await arrivesAt(other, isSignIn);
  await other.getByRole('heading', { name: 'Přihlášení' }).waitFor();
  expect(await other.locator('body').innerText()).not.toContain('Olšinovi');
});

it('a window of the person before does not go on as somebody who signs in beside it', async () => {
  const office = await table.seat('ospod');
  await office.openConference();
  const other = await office.context.newPage();
  await other.goto(`${table.system.origin}/sign-in`);
  await other.getByRole('button', { name: 'Milan Olšina' }).click();
  await arrivesAt(other, (url) => url.pathname === '/');
  await arrivesAt(office.page, (url) => url.pathname === '/');
  await office.page.getByRole('button', { name: /Milan Olšina/ }).waitFor();
  expect(await office.page.locator('body').innerText()).not.toContain('sýkorkou');
});
