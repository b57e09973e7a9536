import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../support/api-process.js';
import { asAdministrator } from '../support/databases.js';
import { House } from './support/house.js';
import { faultsIn, LOOKS } from './support/looks.js';
import { STORY_1 } from './support/story-files.js';

let house: House;
beforeAll(async () => {
  house = await House.open({ stories: [STORY_1] });
});
afterAll(() => house.close());

describe('a case whose key is destroyed', () => {
  it('leaves every open screen, and the record says so in its place', async () => {
    const { database } = house.system;
    const guests = [];
    for (const look of LOOKS) guests.push({ look, guest: await house.atTable('Bc. Jitka Lomnická', look) });
    const [first] = guests;
    const read = (await first?.guest.page.locator('.record-unit-text').first().textContent()) ?? '';
    expect(read.length).toBeGreaterThan(10);
    const [file] = await asAdministrator<{ id: string }>(database, 'select id from case_file limit 1');
    await runCli(['keys', 'erase', file?.id ?? '', 'skartační řízení 12/2026'], database.env);
    const found: string[] = [];
    for (const { look, guest } of guests) {
      await guest.page.getByText('Obsah případu byl smazán (klíč byl zničen).').first().waitFor();
      expect(await guest.page.locator('main').textContent()).not.toContain(read);
      found.push(...(await faultsIn(guest.page, 'erased', look)));
    }
    expect(found).toEqual([]);
    expect(house.faults()).toEqual([]);
  });
});
