import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../support/browser.js';
import { waitFor } from '../support/wait-for.js';
import { layTable, plain, textsFor, type Table } from './table.js';

const SEATS = ['ospod', 'skola', 'naruc', 'vazka', 'matka', 'otec'] as const;
let table: Table;
const at = new Map<string, Visitor>();

beforeAll(async () => {
  table = await layTable('story-1');
  for (const party of SEATS) {
    const visitor = await table.seat(party, party === 'ospod' ? { person: 'rouskova' } : {});
    await visitor.openConference();
    at.set(party, visitor);
  }
});

afterAll(() => table.close());

function visitor(party: string): Visitor {
  const found = at.get(party);
  if (!found) throw new Error(`${party} is not at the table`);
  return found;
}

const textsOf = async (party: string): Promise<string[]> => (await visitor(party).texts()).map(plain);

describe('six people of one table in six browsers', () => {
  it.each(SEATS)('%s sees exactly the units of the story', async (party) => {
    expect((await textsOf(party)).toSorted()).toEqual(textsFor(table.story, party).toSorted());
  });

  it('see the units in one order', async () => {
    const orders = await Promise.all(SEATS.map(textsOf));
    const whole = textsFor(table.story, 'ospod');
    for (const order of orders) {
      const common = order.filter((text) => whole.includes(text));
      expect(common).toEqual(whole.filter((text) => common.includes(text)));
    }
  });

  it('type into one unit and into units of their own at the same time, and all agree', async () => {
    const goal = 'Mluví jeden';
    const own: [string, string, string][] = [
      ['ospod', goal, ' zapisovatelka'],
      ['skola', goal, ' učitel'],
      ['naruc', goal, ' pracovnice'],
      ['vazka', 'Pět exekucí', ' doplněno poradcem'],
    ];
    for (const [party, words] of own) await visitor(party).standAtEndOf(words);
    await Promise.all(own.map(([party, , words]) => visitor(party).page.keyboard.type(words, { delay: 15 })));
    const typed = own.filter(([, words]) => words === goal).map(([, , words]) => words.trim());
    const shared = await waitFor('all have the words of all', async () => {
      const texts = await Promise.all(SEATS.map(async (party) => plain(await visitor(party).unit(goal).innerText())));
      const letters = (text: string): number => text.length;
      const same = texts.every((text) => text === texts[0]);
      const whole = letters(texts[0] ?? '') >= plain(table.story.units['1-01']?.text ?? '').length + typed.join('').length;
      return same && whole && texts[0];
    });
    for (const word of typed) expect([...shared].filter((letter) => word.includes(letter)).length).toBeGreaterThanOrEqual(word.length);
    await visitor('matka').unit('doplněno poradcem').waitFor();
    expect((await textsOf('skola')).join(' ')).not.toContain('doplněno poradcem');
    expect((await textsOf('otec')).join(' ')).not.toContain('doplněno poradcem');
  });

  it('keep what they typed over a reload, and see it as saved', async () => {
    const before = await textsOf('ospod');
    await visitor('ospod').reload();
    expect(await textsOf('ospod')).toEqual(before);
  });

  it('a mother begins a passage of her own; nobody has a word of it until she shares it', async () => {
    const mother = visitor('matka');
    await mother.page.getByRole('button', { name: /Psát za matka|Psát za/ }).first().click();
    await mother.page.keyboard.type('Ranní směny bych zvládla.', { delay: 10 });
    await mother.page.getByText(/^Uloženo /).first().waitFor();
    for (const party of ['ospod', 'skola', 'naruc', 'vazka', 'otec']) {
      expect((await textsOf(party)).join(' ')).not.toContain('Ranní směny');
    }
    await mother.page.keyboard.press('Control+Enter');
    await visitor('ospod').unit('Ranní směny bych zvládla.').waitFor();
  });

  it('a window shows where others write only in units it may see', async () => {
    await visitor('vazka').standAtEndOf('Pět exekucí');
    await visitor('vazka').page.keyboard.type('.');
    await waitFor('the mother sees the caret of the adviser', async () => (await visitor('matka').page.getByText('Skála').count()) > 0);
    const carets = visitor('skola').page.locator('.record-unit').getByText('Skála');
    expect(await carets.count()).toBe(0);
  });
});
