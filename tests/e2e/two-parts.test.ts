import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../support/browser.js';
import { layTable, plain, textsFor, type Table } from './table.js';

let table: Table;
let father: Visitor;
let mother: Visitor;
let office: Visitor;

beforeAll(async () => {
  table = await layTable('story-2');
  [father, mother, office] = await Promise.all([table.seat('otec'), table.seat('matka'), table.seat('ospod')]);
  for (const visitor of [father, mother, office]) await visitor.openConference();
});

afterAll(() => table.close());

describe('a conference in two parts', () => {
  it.each(['otec', 'matka', 'ospod'])('%s sees exactly the units of the story', async (party) => {
    const visitor = { otec: father, matka: mother, ospod: office }[party];
    const texts = (await visitor?.texts())?.map(plain) ?? [];
    expect(texts.toSorted()).toEqual(textsFor(table.story, party).toSorted());
  });

  it('the father meets nobody of the part he was not asked to, nor its agenda', async () => {
    const page = plain(await father.page.locator('body').innerText());
    for (const word of ['Úkryt', 'Zimová', 'Mlejnková', 'intervenční', 'Bezpečí', 'Děti a škola']) expect(page).not.toContain(word);
    expect(page).toContain('Pohled otce a kontakt s dětmi');
  });

  it('the mother meets nothing of his part', async () => {
    const page = plain(await mother.page.locator('body').innerText());
    for (const word of ['Pohled otce', 'Křižovatka', 'adiktolog']) expect(page).not.toContain(word);
    expect(page).toContain('Zvonková 1187');
  });

  it('numbers have no gaps for him', async () => {
    const { record } = await father.person.ask<{ record: { sections: { ordinal: string; units: { ordinal: string }[] }[] } }>(
      'query ($id: ID!) { record(id: $id) { sections { ordinal units { ordinal } } } }',
      { id: await father.person.recordId() },
    );
    expect(record.sections.map(({ ordinal }) => ordinal)).toEqual(record.sections.map((_, index) => String(index + 1)));
    for (const { ordinal, units } of record.sections) {
      expect(units.map((unit) => unit.ordinal)).toEqual(units.map((_, index) => `${ordinal}.${index + 1}`));
    }
  });

  it('what is typed in one part while the other looks stays in that part', async () => {
    await father.standAtEndOf('Nastoupil k adiktologovi');
    await father.page.keyboard.type(' Ozvu se v pátek.', { delay: 10 });
    await office.unit('Ozvu se v pátek.').waitFor();
    expect((await mother.texts()).join(' ')).not.toContain('Ozvu se v pátek');
  });
});
